// SPDX-License-Identifier: Apache-2.0
// The document that says what is inside an image (docs/contents.md).

/** Names and values in turn. */
export type Folder = (string | Value)[];
export type Value = number | string | Folder | Summed | HardLink | Record<string, never>;

/** A folder of which only the totals are known. */
interface Summed {
  files: number;
  bytes: number;
}
interface HardLink {
  link: string;
}

export interface Package {
  type: string;
  name: string;
  version: string;
  license?: string;
}

/** How it is run, and what it says of itself; documents that were written before this was read have none. */
export interface Config {
  env?: string[];
  entrypoint?: string[];
  cmd?: string[];
  workdir?: string;
  user?: string;
  stop_signal?: string;
  ports?: string[];
  volumes?: string[];
  labels?: Record<string, string>;
  scripts?: Record<string, string>;
  definition?: string;
}

export interface Contents {
  schema: number;
  system: { name?: string };
  config?: Config;
  packages: Package[];
  totals: { files: number; bytes: number };
  summed: number;
  notes: string[];
  files: Folder;
}

/** Names and values, as "NAME=value" has them. */
export function variables(env: string[] = []): [name: string, value: string][] {
  return env.map((one) => {
    const end = one.indexOf("=");
    return end < 0 ? [one, ""] : [one.slice(0, end), one.slice(end + 1)];
  });
}

/** Words as a shell would take them, where they need quotes with those of JSON. */
export function commandLine(words: string[] = []): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : JSON.stringify(word))).join(" ");
}

/** One name of a folder. */
export interface Node {
  name: string;
  bytes: number;
  folder?: Folder;
  /** Where a link leads. */
  target?: string;
}

const sums = new WeakMap<Folder, number>();

/** With all below; a hard link has no bytes of its own. */
export function bytesOf(value: Value): number {
  if (typeof value === "number") return value;
  if (typeof value === "string") return 0;
  if (!Array.isArray(value)) return "bytes" in value ? value.bytes : 0;
  const known = sums.get(value);
  if (known !== undefined) return known;
  let sum = 0;
  for (let i = 1; i < value.length; i += 2) sum += bytesOf(value[i] as Value);
  sums.set(value, sum);
  return sum;
}

function nodeOf(name: string, value: Value): Node {
  const bytes = bytesOf(value);
  if (Array.isArray(value)) return { name, bytes, folder: value };
  if (typeof value === "string") return { name, bytes, target: value };
  if (typeof value === "object" && "link" in value && typeof value.link === "string")
    return { name, bytes, target: value.link };
  return { name, bytes };
}

/** What is in a folder, the largest first. */
export function nodesOf(folder: Folder): Node[] {
  const nodes: Node[] = [];
  for (let i = 0; i + 1 < folder.length; i += 2) nodes.push(nodeOf(String(folder[i]), folder[i + 1] as Value));
  return nodes.sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
}

/** Paths that have `word`, whatever its case. */
export function search(root: Folder, word: string): { path: string; bytes: number }[] {
  const found: { path: string; bytes: number }[] = [];
  const wanted = word.toLowerCase();
  const visit = (folder: Folder, above: string): void => {
    for (const node of nodesOf(folder)) {
      const path = `${above}/${node.name}`;
      if (node.name.toLowerCase().includes(wanted)) found.push({ path, bytes: node.bytes });
      if (node.folder) visit(node.folder, path);
    }
  };
  visit(root, "");
  return found;
}

// SPDX-License-Identifier: Apache-2.0
// What two states of an image differ in, as far as their documents tell (docs/contents.md).
import { bytesOf, commandLine, type Config, type Contents, type Folder, type Value, variables } from "./document";

/** What stands under one name in each; undefined: it is not there. */
export interface Change {
  name: string;
  was?: string;
  is?: string;
}
export interface PackageChange extends Change {
  type: string;
}
export interface FileChange {
  path: string;
  was?: Value;
  is?: Value;
  /** By how much it has grown. */
  bytes: number;
}
/** A text of several lines, those that both have left out. */
export interface TextChange {
  name: string;
  lines: { sign: "+" | "-"; text: string }[];
}
export interface Difference {
  packages: PackageChange[];
  /** Of a document that was written before these were read, nobody knows the settings and texts. */
  areSettingsKnown: boolean;
  settings: Change[];
  texts: TextChange[];
  files: FileChange[];
  bytes: number;
}

type Texts = Map<string, string>;

function changes(was: Texts, is: Texts): Change[] {
  const names = [...new Set([...was.keys(), ...is.keys()])].sort();
  return names
    .filter((name) => was.get(name) !== is.get(name))
    .map((name) => ({ name, was: was.get(name), is: is.get(name) }) as Change);
}

// A package may be there in several versions.
function versions(contents: Contents): Texts {
  const all = new Map<string, string[]>();
  for (const { name, type, version } of contents.packages) {
    const key = `${name}\n${type}`;
    const known = all.get(key);
    if (known) known.push(version ?? "");
    else all.set(key, [version ?? ""]);
  }
  return new Map([...all].map(([key, list]) => [key, list.sort().join(", ")]));
}

function packageChanges(was: Contents, is: Contents): PackageChange[] {
  return changes(versions(was), versions(is)).map((change) => {
    const [name = "", type = ""] = change.name.split("\n");
    return { ...change, name, type };
  });
}

function settings(config: Config, labels: Record<string, string>): Texts {
  const facts: [string, string][] = [
    ["ENTRYPOINT", commandLine(config.entrypoint)],
    ["CMD", commandLine(config.cmd)],
    ["WORKDIR", config.workdir ?? ""],
    ["USER", config.user ?? ""],
    ["EXPOSE", [...(config.ports ?? [])].sort().join(" ")],
    ["VOLUME", [...(config.volumes ?? [])].sort().join(" ")],
    ["STOPSIGNAL", config.stop_signal ?? ""],
  ];
  const stated = facts.filter(([, value]) => value !== "");
  const environment = variables(config.env).map(([name, value]): [string, string] => [`ENV ${name}`, value]);
  const own = Object.entries(labels).map(([name, value]): [string, string] => [`LABEL ${name}`, value]);
  return new Map([...stated, ...environment, ...own]);
}

const mostSteps = 4_000_000;

// The longest lines that both have, in order, stay; beyond what a browser does at once, all are exchanged.
function lineChanges(was: string[], is: string[]): TextChange["lines"] {
  const gone = was.map((text) => ({ sign: "-" as const, text }));
  const come = is.map((text) => ({ sign: "+" as const, text }));
  if (was.length * is.length > mostSteps) return [...gone, ...come];
  const width = is.length + 1;
  const common = new Uint16Array((was.length + 1) * width);
  for (let i = was.length - 1; i >= 0; --i)
    for (let j = is.length - 1; j >= 0; --j)
      common[i * width + j] =
        was[i] === is[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
  const lines: TextChange["lines"] = [];
  let i = 0;
  let j = 0;
  while (i < was.length || j < is.length) {
    if (i < was.length && j < is.length && was[i] === is[j]) {
      ++i;
      ++j;
    } else if (j === is.length || (i < was.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) {
      lines.push(gone[i++]!);
    } else {
      lines.push(come[j++]!);
    }
  }
  return lines;
}

function linesOf(text: string | undefined): string[] {
  return text ? text.replace(/\n$/, "").split("\n") : [];
}

function textChanges(was: Config, is: Config): TextChange[] {
  const texts = (config: Config): Texts =>
    new Map([...Object.entries(config.scripts ?? {}), ["%", config.definition ?? ""] as [string, string]]);
  return changes(texts(was), texts(is)).map((change) => ({
    name: change.name === "%" ? "" : change.name,
    lines: lineChanges(linesOf(change.was), linesOf(change.is)),
  }));
}

function valuesOf(folder: Folder): Map<string, Value> {
  const values = new Map<string, Value>();
  for (let i = 0; i + 1 < folder.length; i += 2) values.set(String(folder[i]), folder[i + 1] as Value);
  return values;
}

// A folder that is summed up in either is told by its bytes, all else by what it is.
function isSame(was: Value, is: Value): boolean {
  const isFolder = (value: Value): boolean => Array.isArray(value) || (typeof value === "object" && "files" in value);
  if (isFolder(was) && isFolder(is)) return bytesOf(was) === bytesOf(is);
  return JSON.stringify(was) === JSON.stringify(is);
}

function compareFolders(was: Folder, is: Folder, above: string, found: FileChange[]): void {
  const before = valuesOf(was);
  const after = valuesOf(is);
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(name), after.get(name)];
    const path = `${above}/${name}`;
    if (Array.isArray(old) && Array.isArray(now)) compareFolders(old, now, path, found);
    else if (old === undefined || now === undefined || !isSame(old, now))
      found.push({ path, was: old, is: now, bytes: bytesOf(now ?? 0) - bytesOf(old ?? 0) } as FileChange);
  }
}

/** The files that differ, those with most bytes first; a folder that only one has stands for all in it. */
function fileChanges(was: Folder, is: Folder): FileChange[] {
  const found: FileChange[] = [];
  compareFolders(was, is, "", found);
  return found.sort((a, b) => Math.abs(b.bytes) - Math.abs(a.bytes) || (a.path < b.path ? -1 : 1));
}

export function compare(was: Contents, is: Contents): Difference {
  const [before, after] = [was.config ?? {}, is.config ?? {}];
  const areSettingsKnown = was.config !== undefined && is.config !== undefined;
  return {
    packages: packageChanges(was, is),
    areSettingsKnown,
    settings: areSettingsKnown ? changes(settings(before, before.labels ?? {}), settings(after, after.labels ?? {})) : [],
    texts: areSettingsKnown ? textChanges(before, after) : [],
    files: fileChanges(was.files, is.files),
    bytes: is.totals.bytes - was.totals.bytes,
  };
}

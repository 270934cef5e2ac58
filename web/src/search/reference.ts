// SPDX-License-Identifier: Apache-2.0

/** A container by its address, as it stands in a terminal, in a recipe or in a browser. */
export interface Reference {
  names: string[]; // what its collection may be called: whole, and without what may be a host or a prefix
  tag: string | undefined;
}

const clients = /^(?:[$#] +)?(?:sudo +)?(?:apptainer|buildah|crane|docker|nerdctl|oras|podman|shub|singularity|skopeo) /;

// Options whose value stands in the next word, and may look like a reference.
const valued = /^(?:-[evuwBHp]|--(?:bind|entrypoint|env|home|mount|name|network|platform|publish|pwd|user|volume|workdir))$/;

// What a command is about: behind its options, and before the file that it may write. Paths are none.
function argument(query: string): string | undefined {
  const words = query.split(/\s+/);
  if (words.length === 1) return query;
  if (!clients.test(query)) return undefined;
  return words.find((word) => word.includes("://")) ?? words.find((word, i) => i > 0 && /^[a-z0-9][^=]*[/:]/i.test(word) && !valued.test(words[i - 1]!));
}

function isHost(part: string): boolean {
  return /[.:]/.test(part) || part === "localhost";
}

/** "owner/name/tags/1.0/", of a page: the collection's parts and the tag. */
export function pageOf(parts: string[]): [parts: string[], tag: string | undefined] {
  const at = parts.findIndex((part, i) => i > 0 && (part === "tags" || part === "manifests"));
  return at < 0 ? [parts, undefined] : [parts.slice(0, at), parts[at + 1]];
}

function tails(parts: string[]): string[] {
  const least = Math.min(2, parts.length);
  return Array.from({ length: parts.length - least + 1 }, (_, i) => parts.slice(i).join("/"));
}

/** What `query` refers to; nothing where it is words to search for. */
export function referenceOf(query: string): Reference | undefined {
  const text = argument(query.trim());
  const address = text?.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "").replace(/[?#].*$/, "");
  const [, path = "", written] = /^([^@]*?)(?::([\w.-]*))?(?:@.*)?$/.exec(address ?? "") ?? [];
  const [parts, ofPage] = pageOf(path.split("/").filter((part) => part !== ""));
  if (parts.length === 0 || (parts.length === 1 && written === undefined && text === address)) return undefined;
  const rest = parts.length > 1 && isHost(parts[0]!) ? parts.slice(1) : parts;
  const names = tails(rest);
  return { names: rest === parts ? names : [parts.join("/"), ...names], tag: (written ?? ofPage) || undefined };
}

// SPDX-License-Identifier: Apache-2.0
import { bare, subjectsOf } from "./command";
import { hexOfDigest, hexOfFile } from "./digest";
import { partsOfWeb, withScheme } from "./web_address";

/** A container by its address, as it stands in a terminal, in a recipe or in a browser. */
export interface Reference {
  names: string[]; // what its collection may be called: whole, and without what may be a host or a prefix
  tag: string | undefined;
  hex: string | undefined; // of the digest that it has in place of a tag or beside it
  isCopied: boolean; // from a browser, whole: nobody makes slips there
}

interface Path {
  parts: string[];
  tag?: string | undefined;
  hex?: string | undefined;
}

function isHost(part: string): boolean {
  return /[.:]/.test(part) || part === "localhost";
}

// A tag may have any characters that the component of a path may, but leads nowhere else.
function tagOf(text: string | undefined): string | undefined {
  return text === undefined || /^\.{0,2}$|\//.test(text) ? undefined : text;
}

/** "owner/name/tags/1.0/", of a page: the collection's parts and the tag. */
export function pageOf(parts: string[]): [parts: string[], tag: string | undefined] {
  const at = parts.findIndex((part, i) => i > 0 && (part === "tags" || part === "manifests"));
  return at < 0 ? [parts, undefined] : [parts.slice(0, at), tagOf(parts[at + 1])];
}

function tagged(parts: string[]): Path {
  const [, name = "", tag, digest] = /^([^:@]*)(?::([^@]*))?(?:@(.*))?$/.exec(parts.at(-1) ?? "") ?? [];
  const path = { parts: name === "" ? [] : [...parts.slice(0, -1), name.replace(/\.git$/, "")] };
  const hex = hexOfDigest(digest ?? tag ?? "");
  return { ...path, hex, tag: digest === undefined && hex !== undefined ? undefined : tagOf(tag) };
}

function pathOf(parts: string[], isCopied: boolean): Path {
  const file = isCopied ? hexOfFile(parts.at(-1) ?? "") : undefined;
  const blob = parts[parts.length - 2] === "blobs" ? hexOfDigest(parts.at(-1)!) : undefined;
  if (blob ?? file) return { parts: parts.slice(0, blob === undefined ? -1 : -2), hex: blob ?? file };
  const [ofCollection, tag] = pageOf(parts);
  if (ofCollection === parts) return tagged(parts);
  const hex = hexOfDigest(tag ?? "");
  return { parts: ofCollection, hex, tag: hex === undefined ? tag : undefined };
}

function namesOf(parts: string[]): string[] {
  const rest = parts.length > 1 && isHost(parts[0]!) ? parts.slice(1) : parts;
  const least = Math.min(2, rest.length);
  const tails = Array.from({ length: rest.length - least + 1 }, (_, i) => rest.slice(i).join("/"));
  return rest === parts ? tails : [parts.join("/"), ...tails];
}

/** What `query` refers to; nothing where it is words to search for. */
export function referenceOf(query: string): Reference | undefined {
  const text = withScheme(subjectsOf(query)[0] ?? "");
  const [scheme = ""] = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text) ?? [];
  const address = text.slice(scheme.length).replace(/[?#].*$/, "");
  const isCopied = /^(?:https?|git|ssh):/i.test(scheme);
  if (isCopied && address !== "" && partsOfWeb(address).length === 0) return { names: [], tag: undefined, hex: undefined, isCopied };
  const { parts, tag, hex } = pathOf(isCopied ? partsOfWeb(address) : address.split("/").filter((part) => part !== ""), isCopied);
  const isBare = tag === undefined && hex === undefined && !address.includes(":");
  const isWord = parts.length === 1 && isBare && address === bare(query);
  return parts.length === 0 || isWord ? undefined : { names: namesOf(parts), tag, hex, isCopied };
}

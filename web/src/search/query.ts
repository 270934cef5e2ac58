// SPDX-License-Identifier: Apache-2.0
import { byFile } from "./by_file";
import { byWords } from "./by_words";
import { subjectsOf } from "./command";
import { hexOf, hexOfFile, tagsWith } from "./digest";
import type { DigestRow, Entry, Files } from "./files";
import { ledBy, lookedAt, nothing, tagsNamed } from "./found";
import type { Found } from "./found";
import { asWritten, rank } from "./rank";
import type { Ranking } from "./rank";
import { referenceOf } from "./reference";
import type { Reference } from "./reference";
import { termsOf } from "./terms";

/** What all of a last component is called together, as in render/search/gather.cpp. */
export function whole(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1).replace(/[\u0000-/:-@[-`{-\u007f]/g, "");
}

export interface Very {
  document: number;
  name: string;
}

/** The collection that `asked` names. Clients write names in lower case, whatever their case is here. */
export async function veryOne(files: Files, asked: string): Promise<Very | undefined> {
  const documents = await asWritten(files, [...new Set([...termsOf(whole(asked)), ...termsOf(asked)])]);
  const first = documents.slice(0, lookedAt);
  const names = (await files.entries(first)).map(({ name }) => name);
  const at = names.includes(asked) ? names.indexOf(asked) : names.findIndex((name) => name.toLowerCase() === asked.toLowerCase());
  return at < 0 ? undefined : { document: first[at]!, name: names[at]! };
}

async function byName(files: Files, { names, isCopied }: Reference): Promise<Ranking> {
  for (const asked of names) {
    const words = termsOf(asked);
    if ((await asWritten(files, words)).length > 0) return rank(files, words);
  }
  const last = names.at(-1);
  return isCopied || last === undefined ? nothing : rank(files, termsOf(last));
}

async function byReference(files: Files, reference: Reference): Promise<Found> {
  const { names, tag, hex } = reference;
  const isUnknownDigest = hex !== undefined;
  for (const asked of names) {
    const very = await veryOne(files, asked);
    if (!very) continue;
    const tags = tag === undefined ? [] : [{ name: very.name, tag }];
    return { ...ledBy([very.document], await rank(files, termsOf(asked))), tags, isUnknownDigest };
  }
  return { ...(await byName(files, reference)), tags: [], isUnknownDigest };
}

// An address that finds nothing may be one of a storage: the file that it is written to tells more.
async function byAddress(files: Files, query: string, reference: Reference): Promise<Found> {
  const found = await byReference(files, reference);
  const [, file] = subjectsOf(query);
  const written = found.documents.length === 0 && file !== undefined ? await byFile(files, file) : undefined;
  return { ...found, ...written };
}

// Of the collections that are named, where they have it; else of all.
function ofNamed(rows: DigestRow[], entries: Entry[], names: string[]): number[] {
  const places = [...rows.keys()];
  const named = places.filter((place) => names.includes(entries[place]!.name));
  return named.length > 0 ? named : places;
}

async function byDigest(files: Files, hex: string, names: string[]): Promise<Found | undefined> {
  const rows = await tagsWith(files, hex);
  if (rows.length === 0) return undefined;
  const entries = await files.entries(rows.slice(0, lookedAt).map(([, document]) => document));
  const named = ofNamed(rows.slice(0, lookedAt), entries, names);
  const documents = [...new Set([...named, ...rows.keys()].map((place) => rows[place]![1]))];
  const tags = named.slice(0, tagsNamed).map((place) => ({ name: entries[place]!.name, tag: rows[place]![2], isKnown: true }));
  return { ...nothing, documents, tags };
}

// No digest is a slip for a word, nor for another digest.
async function likeDigest(files: Files, query: string): Promise<Found> {
  const ranking = await rank(files, termsOf(query));
  return { ...ranking, nearest: undefined, tags: [], isUnknownDigest: ranking.documents.length === 0 };
}

/** What `query` finds: of a reference, a digest or a file the very collection first, and else what has its words. */
export async function askFor(files: Files, query: string): Promise<Found> {
  const own = hexOf(query) ?? hexOfFile(query.trim());
  const reference = own === undefined ? referenceOf(query) : undefined;
  const hex = own ?? reference?.hex;
  const found = hex === undefined ? await byFile(files, query) : await byDigest(files, hex, reference?.names ?? []);
  if (found) return found;
  if (reference) return byAddress(files, query, reference);
  return own === undefined ? byWords(files, query) : likeDigest(files, query);
}

/** Whether there is something to look for in `query`. */
export function isAsking(query: string): boolean {
  return termsOf(query).length > 0;
}

// SPDX-License-Identifier: Apache-2.0
import { hexOf, tagsWith } from "./digest";
import type { Files } from "./files";
import { asWritten, rank } from "./rank";
import type { Ranking } from "./rank";
import { referenceOf } from "./reference";
import { termsOf } from "./terms";

/** A tag that somebody asked for by its reference, which may be there or not, or by its digest. */
export interface TagAsked {
  name: string;
  tag: string;
}

export interface Found extends Ranking {
  tags: TagAsked[];
}

const lookedAt = 20;
const tagsNamed = 5; // of one digest: one that is made up may be that of thousands

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

async function byReference(files: Files, names: string[], tag: string | undefined): Promise<Found> {
  for (const asked of names) {
    const very = await veryOne(files, asked);
    if (!very) continue;
    const ranking = await rank(files, termsOf(asked));
    const documents = [very.document, ...ranking.documents.filter((document) => document !== very.document)];
    return { ...ranking, documents, tags: tag === undefined ? [] : [{ name: very.name, tag }] };
  }
  for (const asked of names) {
    if ((await asWritten(files, termsOf(asked))).length > 0) return { ...(await rank(files, termsOf(asked))), tags: [] };
  }
  return { ...(await rank(files, termsOf(names.at(-1)!))), tags: [] };
}

/** Whether there is something to look for in `query`. */
export function isAsking(query: string): boolean {
  return termsOf(query).length > 0;
}

async function byDigest(files: Files, hex: string): Promise<Found | undefined> {
  const rows = await tagsWith(files, hex);
  if (rows.length === 0) return undefined;
  const documents = [...new Set(rows.map(([, document]) => document))];
  const first = rows.slice(0, tagsNamed);
  const entries = await files.entries(first.map(([, document]) => document));
  const tags = first.map(([, , tag], i) => ({ name: entries[i]!.name, tag }));
  return { documents, isComplete: true, words: [], isCorrected: false, nearest: undefined, tags };
}

// "free surfer" is "freesurfer", and "ubuntu 18.04" may be "ubuntu1804".
async function inOneWord(files: Files, words: string[]): Promise<Found | undefined> {
  if (words.length < 2) return undefined;
  const ranking = await rank(files, [words.join("").replaceAll(".", "")]);
  return ranking.documents.length > 0 && !ranking.isCorrected ? { ...ranking, isCorrected: true, tags: [] } : undefined;
}

// Who looks for "samtools 1.9" may be helped by another version.
async function withoutVersions(files: Files, words: string[]): Promise<Found | undefined> {
  const rest = words.filter((word) => !/^v?\d/.test(word));
  if (rest.length === 0 || rest.length === words.length) return undefined;
  const ranking = await rank(files, rest);
  return ranking.documents.length > 0 ? { ...ranking, isCorrected: true, tags: [] } : undefined;
}

// No digest is a slip for a word, nor for another digest.
async function byWords(files: Files, words: string[], isDigest: boolean): Promise<Found> {
  const found = { ...(await rank(files, words)), tags: [] };
  if (isDigest) return { ...found, nearest: undefined };
  if (found.documents.length > 0) return found;
  return (await inOneWord(files, words)) ?? (await withoutVersions(files, words)) ?? found;
}

/** What `query` finds: of a reference or a digest the very collection first, and else what has its words. */
export async function askFor(files: Files, query: string): Promise<Found> {
  const hex = hexOf(query);
  const found = hex === undefined ? undefined : await byDigest(files, hex);
  if (found) return found;
  const reference = hex === undefined ? referenceOf(query) : undefined;
  if (reference) return byReference(files, reference.names, reference.tag);
  return byWords(files, termsOf(query), hex !== undefined);
}

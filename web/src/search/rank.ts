// SPDX-License-Identifier: Apache-2.0
import { slipsAsked } from "./distance";
import type { Files } from "./files";
import { combine, matchesOf, matchesOrMeant, meantBy } from "./matches";
import type { Matches } from "./matches";
import { mayBeMeant } from "./meant";
import { near } from "./vocabulary";

export interface Ranking {
  documents: number[]; // the best first
  isComplete: boolean; // false: there are more, how many is not known
  words: string[]; // as they were taken
  isCorrected: boolean; // some were taken for others, that differ by a slip
  nearest: string | undefined; // of a query that nothing has: one that is somewhat like it
}

const slipsTried = 5; // for each word

// "helo" is the beginning of "helomics" by chance: where nothing has all words, it is taken for the slip that it is.
async function withSlips(files: Files, all: Matches[], limit: number): Promise<Matches[] | undefined> {
  for (const [place, { taken, isBeginning }] of all.entries()) {
    if (!isBeginning) continue;
    const meant = (await meantBy(files, taken, false)).filter((text) => !text.startsWith(taken)).slice(0, slipsTried);
    for (const text of meant) {
      const slip = await matchesOf(files, text, limit);
      const other = all.map((matches, i) => (i === place ? slip : matches));
      if (combine(other).size > 0) return other;
    }
  }
  return undefined;
}

// Further off than is taken for a slip, but worth a question. Of a number, any other is as near.
async function nearestTo(files: Files, all: Matches[]): Promise<string | undefined> {
  const unknown = all.filter(({ scores }) => scores.size === 0);
  if (unknown.length === 0) return undefined;
  const words = await Promise.all(
    all.map(async ({ scores, taken }) => {
      if (scores.size > 0) return taken;
      if (/^\d+$/.test(taken)) return undefined;
      const all = await near(files, taken, slipsAsked(taken.length));
      return all.find(({ term }) => mayBeMeant(taken, term.text))?.term.text;
    }),
  );
  return words.includes(undefined) ? undefined : words.join(" ");
}

function bestFirst(sums: Map<number, number>): number[] {
  return [...sums.keys()].sort((a, b) => sums.get(b)! - sums.get(a)! || a - b);
}

/** Which collections have all words as they are written, in the order of rank(). */
export async function asWritten(files: Files, words: string[]): Promise<number[]> {
  const { postings } = await files.directory();
  return bestFirst(combine(await Promise.all(words.map((word) => matchesOf(files, word, postings)))));
}

/** Which collections have all words, the best first and among equals the newest. */
export async function rank(files: Files, words: string[]): Promise<Ranking> {
  const { postings } = await files.directory();
  const written = await Promise.all(words.map((word) => matchesOrMeant(files, word, postings, words.length === 1)));
  const isNone = words.length > 1 && written.every(({ scores }) => scores.size > 0) && combine(written).size === 0;
  const all = (isNone && (await withSlips(files, written, postings))) || written;
  const documents = bestFirst(combine(all));
  return {
    documents,
    isComplete: all.every(({ known }) => known === Infinity),
    words: all.map(({ taken }) => taken),
    isCorrected: all.some(({ taken }, i) => taken !== words[i]),
    nearest: documents.length === 0 ? await nearestTo(files, all) : undefined,
  };
}

// SPDX-License-Identifier: Apache-2.0
import { keepsDigits, slipsAsked, slipsForgiven } from "./distance";
import type { Files, Term } from "./files";
import { near, withPrefix } from "./vocabulary";

/** What each collection that has a word is worth for it, and how far down the newest ones that is known. */
interface Matches {
  scores: Map<number, number>;
  // Collections from this number on may have the word too: the index keeps the newest only. From 0 on where it begins
  // more words than were read.
  known: number;
  taken: string; // the word, or what was taken for it
}

export interface Ranking {
  documents: number[]; // the best first
  isComplete: boolean; // false: there are more, how many is not known
  words: string[]; // as they were taken
  isCorrected: boolean; // some were taken for others, that differ by a slip
  nearest: string | undefined; // of a query that nothing has: one that is somewhat like it
}

const tiers = [100, 40, 10]; // the name whole, in the name, elsewhere
const exact = 1;

// "sam" is nearer to "samba" than to "samtools".
function beginningWorth(word: string, term: string): number {
  return 0.4 + (0.4 * word.length) / term.length;
}

function add(matches: Matches, term: Term, worth: number, limit: number): void {
  term.lists.forEach((list, tier) => {
    const score = tiers[tier]! * worth;
    for (const document of list) if ((matches.scores.get(document) ?? 0) < score) matches.scores.set(document, score);
    if (list.length === limit) matches.known = Math.min(matches.known, list[limit - 1]! + 1);
  });
}

// What has the word, or one that begins with it.
async function matchesOf(files: Files, word: string, limit: number): Promise<Matches> {
  const { terms, isCut } = await withPrefix(files, word);
  const matches: Matches = { scores: new Map(), known: isCut ? 0 : Infinity, taken: word };
  for (const term of terms) {
    add(matches, term, term.text === word ? exact : beginningWorth(word, term.text), limit);
  }
  return matches;
}

// Of a word that nothing has, all that the one which was meant would have found: no less, and nothing beside it.
async function matchesOrMeant(files: Files, word: string, limit: number): Promise<Matches> {
  const matches = await matchesOf(files, word, limit);
  if (matches.scores.size > 0) return matches;
  const nearest = (await near(files, word, slipsForgiven(word.length))).find(({ term }) => keepsDigits(word, term.text));
  return nearest ? matchesOf(files, nearest.term.text, limit) : matches;
}

// Further off than is taken for a slip, but worth a question. Of a number, any other is as near.
async function nearestTo(files: Files, all: Matches[]): Promise<string | undefined> {
  const unknown = all.filter(({ scores }) => scores.size === 0);
  if (unknown.length === 0) return undefined;
  const words = await Promise.all(
    all.map(async ({ scores, taken }) => {
      if (scores.size > 0) return taken;
      if (/^\d+$/.test(taken)) return undefined;
      return (await near(files, taken, slipsAsked(taken.length)))[0]?.term.text;
    }),
  );
  return words.includes(undefined) ? undefined : words.join(" ");
}

// A collection must have every word; one that a list is too short to tell of is believed to have it.
function combine(all: Matches[]): Map<number, number> {
  const sums = new Map<number, number>();
  const documents = new Set(all.flatMap((matches) => [...matches.scores.keys()]));
  for (const document of documents) {
    let sum = 0;
    const hasAll = all.every(({ scores, known }) => {
      const score = scores.get(document);
      sum += score ?? 0;
      return score !== undefined || document >= known;
    });
    if (hasAll) sums.set(document, sum);
  }
  return sums;
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
  const all = await Promise.all(words.map((word) => matchesOrMeant(files, word, postings)));
  const documents = bestFirst(combine(all));
  return {
    documents,
    isComplete: all.every(({ known }) => known === Infinity),
    words: all.map(({ taken }) => taken),
    isCorrected: all.some(({ taken }, i) => taken !== words[i]),
    nearest: documents.length === 0 ? await nearestTo(files, all) : undefined,
  };
}

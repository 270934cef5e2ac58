// SPDX-License-Identifier: Apache-2.0
import { slipsForgiven } from "./distance";
import type { Files, Term } from "./files";
import { isMeant } from "./meant";
import { near, withPrefix } from "./vocabulary";

/** What each collection that has a word is worth for it, and how far down the newest ones that is known. */
export interface Matches {
  scores: Map<number, number>;
  // Collections from this number on may have the word too: the index keeps the newest only. From 0 on where it begins
  // more words than were read.
  known: number;
  taken: string; // the word, or what was taken for it
  isBeginning: boolean; // of other words alone
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

/** What has the word, or one that begins with it. */
export async function matchesOf(files: Files, word: string, limit: number): Promise<Matches> {
  const { terms, isCut } = await withPrefix(files, word);
  const isBeginning = terms.every(({ text }) => text !== word);
  const matches: Matches = { scores: new Map(), known: isCut ? 0 : Infinity, taken: word, isBeginning };
  for (const term of terms) {
    add(matches, term, term.text === word ? exact : beginningWorth(word, term.text), limit);
  }
  return matches;
}

/** The words that may have been meant by one that is a slip, the likeliest first. */
export async function meantBy(files: Files, word: string, isAlone: boolean): Promise<string[]> {
  const all = await near(files, word, slipsForgiven(word.length));
  return all.map(({ term }) => term.text).filter((text) => isMeant(word, text, isAlone));
}

/** Of a word that nothing has, all that the one which was meant would have found: no less, and nothing beside it. */
export async function matchesOrMeant(files: Files, word: string, limit: number, isAlone: boolean): Promise<Matches> {
  const matches = await matchesOf(files, word, limit);
  if (matches.scores.size > 0) return matches;
  const [meant] = await meantBy(files, word, isAlone);
  return meant === undefined ? matches : matchesOf(files, meant, limit);
}

/** What has every word, and its worth; of one that a list is too short to tell of it is believed. */
export function combine(all: Matches[]): Map<number, number> {
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

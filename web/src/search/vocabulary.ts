// SPDX-License-Identifier: Apache-2.0
import { distance, distanceToBeginning } from "./distance";
import type { Files, Term } from "./files";

const shardsForPrefix = 3;
const shardsForSlips = 8;

/** The shard that has `text`, if any has: the last that does not begin behind it. */
export function shardOf(starts: string[], text: string): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= text) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

// A shard behind the first has the prefix if its start does: that is how its first term begins.
function shardsWithPrefix(starts: string[], prefix: string): number[] {
  const first = shardOf(starts, prefix);
  if (first >= starts.length) return [];
  let end = first + 1;
  while (starts[end]?.startsWith(prefix)) ++end;
  return Array.from({ length: end - first }, (_, i) => first + i);
}

async function load(files: Files, shards: number[]): Promise<Term[]> {
  return (await Promise.all(shards.map((shard) => files.terms(shard)))).flat();
}

export async function find(files: Files, text: string): Promise<Term | undefined> {
  const { terms } = await files.directory();
  if (terms.length === 0) return undefined;
  return (await files.terms(shardOf(terms, text))).find((term) => term.text === text);
}

export interface Beginning {
  terms: Term[];
  isCut: boolean; // of very many only the first were read: there are more
}

/** The terms that begin with `prefix`. */
export async function withPrefix(files: Files, prefix: string): Promise<Beginning> {
  const { terms } = await files.directory();
  const shards = shardsWithPrefix(terms, prefix);
  const loaded = await load(files, shards.slice(0, shardsForPrefix));
  return { terms: loaded.filter((term) => term.text.startsWith(prefix)), isCut: shards.length > shardsForPrefix };
}

// Where a word that was meant may lie: with the same beginning; else with its first two letters changed about, or one of
// them too many. A small vocabulary is looked through as a whole.
function shardsNear(starts: string[], word: string): number[][] {
  if (starts.length <= shardsForSlips) return [starts.map((_, shard) => shard)];
  const places = [
    [word.slice(0, 3), word.slice(0, 2)],
    [word[1]! + word[0]!, word.slice(1, 4), word[0]! + word.slice(2, 4)],
  ];
  return places.map((beginnings) => {
    const shards = beginnings.flatMap((beginning) => shardsWithPrefix(starts, beginning).slice(0, shardsForPrefix));
    return [...new Set(shards)].slice(0, shardsForSlips / 2);
  });
}

// A slip in the beginning of a word counts for more than one in a whole word.
const beginning = 0.5;

export interface Near {
  term: Term;
  slips: number;
}

/** Terms at most `most` slips from `word`: the nearest first, then the most frequent. Where a single slip explains it,
 *  nothing is looked for further off. */
export async function near(files: Files, word: string, most: number): Promise<Near[]> {
  if (most === 0 || word.length < 2) return [];
  const { terms } = await files.directory();
  const found = new Map<string, Near>();
  for (const shards of shardsNear(terms, word)) {
    for (const term of await load(files, shards)) {
      if (term.text.startsWith(":")) continue;
      const slips = Math.min(distance(word, term.text, most), distanceToBeginning(word, term.text, most) + beginning);
      if (slips < most + 1) found.set(term.text, { term, slips });
    }
    if ([...found.values()].some(({ slips }) => slips < 2)) break;
  }
  return [...found.values()].sort((a, b) => a.slips - b.slips || b.term.count - a.term.count);
}

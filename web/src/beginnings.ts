// SPDX-License-Identifier: Apache-2.0

const letter = /[\p{L}\p{M}\p{N}]/u;
const hump = /^(?:[^A-Z][A-Z]|[A-Z][A-Z][a-z])/; // "bioPerl", "HTTPServer" before its S

// As render/search/terms.cpp cuts texts.
function beginsPart(text: string, at: number): boolean {
  return at === 0 || !letter.test(text[at - 1]!) || hump.test(text.slice(at - 1, at + 2));
}

function escaped(word: string): string {
  return word.replace(/[\^$\\.*+?()[\]{}|/]/g, "\\$&");
}

/** Where parts of `text` begin with one of the words, whatever their case: from and to, ascending and apart. */
export function beginnings(text: string, words: string[]): [from: number, to: number][] {
  const longestFirst = words.filter((word) => word !== "").sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return [];
  const any = new RegExp(longestFirst.map(escaped).join("|"), "giu");
  const found: [number, number][] = [];
  for (let match = any.exec(text); match; match = any.exec(text)) {
    if (beginsPart(text, match.index)) found.push([match.index, any.lastIndex]);
    else any.lastIndex = match.index + 1;
  }
  return found;
}

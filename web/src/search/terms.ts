// SPDX-License-Identifier: Apache-2.0
// As render/search/terms.cpp cuts texts, so are queries cut here.

const limit = 32; // bytes of UTF-8
// A point between digits is part of a version.
const runs = /(?:\d\.(?=\d)|[^\u0000-/:-@[-`{-\u00bf\u2000-\u207f\u3000-\u303f\u{10000}-\u{10ffff}])+/gu;

// Only what the index folds too: ASCII and Latin 1.
function lower(text: string): string {
  return text.replace(/[A-ZÀ-ÖØ-Þ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x20));
}

function cutAtLimit(term: string): string {
  const bytes = new TextEncoder().encode(term);
  if (bytes.length <= limit) return term;
  return new TextDecoder().decode(bytes.subarray(0, limit)).replace(/\ufffd+$/, "");
}

/** The words of a query, each once: "BioPerl 1.7" → bioperl, 1.7. */
export function termsOf(query: string): string[] {
  return [...new Set((query.match(runs) ?? []).map((run) => cutAtLimit(lower(run))))];
}

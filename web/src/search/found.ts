// SPDX-License-Identifier: Apache-2.0
import type { Ranking } from "./rank";

/** A tag that somebody asked for by its reference, which may be there or not, or by its digest. */
export interface TagAsked {
  name: string;
  tag: string;
  isKnown?: boolean; // to be there, and in lists
}

export interface Found extends Ranking {
  tags: TagAsked[];
  isUnknownDigest?: boolean; // a digest was asked for that the index has not
}

export const nothing: Ranking = { documents: [], isComplete: true, words: [], isCorrected: false, nearest: undefined };

export const lookedAt = 20; // collections whose names are read
export const tagsNamed = 5; // of one digest or file: one that is made up may be that of thousands

/** A ranking that `first` goes before. */
export function ledBy(first: number[], ranking: Ranking): Ranking {
  return { ...ranking, documents: [...first, ...ranking.documents.filter((document) => !first.includes(document))] };
}

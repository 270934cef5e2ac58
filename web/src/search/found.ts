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

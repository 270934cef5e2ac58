// SPDX-License-Identifier: Apache-2.0

/** How many slips away is worth a question, for a word of this length. */
export function slipsAsked(length: number): number {
  return length < 3 ? 0 : length < 5 ? 1 : length < 8 ? 2 : 3;
}

/** How many slips a word of this length is forgiven unasked: none of three letters, "gpl" is not "gpu". */
export function slipsForgiven(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

// The last row of the table of edits from `a` to each beginning of `b`, two neighbours that changed places being one.
// Nothing where all are beyond `most`.
function edits(a: string, b: string, most: number): number[] {
  let twoAbove: number[] = [];
  let above: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; ++i) {
    [twoAbove, above, row] = [above, row, [i]];
    for (let j = 1; j <= b.length; ++j) {
      const differs = a[i - 1] === b[j - 1] ? 0 : 1;
      let fewest = Math.min(above[j - 1]! + differs, above[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) fewest = Math.min(fewest, twoAbove[j - 2]! + 1);
      row.push(fewest);
    }
    if (Math.min(...row) > most) return [];
  }
  return row;
}

function within(edits: number | undefined, most: number): number {
  return edits === undefined || edits > most ? Infinity : edits;
}

/** Edits from `a` to `b`; Infinity where there are more than `most`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  return within(edits(a, b, most)[b.length], most);
}

/** Edits from `a` to the beginning of `b` that it is nearest to. */
export function distanceToBeginning(a: string, b: string, most: number): number {
  return within(Math.min(...edits(a, b.slice(0, a.length + most), most)), most);
}

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { distance, distanceToBeginning } from "../../../web/src/search/distance";

const rows: [a: string, b: string, most: number, edits: number][] = [
  ["samtools", "samtools", 2, 0],
  ["samtols", "samtools", 2, 1],
  ["samtoools", "samtools", 2, 1],
  ["samtools", "samtolos", 2, 1],
  ["amtools", "samtools", 1, 1],
  ["bowtie", "hisat", 2, Infinity],
  ["samtools", "samtool", 0, Infinity],
  ["", "ab", 2, 2],
];

for (const [a, b, most, edits] of rows) {
  test(`from '${a}' to '${b}' within ${most}`, () => assert.equal(distance(a, b, most), edits));
}

test("what is being typed is near to what it begins", () => {
  assert.equal(distanceToBeginning("samtol", "samtools", 1), 1);
  assert.equal(distanceToBeginning("smat", "samtools", 1), 1);
  assert.equal(distanceToBeginning("samt", "samtools", 1), 0);
  assert.equal(distanceToBeginning("bow", "samtools", 1), Infinity);
});

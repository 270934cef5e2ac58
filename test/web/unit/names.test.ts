// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { arranged } from "../../../web/src/names";

const rows = [
  { name: "alpha", numbers: [2, 9] },
  { name: "Beta", numbers: [3, 1] },
  { name: "gamma", numbers: [1, 4] },
];

const cases: [name: string, word: string, column: number, isDown: boolean, wanted: string][] = [
  ["as they are", "", 0, false, "alpha Beta gamma"],
  ["by name, down", "", 0, true, "gamma Beta alpha"],
  ["by the first number", "", 1, false, "gamma alpha Beta"],
  ["by the second, down", "", 2, true, "alpha gamma Beta"],
  ["with a word", "ET", 1, true, "Beta"],
  ["with a word that none has", "zeta", 1, true, ""],
];

for (const [name, word, column, isDown, wanted] of cases) {
  test(`names ${name}`, () => {
    assert.equal(arranged(rows, word, { column, isDown }).map((row) => row.name).join(" "), wanted);
  });
}

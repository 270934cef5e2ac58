// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { has } from "../../../web/src/tag_rows";

const row = { text: "11.8-cudnn\n2026-09-23", digests: ["ab110c46d5e8"] };

const rows: [word: string, isThere: boolean][] = [
  ["11.8", true],
  ["cudnn", true],
  ["09-23", true],
  ["ab110c", true],
  ["sha256:ab110c", true],
  ["sha256:ab110c46d5e8…", true],
  ["110", false],
  ["ab11", false],
  ["110c46", false],
];

for (const [word, isThere] of rows) {
  test(`a row ${isThere ? "has" : "has not"} '${word}'`, () => assert.equal(has(row, word), isThere));
}

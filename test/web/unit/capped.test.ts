// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { Files } from "../../../web/src/search/files";
import { rank } from "../../../web/src/search/rank";

// Of "all" the index keeps the two newest collections; "rare" has three.
const pages: Record<string, unknown> = {
  "directory.json": { generation: "g", collections: 100, records: 10, columns: 10, postings: 2, terms: [""] },
  "g/terms/0.json": { terms: [["all", 100, [], [], [0, 1]], ["rare", 2, [], [0], [60]], ["seldom", 1, [], [], [0]]] },
};
const files = new Files(async (path) => pages[path]);

test("what the index does not keep of a word is believed", async () => {
  assert.deepEqual((await rank(files, ["all", "rare"])).documents, [0, 60]);
});

test("what it keeps is known", async () => {
  assert.deepEqual((await rank(files, ["all", "seldom"])).documents, [0]);
});

test("what begins with a word is kept as far as others are", async () => {
  assert.deepEqual((await rank(files, ["al", "rare"])).documents, [0, 60]);
  assert.equal((await rank(files, ["al"])).isComplete, false);
});

// Four files of words with "s", of which three are read; only "stern" is in the fourth.
const wide = new Files(async (path) => {
  if (path === "directory.json") return { generation: "g", collections: 9, postings: 10, terms: ["", "sb", "sc", "st", "t"] };
  const rows = [["sail", 0], ["sbar", 1], ["scow", 2], ["stern", 3], ["tide", 3]];
  const [word, document] = rows[Number(/(\d+)\.json/.exec(path)![1])]!;
  return { terms: [[word, 1, [], [], [document]]] };
});

test("of a beginning whose words are not all read none is demanded", async () => {
  assert.deepEqual((await rank(wide, ["s", "tide"])).documents[0], 3);
  assert.equal((await rank(wide, ["s"])).isComplete, false);
  assert.deepEqual((await rank(wide, ["st", "tide"])).documents, [3]);
  assert.deepEqual((await rank(wide, ["sa", "tide"])).documents, []);
});

test("a ranking says whether that is all", async () => {
  assert.equal((await rank(files, ["all"])).isComplete, false);
  assert.equal((await rank(files, ["rare"])).isComplete, true);
});

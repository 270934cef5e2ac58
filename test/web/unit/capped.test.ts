// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { Files } from "../../../web/src/search/files";
import { rank } from "../../../web/src/search/rank";

// Of "all" the index keeps the two newest collections; "rare" has three.
const pages: Record<string, unknown> = {
  "directory.json": { generation: "g", collections: 100, records: 10, columns: 10, postings: 2, terms: [""], facets: {} },
  "terms/0.json?g": { terms: [["all", 100, [], [], [0, 1]], ["rare", 2, [], [0], [60]], ["seldom", 1, [], [], [0]]] },
};
const files = new Files(async (path) => pages[path]);

test("what the index does not keep of a word is believed", async () => {
  assert.deepEqual((await rank(files, ["all", "rare"])).documents, [0, 60]);
});

test("what it keeps is known", async () => {
  assert.deepEqual((await rank(files, ["all", "seldom"])).documents, [0]);
});

test("a ranking says whether that is all", async () => {
  assert.equal((await rank(files, ["all"])).isComplete, false);
  assert.equal((await rank(files, ["rare"])).isComplete, true);
});

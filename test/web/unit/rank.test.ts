// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { rank } from "../../../web/src/search/rank";
import { termsOf } from "../../../web/src/search/terms";
import { files, names } from "./golden";

const rows: [query: string, found: string][] = [
  ["app", "oci/App"],
  ["vanessa/greeting", "Vanessa/Greeting vanessa/greeting"],
  ["gre", "Vanessa/Greeting vanessa/greeting"],
  ["hello", "vanessa/greeting"],
  ["greetnig", "Vanessa/Greeting vanessa/greeting"],
  ["colection", "empty/collection"],
  ["team tool", "lab/group/team/tool"],
  ["team hello", ""],
  ["nothinglikeit", ""],
];

for (const [query, found] of rows) {
  test(`'${query}' finds '${found}'`, async () => {
    const { documents } = await rank(files, termsOf(query));
    assert.equal((await names(documents)).join(" "), found);
  });
}

test("a slip says what was meant", async () => {
  const ranking = await rank(files, ["greetnig"]);
  assert.deepEqual([ranking.isCorrected, ranking.words], [true, ["greeting"]]);
});

test("what is found as it was written says nothing", async () => {
  assert.equal((await rank(files, ["greet"])).isCorrected, false);
});

test("what is somewhat like a query that nothing has is asked about", async () => {
  const ranking = await rank(files, ["hallos"]);
  assert.deepEqual([ranking.documents, ranking.nearest], [[], "hello"]);
});

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { Files } from "../../../web/src/search/files";
import { select } from "../../../web/src/search/select";

// 100 collections, of which a browser looks through 8; the index keeps the 2 newest of each list. Whose owner is "tug" has
// an even number and four of them arm64.
const column = (values: string[], rows: number[]) => ({ values, rows });
const files = new Files(async (path) => {
  if (path === "directory.json") return { generation: "g", collections: 100, records: 2, columns: 2, postings: 2, terms: [""] };
  if (path === "g/terms/0.json") {
    const rows = [[":arch:arm64", 4, [], [], [1, 2]], [":owner:tug", 3, [10], [40], [50]]];
    return { terms: rows };
  }
  const text = column(["tug", ""], [0, 1]);
  const arch = column(["arm64"], [0, 0]);
  return { owner: text, arch, licence: text, year: text, signed: [0, 0], tags: [1, 1], bytes: [1, 1], name: [0, 1] };
});

test("of two filters the one whose list is whole is gone through", async () => {
  const choice = new Map([["arch", new Set(["arm64"])], ["owner", new Set(["tug"])]] as const);
  const { documents, among } = await select(files, { query: "", choice, order: { by: "date", isDown: true } });
  assert.deepEqual([documents, among], [[10, 40, 50], undefined]);
});

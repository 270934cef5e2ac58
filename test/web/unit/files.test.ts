// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { Files } from "../../../web/src/search/files";

test("a file is fetched once, of the directory's generation", async () => {
  const asked: string[] = [];
  const files = new Files(async (path) => {
    asked.push(path);
    return path === "directory.json" ? { generation: "abc", records: 2 } : { terms: [["a", 3, [], [5, 1], [9]]] };
  });
  const [term] = await files.terms(7);
  await files.terms(7);
  assert.deepEqual(asked, ["directory.json", "abc/terms/7.json"]);
  assert.deepEqual(term!.lists, [[], [5, 6], [9]]);
});

test("a file that could not be had is asked for again", async () => {
  let isOnline = false;
  const files = new Files(async () => {
    if (!isOnline) throw new Error("offline");
    return { generation: "abc" };
  });
  await assert.rejects(files.directory());
  isOnline = true;
  assert.equal((await files.directory()).generation, "abc");
});

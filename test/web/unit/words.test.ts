// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { fill } from "../../../web/src/words";

test("a text is filled once, whatever is filled in", () => {
  assert.equal(fill("“{q}” and {n}", { q: "{n}", n: "3" }), "“{n}” and 3");
  assert.equal(fill(undefined, {}), "");
});

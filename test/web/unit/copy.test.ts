// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { nameOf } from "../../../web/src/copy";

test("a copy button is named after the beginning of what it copies", () => {
  assert.equal(nameOf("Copy", "oras pull a/b:1"), "Copy oras pull a/b:1");
  assert.equal(nameOf("Copy", `sha256:${"a".repeat(64)}`), `Copy sha256:${"a".repeat(24)}…`);
  assert.equal(nameOf("Copy", "\n# A buoy\nFrom: debian"), "Copy # A buoy");
  assert.equal(nameOf("Copy", ""), "Copy");
});

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { loadContents } from "../../../web/src/contents/load";

const document = Buffer.from('{"schema":1,"files":["a",1]}');

function address(bytes: Buffer, digest = createHash("sha256").update(bytes).digest("hex")): string {
  return `data:application/octet-stream;base64,${bytes.toString("base64")}#sha256:${digest}`;
}

test("a document is read, packed or not, where it has the digest of its address", async () => {
  assert.deepEqual((await loadContents(address(document))).files, ["a", 1]);
  assert.deepEqual((await loadContents(address(gzipSync(document)))).files, ["a", 1]);
  assert.deepEqual((await loadContents(address(document).split("#")[0]!)).files, ["a", 1]);
});

test("a document of another digest is refused", async () => {
  await assert.rejects(loadContents(address(document, "0".repeat(64))), { message: /^data:.*#sha256:0{64}$/ });
});

test("a document is read within a bound, before and after it is unpacked", async () => {
  await assert.rejects(loadContents(address(document), 10), { message: "more than 10 bytes" });
  const blanks = gzipSync(Buffer.alloc(1_000_000, " "));
  await assert.rejects(loadContents(address(blanks), 100_000), { message: "more than 100000 bytes" });
});

test("a form that this does not know is refused", async () => {
  await assert.rejects(loadContents(address(Buffer.from('{"schema":2}'))), { message: /: schema 2$/ });
});

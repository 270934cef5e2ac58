// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { askFor } from "../../../web/src/search/query";
import type { DigestRow } from "../../../web/src/search/files";
import { files, golden, names } from "./golden";

const rows: [query: string, first: string, tag?: { name: string; tag: string }][] = [
  ["vanessa/greeting", "vanessa/greeting"],
  ["Vanessa/Greeting", "Vanessa/Greeting"],
  ["shub://vanessa/greeting:1.0", "vanessa/greeting", { name: "vanessa/greeting", tag: "1.0" }],
  ["podman pull registry.example.org/oci/app:2", "oci/App", { name: "oci/App", tag: "2" }],
  ["https://example.org/prefix/lab/group/team/tool/tags/3/", "lab/group/team/tool", { name: "lab/group/team/tool", tag: "3" }],
  ["vanessa/greetnig:1.0", "Vanessa/Greeting"],
  ["greet:1.0", "Vanessa/Greeting"],
  ["docker://example.org/vanessa/nothinglikeit", ""],
];

for (const [query, first, tag] of rows) {
  test(`'${query}' finds '${first}' first`, async () => {
    const found = await askFor(files, query);
    assert.deepEqual([(await names(found.documents.slice(0, 1))).join(), found.tags], [first, tag ? [tag] : []]);
  });
}

test("a digest finds the tags that have it", async () => {
  const { digests } = (await golden("digests/0.json")) as { digests: DigestRow[] };
  const [begin, document, tag] = digests.at(-1)!;
  const found = await askFor(files, `sha256:${begin}${"0".repeat(48)}`);
  assert.deepEqual(await names(found.documents), await names([document]));
  assert.ok(found.tags.some((each) => each.tag === tag));
  assert.deepEqual((await askFor(files, "sha256:0123456789ab")).tags, []);
});

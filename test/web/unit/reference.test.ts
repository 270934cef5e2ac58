// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { hexOf } from "../../../web/src/search/digest";
import { referenceOf } from "../../../web/src/search/reference";

const digest = `sha256:${"ab12".repeat(16)}`;

const rows: [query: string, names: string, tag?: string][] = [
  ["pier/crane", "pier/crane"],
  ["pier/crane:2.1", "pier/crane", "2.1"],
  ["crane:2.1", "crane", "2.1"],
  ["pier/crane:", "pier/crane"],
  ["shub://pier/crane:2.1", "pier/crane", "2.1"],
  [`docker://host/pier/crane@${digest}`, "host/pier/crane pier/crane"],
  [`registry.example.org:5000/pier/crane:2.1@${digest}`, "registry.example.org:5000/pier/crane pier/crane", "2.1"],
  ["oras://localhost/lab/group/crane:2.1", "localhost/lab/group/crane lab/group/crane group/crane", "2.1"],
  ["https://example.org/prefix/pier/crane/", "example.org/prefix/pier/crane prefix/pier/crane pier/crane"],
  ["https://example.org/pier/crane/tags/2.1/#layers", "example.org/pier/crane pier/crane", "2.1"],
  ["podman pull example.org/pier/crane:2.1", "example.org/pier/crane pier/crane", "2.1"],
  ["$ sudo docker run --rm -v /data:/data -e A=b/c pier/crane:2.1 sh", "pier/crane", "2.1"],
  ["apptainer pull crane.sif shub://pier/crane:2.1", "pier/crane", "2.1"],
  ["docker run crane:2.1", "crane", "2.1"],
];

for (const [query, names, tag] of rows) {
  test(`'${query}' is '${names}'`, () => assert.deepEqual(referenceOf(query), { names: names.split(" "), tag }));
}

for (const query of ["crane", "crane pier", "docker images of a pier", "a light/house by the sea", "://", ""]) {
  test(`'${query}' is words`, () => assert.equal(referenceOf(query), undefined));
}

test("a digest and enough of one are digests", () => {
  const hex = digest.slice(7);
  for (const query of [digest, hex, hex.toUpperCase()]) assert.equal(hexOf(query), hex, query);
  assert.equal(hexOf(" ab12ab12ab12 "), "ab12ab12ab12");
  for (const query of ["ab12ab12ab1", "crane", `${digest}0`, "sha512:ab12ab12ab12"]) assert.equal(hexOf(query), undefined, query);
});

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
  ["docker run --rm -v data:/data --user me:me oci/app:2.0", "oci/App", { name: "oci/App", tag: "2.0" }],
  ["gree ting", "Vanessa/Greeting"],
  ["greeting 1.0", "vanessa/greeting"],
  ["docker://example.org/vanessa/nothinglikeit", ""],
  ["https://example.org/vanessa/greetnig/", ""],
  ["https://example.org/_/about/", ""],
  ["App_2.0.sif", "oci/App", { name: "oci/App", tag: "2.0" }],
  ["./app_2_0.sif", "oci/App", { name: "oci/App", tag: "2_0" }],
  ["apptainer run app.sif", "oci/App"],
  ["singularity exec App_2.0.sif samtools view data/x.bam", "oci/App", { name: "oci/App", tag: "2.0" }],
  ["apptainer exec ./App_2.0.sif python src/run.py", "oci/App", { name: "oci/App", tag: "2.0" }],
  ["apptainer exec --overlay=a.img --overlay b.img /images/App_2.0.sif ls data/x.img", "oci/App", { name: "oci/App", tag: "2.0" }],
  ["nothinglikeit_1.0.sif", ""],
  ["curl -fLo 'App_2.0.sif' 'https://storage.example.org/2.0/x.sif'", "oci/App", { name: "oci/App", tag: "2.0" }],
  ["apptainer pull 'App_2.0.sif' 'https://storage.example.org/2.0/x.sif'", "oci/App", { name: "oci/App", tag: "2.0" }],
  ["curl -fLo 'App_2.0.sif' https://example.org/vanessa/greeting/", "vanessa/greeting"],
];

for (const [query, first, tag] of rows) {
  test(`'${query}' finds '${first}' first`, async () => {
    const found = await askFor(files, query);
    assert.deepEqual([(await names(found.documents.slice(0, 1))).join(), found.tags], [first, tag ? [tag] : []]);
  });
}

test("a file is found without its architecture", async () => {
  for (const query of ["App_2.0_arm64.sif", "curl -fLo 'App_2.0_arm64.sif' 'https://storage.example.org/2.0/x.sif'"]) {
    const found = await askFor(files, query);
    assert.deepEqual(found.tags, ["2.0", "2.0_arm64"].map((tag) => ({ name: "oci/App", tag })), query);
  }
});

for (const end of ["sif", "simg", "img", "sqsh", "sqfs", "squashfs"]) {
  test(`.${end} is an image's file`, async () => {
    assert.deepEqual((await askFor(files, `App_2.0.${end}`)).tags, [{ name: "oci/App", tag: "2.0" }]);
  });
}

test("of a storage's address with an unknown digest the file is found", async () => {
  const address = `https://storage.example.org/${"01".repeat(32)}.sif`;
  const { tags, isUnknownDigest } = await askFor(files, `curl -fLo 'App_2.0.sif' '${address}'`);
  assert.deepEqual([tags, isUnknownDigest], [[{ name: "oci/App", tag: "2.0" }], true]);
});

test("a version that nothing has is left out", async () => {
  const found = await askFor(files, "greeting v1.7 3");
  assert.deepEqual([await names(found.documents.slice(0, 1)), found.words, found.isCorrected], [["Vanessa/Greeting"], ["greeting"], true]);
  assert.deepEqual((await askFor(files, "9.9")).documents, []);
});

test("a digest finds the tags that have it", async () => {
  const { digests } = (await golden("digests/0.json")) as { digests: DigestRow[] };
  const [begin, document, tag] = digests.at(-1)!;
  const found = await askFor(files, `sha256:${begin}${"0".repeat(48)}`);
  assert.deepEqual(await names(found.documents), await names([document]));
  assert.ok(found.tags.some((each) => each.tag === tag));
  const [{ name }] = await files.entries([document]);
  const named = await askFor(files, `docker://example.org/${name}@sha256:${begin}`);
  assert.deepEqual([named.tags[0]?.name, named.tags[0]?.isKnown], [name, true]);
  const nothing = await askFor(files, "sha256:0123456789ab");
  assert.deepEqual([nothing.tags, nothing.nearest, nothing.isUnknownDigest], [[], undefined, true]);
  const other = await askFor(files, "oci/app:sha256.0123456789ab");
  assert.deepEqual([await names(other.documents), other.tags, other.isUnknownDigest], [["oci/App"], [], true]);
});

test("each image of a tag is found by its digest", async () => {
  const { digests } = (await golden("digests/0.json")) as { digests: DigestRow[] };
  const several = digests.filter(([, document, tag]) => document === digests[0]![1] && tag === digests[0]![2]);
  assert.ok(several.length > 1);
  for (const [begin] of several) assert.equal((await askFor(files, begin)).documents[0], digests[0]![1]);
});

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Facet } from "../../../web/src/search/facets";
import { Files } from "../../../web/src/search/files";
import { select } from "../../../web/src/search/select";
import type { OrderBy } from "../../../web/src/search/select";
import { stateOf } from "../../../web/src/search/state";
import { files, golden, names } from "./golden";

async function found(address: string, by: OrderBy = "name", owner?: string) {
  const { query, choice, order } = stateOf(new URLSearchParams(address));
  return select(files, { query, choice, order: order ?? { by, isDown: false }, owner });
}

const rows: [name: string, address: string, names: string][] = [
  ["all by name", "", "Vanessa/Greeting archive/md5 empty/collection lab/group/team/tool oci/App vanessa/greeting"],
  ["the largest first", "sort=-size&owner=archive&owner=vanessa", "archive/md5 vanessa/greeting"],
  ["an architecture", "arch=arm64", "oci/App"],
  ["an architecture and a word", "q=greeting&arch=arm64", ""],
  ["two owners", "owner=oci&owner=lab", "lab/group/team/tool oci/App"],
  ["an owner's signed ones", "owner=oci&signed=yes", "oci/App"],
];

for (const [name, address, wanted] of rows) {
  test(`select: ${name}`, async () => {
    assert.equal((await names((await found(address)).documents)).join(" "), wanted);
  });
}

test("an owner's page lists that owner's alone", async () => {
  const { documents } = await found("", "name", "vanessa");
  assert.deepEqual(await names(documents), ["vanessa/greeting"]);
});

test("counts are of what other facets leave", async () => {
  const counts = await (await found("owner=oci")).counts();
  assert.deepEqual(counts.get("arch"), [
    { value: "amd64", count: 1 },
    { value: "arm64", count: 1 },
  ]);
  assert.equal(counts.get("owner")!.length, 6);
});

test("what all have is no choice, unless it is ticked", async () => {
  const values = async (address: string, facet: Facet) => (await (await found(address)).counts()).get(facet)!.map(({ value }) => value);
  assert.deepEqual(await values("q=greeting&owner=vanessa", "size"), []); // one of them alone is left
  assert.deepEqual(await values("q=greeting&owner=vanessa&size=6", "size"), ["6"]);
  assert.deepEqual(await values("", "signed"), ["yes"]); // by some
});

test("what is found is known before it is counted", async () => {
  const asked: string[] = [];
  const watched = new Files((path) => (asked.push(path), golden(path)));
  const selection = await select(watched, { query: "greeting", choice: new Map(), order: { by: "best", isDown: false } });
  assert.equal(selection.documents.length, 2);
  assert.ok(!asked.some((path) => path.includes("columns")), asked.join(" "));
  assert.equal((await selection.counts()).get("owner")!.length, 2);
});

test("a small registry is looked through as a whole", async () => {
  assert.equal((await found("")).among, undefined);
});

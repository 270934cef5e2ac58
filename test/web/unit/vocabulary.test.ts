// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { Files } from "../../../web/src/search/files";
import type { Term } from "../../../web/src/search/files";
import { near, shardOf, withPrefix } from "../../../web/src/search/vocabulary";

// One word in each shard, more than are looked through for a slip.
const words = ["alpine", "bamtools", "blast", "bowtie", "fastqc", "hisat", "kraken", "salmon", "samba", "samtools", "star", "trim"];

function filesAsked(asked: number[] = []): Files {
  return new Files(async (path) => {
    if (path === "directory.json") return { generation: "g", terms: ["", ...words.slice(1)] };
    const shard = Number(/\d+/.exec(path)![0]);
    asked.push(shard);
    return { terms: [[words[shard], 1, [], [shard], []]] };
  });
}

const texts = (terms: Term[]) => terms.map(({ text }) => text);

test("a word is in the last shard that does not begin behind it", () => {
  assert.deepEqual(["a", "blast", "blastx", "zsh"].map((text) => shardOf(["", "b", "blast", "c"], text)), [0, 2, 2, 3]);
  assert.equal(shardOf([], "a"), 0);
});

test("a prefix reads the shards that it spans alone", async () => {
  const asked: number[] = [];
  const { terms, isCut } = await withPrefix(filesAsked(asked), "sam");
  assert.deepEqual(texts(terms), ["samba", "samtools"]);
  assert.deepEqual(asked, [7, 8, 9]);
  assert.ok(!isCut);
});

// One word in each shard, behind facets of as many as shards.
function manyFiles(asked: number[], words: string[]): Files {
  const all = [...Array(9).keys()].map((i) => `:owner:o${i}`).concat(words);
  return new Files(async (path) => {
    if (path === "directory.json") return { generation: "g", postings: 10, terms: ["", ...all.slice(1)] };
    const shard = Number(/(\d+)\.json/.exec(path)![1]);
    asked.push(shard);
    return { terms: [[all[shard], 1, [], [], [shard]]] };
  });
}

test("a prefix says whether there are more than were read", async () => {
  const files = manyFiles([], ["oa", "ob", "oc", "od", "pa", "pb", "q"]);
  assert.deepEqual((await withPrefix(files, "o")).isCut, true);
  assert.deepEqual((await withPrefix(files, "p")).isCut, false);
  assert.deepEqual((await withPrefix(files, "q")).isCut, false);
});

test("a prefix reads no facets, however many begin so", async () => {
  const asked: number[] = [];
  assert.deepEqual(texts((await withPrefix(manyFiles(asked, ["own", "ownership"]), "own")).terms), ["own", "ownership"]);
  assert.deepEqual(asked, [9, 10]);
});

for (const [slip, word] of [
  ["samtolos", "samtools"],
  ["smatools", "samtools"],
  ["asmtools", "samtools"],
  ["ssamtools", "samtools"],
  ["bowtei", "bowtie"],
] as const) {
  test(`'${slip}' is near '${word}'`, async () => {
    const found = await near(filesAsked(), slip, 1);
    assert.equal(found[0]?.term.text, word);
  });
}

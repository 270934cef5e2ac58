// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { Files } from "../../../web/src/search/files";
import { rank } from "../../../web/src/search/rank";
import { termsOf } from "../../../web/src/search/terms";
import { files, names } from "./golden";

const rows: [query: string, found: string][] = [
  ["app", "oci/App"],
  ["vanessa/greeting", "Vanessa/Greeting vanessa/greeting"],
  ["gre", "Vanessa/Greeting vanessa/greeting"],
  ["hello", "vanessa/greeting"],
  ["greetnig", "Vanessa/Greeting vanessa/greeting"],
  ["colection", "empty/collection"],
  ["team tool", "lab/group/team/tool"],
  ["team hello", ""],
  ["nothinglikeit", ""],
];

for (const [query, found] of rows) {
  test(`'${query}' finds '${found}'`, async () => {
    const { documents } = await rank(files, termsOf(query));
    assert.equal((await names(documents)).join(" "), found);
  });
}

test("a slip says what was meant", async () => {
  const ranking = await rank(files, ["greetnig"]);
  assert.deepEqual([ranking.isCorrected, ranking.words], [true, ["greeting"]]);
});

test("what is found as it was written says nothing", async () => {
  assert.equal((await rank(files, ["greet"])).isCorrected, false);
});

test("what is somewhat like a query that nothing has is asked about", async () => {
  const ranking = await rank(files, ["hallos"]);
  assert.deepEqual([ranking.documents, ranking.nearest], [[], "hello"]);
});

// One word in each of more files than are looked through for a slip; what begins with "tensorflow" is in three of them.
function filesOf(words: string[], asked: string[] = []): Files {
  return new Files(async (path) => {
    asked.push(path);
    if (path === "directory.json") return { generation: "g", postings: 10, terms: ["", ...words.slice(1)] };
    const shard = Number(/(\d+)\.json/.exec(path)![1]);
    return { terms: [[words[shard], 1, [], [shard], []]] };
  });
}
const tensors = ["alpine", "bamtools", "blast", "fastqc", "tempo", "tensorflow", "tensorflow2", "tensorflowcpu", "tensorflowgpu", "tf", "u", "v"];

test("a slip finds what the right word does, and nothing beside it", async () => {
  const right = await rank(filesOf(tensors), ["tensorflow"]);
  assert.deepEqual(right.documents.length, 3);
  const { documents, isComplete, words } = await rank(filesOf(tensors), ["tensorflwo"]);
  assert.deepEqual([documents, isComplete, words], [right.documents, right.isComplete, ["tensorflow"]]);
});

test("a slip asks for few files, however large the index", async () => {
  const asked: string[] = [];
  const many = [...Array(400).keys()].map((i) => `ten${String(i).padStart(3, "0")}`);
  await rank(filesOf(["a", ...many, "tensorflow", ...tensors.slice(6)], asked), ["tensorflwo"]);
  assert.ok(asked.length <= 11, asked.join(" "));
});

const swaps: [word: string, there: string, what: "taken for" | "asked about" | "not like"][] = [
  ["gpl", "gpu", "asked about"],
  ["gplx", "gplk", "taken for"],
  ["h5yp", "h5py", "taken for"],
  ["helo", "hello", "asked about"],
  ["lamp", "sample", "not like"],
  ["lamb", "amd64", "not like"],
  ["cc0", "c2020", "not like"],
  ["arm64", "amd64", "not like"],
  ["x86", "286", "not like"],
  ["python2", "python3", "not like"],
  ["lib10", "lib1", "not like"],
  ["pyhton3", "python3", "taken for"],
  ["pyhton", "python3", "taken for"],
];

for (const [word, there, what] of swaps) {
  test(`'${word}' is ${what} '${there}'`, async () => {
    const { documents, nearest } = await rank(filesOf([there]), [word]);
    assert.deepEqual([documents, nearest], [what === "taken for" ? [0] : [], what === "asked about" ? there : undefined]);
  });
}

// "world" of two collections, and "hello" of one of them; what begins with "helo" is another's.
const hello = new Files(async (path) => {
  const terms = [["hello", 1, [], [1], []], ["helomics", 1, [], [2], []], ["world", 2, [], [0, 1], []]];
  return path === "directory.json" ? { generation: "g", postings: 10, terms: [""] } : { terms };
});

test("a slip that begins another word is taken for one where nothing has all words", async () => {
  const { documents, words, isCorrected } = await rank(hello, ["helo", "world"]);
  assert.deepEqual([documents, words, isCorrected], [[1], ["hello", "world"], true]);
  assert.deepEqual((await rank(hello, ["helo"])).documents, [2]);
  assert.deepEqual((await rank(hello, ["hello", "helomics"])).documents, []);
});

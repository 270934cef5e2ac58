// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { isLike } from "../../../web/src/search/like";
import { parentOf } from "../../../web/src/search/parent";
import { collectionAbove, similar, tagPathOf } from "../../../web/src/search/suggest";
import { files } from "./golden";

const pairs: [asked: string, name: string, is: boolean][] = [
  ["bouy", "buoy", true],
  ["bilgepump", "Bilge-Pump", true],
  ["tensorflow2", "tensorflow", true],
  ["light", "lighthouse", true],
  ["li", "lighthouse", false],
  ["tool", "toolboxes-of-all", false],
  ["crane", "crate-of-tea", false],
  ["bwo", "bwa", true],
  ["li", "la", false],
  ["", "buoy", false],
];

for (const [asked, name, is] of pairs) {
  test(`'${asked}' is ${is ? "" : "not "}like '${name}'`, () => assert.equal(isLike(asked, name), is));
}

const rows: [path: string, found: string][] = [
  ["vanessa/greetnig/tags/1.0/", "Vanessa/Greeting vanessa/greeting"],
  ["archiv/md5/", "archive/md5"],
  ["greeting", "Vanessa/Greeting vanessa/greeting"],
  ["vanessa/nothinglikeit/", "Vanessa vanessa"],
  ["archive/m-d5/", "archive/md5"],
  ["hello/", ""], // in a description alone
  ["nothinglikeit", ""],
];

for (const [path, found] of rows) {
  test(`instead of '${path}' is suggested '${found}'`, async () => {
    assert.equal((await similar(files, path)).join(" "), found);
  });
}

for (const [path, above] of [
  ["vanessa/greeting/more/", "vanessa/greeting"],
  ["vanessa/greeting/more/and/more", "vanessa/greeting"],
  ["vanessa/greeting/", undefined],
  ["vanessa/nothinglikeit/more/", undefined],
] as const) {
  test(`'${path}' leads through ${above}`, async () => assert.equal(await collectionAbove(files, path), above));
}

for (const [path, page] of [
  ["vanessa/greeting:1.0", "vanessa/greeting/tags/1.0/"],
  ["vanessa/greeting:1.0/", "vanessa/greeting/tags/1.0/"],
  ["vanessa/greeting/", "vanessa/greeting/"],
  ["host:80/greeting:1.0", "host:80/greeting:1.0"],
] as const) {
  test(`'${path}' is '${page}'`, () => assert.equal(tagPathOf(path), page));
}

const parents: [path: string, parent: object | undefined][] = [
  ["vanessa/greeting/tags/7/extra/", undefined],
  ["vanessa/GREETING/tags/7/", undefined],
  ["vanessa/greeting/tags/7/", { collection: "vanessa/greeting", tag: "7" }],
  ["vanessa/greeting/", undefined],
  ["lab/group/nothinglikeit/", { owner: "lab", name: "group/nothinglikeit" }],
  ["nothinglikeit/greeting/", undefined],
  ["vanessa/", undefined],
];

for (const [path, parent] of parents) {
  test(`of '${path}' there is ${JSON.stringify(parent)}`, async () => {
    assert.deepEqual(await parentOf(files, path), parent);
  });
}

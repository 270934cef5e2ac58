// SPDX-License-Identifier: Apache-2.0
// The commands that tags' pages show find what they are on the page of.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { imageFile, subjectsOf } from "../../../web/src/search/command";
import { referenceOf } from "../../../web/src/search/reference";

const folder = `${process.env["ROADSTEAD_TEST_DATA"]}/golden/web`;
const entities: Record<string, string> = { "&#39;": "'", "&quot;": '"', "&lt;": "<", "&gt;": ">", "&amp;": "&" };

function decoded(html: string): string {
  return html.replace(/&(?:#39|quot|lt|gt|amp);/g, (entity) => entities[entity]!);
}

// Whether `subject` is a reference to the collection or to what the page has the digest of, or its file.
function isOf(subject: string, name: string, page: string): boolean {
  const { names = [], hex } = referenceOf(subject) ?? {};
  if (hex !== undefined && page.includes(`sha256:${hex}`)) return true;
  const file = imageFile.exec(subject)?.[1];
  const repo = name.slice(name.lastIndexOf("/") + 1);
  return names.some((each) => each.toLowerCase() === name.toLowerCase()) || file?.startsWith(`${repo}_`) === true;
}

const pages = readdirSync(folder).filter((file) => /^tag.*\.html$/.test(file));
const shown = pages.flatMap((file) => {
  const page = readFileSync(`${folder}/${file}`, "utf8");
  const name = /<title>([^:]+):/.exec(page)![1]!;
  return [...page.matchAll(/<code id="command-\d+">([^<]*)<\/code>/g)].map((found) => ({ page, name, command: decoded(found[1]!) }));
});

test("tags' pages show commands", () => assert.ok(shown.length > pages.length));

for (const { page, name, command } of shown) {
  test(`'${command}' is about ${name}`, () => {
    assert.ok(subjectsOf(command).some((subject) => isOf(subject, name, page)), subjectsOf(command).join(" "));
  });
}

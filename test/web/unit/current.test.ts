// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { Current } from "../../../web/src/search/current";
import { Gone } from "../../../web/src/search/files";

// A site whose build may be replaced: what is not of `generation` is gone.
function siteOf(generation: string) {
  const asked: string[] = [];
  const site = { generation, asked };
  const index = new Current(async (path) => {
    asked.push(path);
    if (path === "directory.json") return { generation: site.generation, records: 2 };
    if (!path.startsWith(`${site.generation}/`)) throw new Gone(path);
    return { terms: [[site.generation, 1, [], [], [7]]], records: [[`of ${site.generation}`], [`of ${site.generation}`]] };
  });
  return { site, index };
}

const nameOfFound = (index: Current) =>
  index.ask(async (files) => {
    const [term] = await files.terms(0);
    const [entry] = await files.entries([term!.lists[2]![0]!]);
    return `${term!.text}: ${entry!.name}`;
  });

test("a build that comes while a page is open is read from its directory on", async () => {
  const { site, index } = siteOf("old");
  await index.ask((files) => files.terms(0));
  site.generation = "new";
  assert.equal(await nameOfFound(index), "new: of new", "no number of one build is looked up in another");
  assert.deepEqual(site.asked.slice(2), ["old/records/3.json", "directory.json", "new/terms/0.json", "new/records/3.json"]);
});

test("a file that no build has is asked for twice", async () => {
  let asked = 0;
  const index = new Current(async (path) => {
    if (path === "directory.json") return { generation: "g", records: 2 };
    ++asked;
    throw new Gone(path);
  });
  await assert.rejects(nameOfFound(index), Gone);
  assert.equal(asked, 2);
});

test("what fails otherwise is not asked again", async () => {
  let asked = 0;
  const index = new Current(async () => {
    ++asked;
    throw new Error("offline");
  });
  await assert.rejects(nameOfFound(index), /offline/);
  assert.equal(asked, 1);
});

// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { Files } from "../../../web/src/search/files";

const folder = `${process.env["ROADSTEAD_TEST_DATA"]}/golden/search`;

/** The index that test/render/golden_test.cpp pins; each of its kinds has one file. */
export const files = new Files(async (path) => {
  const name = path.replace(/\?.*/, "").replace("/0.json", ".json");
  return JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
});

export async function names(documents: number[]): Promise<string[]> {
  const entries = await Promise.all(documents.map((document) => files.entry(document)));
  return entries.map(({ name }) => name);
}

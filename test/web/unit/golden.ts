// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { Files } from "../../../web/src/search/files";

const folder = `${process.env["ROADSTEAD_TEST_DATA"]}/golden/search`;

/** A file of the index that test/render/golden_test.cpp pins; each of its kinds has one. */
export async function golden(path: string): Promise<unknown> {
  const name = path.replace(/^[0-9a-f]{12}\//, "").replace("/0.json", ".json");
  return JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
}

export const files = new Files(golden);

export async function names(documents: number[]): Promise<string[]> {
  return (await files.entries(documents)).map(({ name }) => name);
}

// SPDX-License-Identifier: Apache-2.0
import { imageFile, subjectsOf } from "./command";
import type { Files } from "./files";
import { ledBy, lookedAt, tagsNamed } from "./found";
import type { Found, TagAsked } from "./found";
import { asWritten, rank } from "./rank";
import { termsOf } from "./terms";

const architecture = /_(?:386|amd64|arm|arm64|ppc64le|riscv64|s390x)$/;

// "a_b_1" as clients call a file: "a_b" with the tag "1", or "a" with "b_1"; and else all a name.
function splits(stem: string): [name: string, tag: string | undefined][] {
  const ends = [...stem.matchAll(/_/g)].map(({ index = 0 }) => index).reverse();
  return [[stem, undefined], ...ends.map((end): [string, string] => [stem.slice(0, end), stem.slice(end + 1)])];
}

// Of a tag for several architectures, a file is called by its own too.
function tagsOf(tag: string): string[] {
  return [...new Set([tag.replace(architecture, ""), tag])];
}

// The collections whose name behind all owners is `name`.
async function called(files: Files, name: string): Promise<{ document: number; name: string }[]> {
  const documents = (await asWritten(files, termsOf(name))).slice(0, lookedAt);
  const entries = await files.entries(documents);
  const all = documents.map((document, i) => ({ document, name: entries[i]!.name }));
  return all.filter((each) => each.name.toLowerCase().split("/").at(-1) === name.toLowerCase());
}

/** What a file was pulled from, of which its name tells no owner. */
export async function byFile(files: Files, query: string): Promise<Found | undefined> {
  const [, stem] = imageFile.exec(subjectsOf(query)[0] ?? "") ?? [];
  if (stem === undefined) return undefined;
  for (const [name, tag] of splits(stem)) {
    const found = await called(files, name);
    if (found.length === 0) continue;
    const tags: TagAsked[] = tag === undefined ? [] : found.slice(0, tagsNamed).flatMap(({ name }) => tagsOf(tag).map((each) => ({ name, tag: each })));
    const ranking = await rank(files, termsOf(name));
    return { ...ledBy(found.map(({ document }) => document), ranking), tags };
  }
  return { ...(await rank(files, termsOf(stem))), tags: [] };
}

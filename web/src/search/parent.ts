// SPDX-License-Identifier: Apache-2.0
import type { Files } from "./files";
import { veryOne } from "./query";
import { pageOf } from "./reference";
import { find } from "./vocabulary";

/** What there is of the way to a page: the collection of a tag that it has not, or the owner of a collection. */
export type Parent = { collection: string; tag: string } | { owner: string; name: string };

export async function parentOf(files: Files, path: string): Promise<Parent | undefined> {
  const [parts, tag] = pageOf(path.split("/").filter((part) => part !== ""));
  const [first, ...others] = parts;
  if (first === undefined || others.length === 0) return undefined;
  const very = await veryOne(files, parts.join("/"));
  if (very) return tag === undefined ? undefined : { collection: very.name, tag };
  return (await find(files, `:owner:${first}`)) && { owner: first, name: others.join("/") };
}

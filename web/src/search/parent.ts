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
  const asked = parts.join("/");
  const very = await veryOne(files, asked);
  // Of what is called otherwise, or lies below a tag, nobody knows here whether there is the tag.
  const isOfTag = tag !== undefined && path.replace(/\/$/, "").endsWith(`/${tag}`);
  if (very) return isOfTag && very.name === asked ? { collection: very.name, tag } : undefined;
  return (await find(files, `:owner:${first}`)) && { owner: first, name: others.join("/") };
}

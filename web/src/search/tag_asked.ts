// SPDX-License-Identifier: Apache-2.0
import { make } from "../dom";
import type { TagAsked } from "./found";
import { standingOf, tagUrl } from "./site";
import type { Standing } from "./site";

export function textOf({ name, tag }: TagAsked): string {
  return `${name}:${tag}`;
}

export function urlOf({ name, tag }: TagAsked): string {
  return tagUrl(name, tag);
}

/** The tags asked for, each with what its page says of it. */
export async function withStanding(tags: TagAsked[]): Promise<(TagAsked & Standing)[]> {
  const known: Standing = { isThere: true, yanked: "" };
  return Promise.all(tags.map(async (tag) => ({ ...tag, ...(tag.isKnown ? known : await standingOf(urlOf(tag))) })));
}

/** What says that a tag is yanked, behind its name. */
export function yankedChip({ yanked }: Standing): (Node | string)[] {
  return yanked === "" ? [] : [" ", make("span", { class: "chip bad" }, yanked)];
}

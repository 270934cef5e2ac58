// SPDX-License-Identifier: Apache-2.0
import { shownRange } from "../bytes";
import { make, marked } from "../dom";
import type { Entry } from "./files";
import { reasons } from "./reasons";
import { collectionUrl, tagUrl } from "./site";
import { number } from "../words";
import type { Words } from "./facet_panel";

function chips(words: Words, entry: Entry): HTMLElement[] {
  const shown: HTMLElement[] = [];
  if (entry.isSigned) shown.push(make("span", { class: "chip good" }, words["signedYes"] ?? ""));
  if (entry.isFrozen) shown.push(make("span", { class: "chip" }, words["frozen"] ?? ""));
  return shown;
}

function day(text: string): HTMLElement[] {
  return text === "" ? [] : [make("time", { datetime: text }, text)];
}

/** As render/web/listing.cpp writes a row. `owner`: whose page this is, where names stand without it. */
export function rowOf(entry: Entry, query: string[], words: Words, owner: string | undefined): HTMLTableRowElement {
  const name = owner === undefined ? entry.name : entry.name.slice(owner.length + 1);
  const link = make("a", { href: collectionUrl(entry.name) }, ...marked(name, query));
  const tag = entry.tag === "" ? [] : [make("a", { href: tagUrl(entry.name, entry.tag) }, entry.tag)];
  return make(
    "tr",
    {},
    make("td", {}, link, ...chips(words, entry).flatMap((chip) => [" ", chip])),
    make("td", { class: "words" }, ...marked(entry.description, query), ...reasons(entry, query, words)),
    make("td", {}, ...tag),
    make("td", { class: "right count" }, number(entry.tags)),
    make("td", { class: "right" }, shownRange(entry.least, entry.bytes)),
    make("td", { class: "short" }, ...day(entry.day)),
  );
}

// SPDX-License-Identifier: Apache-2.0
import { shownRange } from "../bytes";
import { beginnings } from "../beginnings";
import { make, marked } from "../dom";
import type { Entry } from "./files";
import { whole } from "./query";
import { collectionUrl, tagUrl } from "./site";
import { fill, number } from "../words";
import type { Words } from "./facet_panel";

function chips(words: Words, entry: Entry): HTMLElement[] {
  const shown: HTMLElement[] = [];
  if (entry.isSigned) shown.push(make("span", { class: "chip good" }, words["signedYes"] ?? ""));
  if (entry.isFrozen) shown.push(make("span", { class: "chip" }, words["frozen"] ?? ""));
  return shown;
}

// What `uname -m` says of it, as render/search/gather.cpp has it.
const machines: Record<string, string> = { amd64: "x86_64", arm64: "aarch64" };

function begins(text: string, words: string[]): boolean {
  return beginnings(text, words).length > 0;
}

/** Why a row was found whose name and description do not say so: architecture, licence, or what lists do not show. */
function reasons(entry: Entry, query: string[], words: Words): HTMLElement[] {
  const unseen = query.filter((word) => !begins(entry.name, [word]) && !begins(entry.description, [word]));
  const facts = [...entry.archs, entry.licence].map((fact) => [fact, `${fact} ${machines[fact] ?? ""}`] as const);
  const shown = facts.filter(([, text]) => begins(text, unseen));
  const left = unseen.filter((word) => !facts.some(([, text]) => begins(text, [word])) && !whole(entry.name).toLowerCase().startsWith(word));
  const parts = shown.map(([fact]) => make("span", { class: "chip" }, ...marked(fact, unseen)));
  if (left.length > 0) parts.push(make("span", { class: "soft" }, fill(words["details"], { words: left.join(", ") })));
  return parts.length > 0 ? [make("div", { class: "reasons" }, ...parts.flatMap((part, i) => (i > 0 ? [" ", part] : [part])))] : [];
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

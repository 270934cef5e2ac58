// SPDX-License-Identifier: Apache-2.0
import { beginnings } from "../beginnings";
import { make, marked } from "../dom";
import { fill } from "../words";
import type { Words } from "./facet_panel";
import type { Entry } from "./files";
import { whole } from "./query";

// What `uname -m` says of it, as render/search/gather.cpp has it.
const machines: Record<string, string> = { amd64: "x86_64", arm64: "aarch64" };

function begins(text: string, words: string[]): boolean {
  return beginnings(text, words).length > 0;
}

/** Why a collection was found whose name and description do not say so: architecture, licence, or what lists do not show. */
export function reasons(entry: Entry, query: string[], words: Words): HTMLElement[] {
  const unseen = query.filter((word) => !begins(entry.name, [word]) && !begins(entry.description, [word]));
  const facts = [...entry.archs, entry.licence].map((fact) => [fact, `${fact} ${machines[fact] ?? ""}`] as const);
  const shown = facts.filter(([, text]) => begins(text, unseen));
  const left = unseen.filter((word) => !facts.some(([, text]) => begins(text, [word])) && !whole(entry.name).toLowerCase().startsWith(word));
  const parts = shown.map(([fact]) => make("span", { class: "chip" }, ...marked(fact, unseen)));
  if (left.length > 0 && words["details"] !== undefined) parts.push(make("span", { class: "soft" }, fill(words["details"], { words: left.join(", ") })));
  return parts.length > 0 ? [make("div", { class: "reasons" }, ...parts.flatMap((part, i) => (i > 0 ? [" ", part] : [part])))] : [];
}

// SPDX-License-Identifier: Apache-2.0
import { make, marked } from "../dom";
import type { Entry } from "./files";
import type { TagAsked } from "./found";
import { reasons } from "./reasons";
import { collectionUrl } from "./site";
import type { Standing } from "./site";
import { textOf, urlOf, yankedChip } from "./tag_asked";

function option(href: string, ...children: (Node | string)[]): HTMLElement {
  return make("a", { role: "option", "aria-selected": "false", tabindex: "-1", href }, ...children);
}

export function collectionOption(entry: Entry, words: string[]): HTMLElement {
  const name = make("span", { class: "name" }, ...marked(entry.name, words));
  const what = make("span", { class: "soft" }, entry.description);
  return option(collectionUrl(entry.name), name, what, ...reasons(entry, words, {}));
}

export function tagOption(asked: TagAsked & Standing): HTMLElement {
  return option(urlOf(asked), make("span", { class: "name" }, textOf(asked), ...yankedChip(asked)));
}

/** Leads to the search page. */
export function queryOption(form: HTMLFormElement, query: string, text: string): HTMLElement {
  const url = new URL(form.action);
  url.searchParams.set("q", query);
  const shown = option(url.href, text);
  shown.className = "all";
  return shown;
}

// SPDX-License-Identifier: Apache-2.0
import { make } from "../dom";
import { addressOf } from "../root";
import { fill } from "../words";
import type { Words } from "./facet_panel";
import type { TagAsked } from "./query";
import { hexOf } from "./digest";
import type { Selection } from "./select";
import { isThere, tagUrl } from "./site";
import type { State } from "./state";

function link(path: string, text: string | undefined, query = ""): HTMLElement {
  const url = new URL(addressOf(path));
  if (query !== "") url.searchParams.set("q", query);
  return make("a", { href: url.href }, text ?? "");
}

// Where to go from a list that has nothing of what was asked for.
function waysFromNothing({ query }: State, words: Words): HTMLElement[] {
  const q = query.trim();
  const hint = hexOf(q) !== undefined ? [make("span", {}, words["digest"] ?? "")] : [];
  const elsewhere = words["only"] !== undefined && q !== "" ? [link("_/search/", words["elsewhere"], q)] : [];
  return [...hint, ...elsewhere, link("", words["allCollections"]), link("_/owners/", words["namespaces"])];
}

function isLink(element: HTMLElement): boolean {
  return element instanceof HTMLAnchorElement;
}

/** The line above what was found: tags that were asked for, or where to go from nothing. */
export class WaysOn {
  private readonly line = make("p", { class: "ways", role: "status", hidden: "" });
  private shown: Selection | undefined;

  constructor(
    before: Element,
    private readonly words: Words,
  ) {
    before.before(this.line);
  }

  clear(): void {
    this.fill(undefined, []);
  }

  show(selection: Selection, state: State): void {
    if (this.shown === selection) return;
    const tags = selection.ranking?.tags ?? [];
    if (selection.documents.length === 0) this.fill(selection, waysFromNothing(state, this.words));
    else if (tags.length > 0) void this.showTags(selection, tags);
  }

  private fill(selection: Selection | undefined, children: (Node | string)[]): void {
    this.shown = selection;
    this.line.replaceChildren(...children);
    this.line.hidden = children.length === 0;
  }

  // Links as soon as they are known to lead somewhere.
  private async showTags(selection: Selection, tags: TagAsked[]): Promise<void> {
    const label = make("span", { class: "soft" }, `${this.words["tag"] ?? ""}:`);
    this.fill(selection, [label, ...tags.map(({ name, tag }) => make("span", {}, `${name}:${tag}`))]);
    const shown = await Promise.all(tags.map((tag) => this.tag(tag)));
    if (this.shown === selection) this.fill(selection, [...(shown.some(isLink) ? [label] : []), ...shown]);
  }

  private async tag({ name, tag }: TagAsked): Promise<HTMLElement> {
    const href = tagUrl(name, tag);
    const text = `${name}:${tag}`;
    const isKnown = await isThere(href);
    if (isKnown) return make("a", { href }, text);
    return make("span", {}, isKnown === undefined ? text : fill(this.words["noTag"], { name, tag }));
  }
}

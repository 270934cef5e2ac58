// SPDX-License-Identifier: Apache-2.0
import { make } from "../dom";
import { addressOf } from "../root";
import { fill } from "../words";
import type { Words } from "./facet_panel";
import type { TagAsked } from "./found";
import type { Selection } from "./select";
import type { Standing } from "./site";
import type { State } from "./state";
import { textOf, urlOf, withStanding, yankedChip } from "./tag_asked";

function link(path: string, text: string | undefined, query = ""): HTMLElement {
  const url = new URL(addressOf(path));
  if (query !== "") url.searchParams.set("q", query);
  return make("a", { href: url.href }, text ?? "");
}

// Where to go from a list that has nothing of what was asked for.
function waysFromNothing({ query }: State, words: Words): HTMLElement[] {
  const q = query.trim();
  const elsewhere = words["only"] !== undefined && q !== "" ? [link("_/search/", words["elsewhere"], q)] : [];
  return [...elsewhere, link("", words["allCollections"]), link("_/owners/", words["namespaces"])];
}

function tagLink(asked: TagAsked & Standing): HTMLElement {
  return make("span", {}, make("a", { href: urlOf(asked) }, textOf(asked)), ...yankedChip(asked));
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
    const { tags = [], isUnknownDigest } = selection.ranking ?? {};
    const hint = isUnknownDigest ? [make("span", {}, this.words["digest"] ?? "")] : [];
    if (selection.documents.length === 0) this.fill(selection, [...hint, ...waysFromNothing(state, this.words)]);
    else if (tags.length > 0) void this.showTags(selection, tags, hint);
    else this.fill(selection, hint);
  }

  private fill(selection: Selection | undefined, children: (Node | string)[]): void {
    this.shown = selection;
    this.line.replaceChildren(...children);
    this.line.hidden = children.length === 0;
  }

  // Links as soon as they are known to lead somewhere; of several, that some are not there is no news.
  private async showTags(selection: Selection, tags: TagAsked[], hint: HTMLElement[]): Promise<void> {
    const label = make("span", { class: "soft" }, `${this.words["tag"] ?? ""}:`);
    this.fill(selection, [label, ...tags.map((tag) => make("span", {}, textOf(tag))), ...hint]);
    const asked = await withStanding(tags);
    const links = asked.filter(({ isThere }) => isThere).map(tagLink);
    const lacks = links.length > 0 || tags.length > 1 ? [] : asked.map((tag) => this.lack(tag));
    if (this.shown === selection) this.fill(selection, [...(links.length > 0 ? [label] : []), ...links, ...lacks, ...hint]);
  }

  private lack(asked: TagAsked & Standing): HTMLElement {
    return make("span", {}, asked.isThere === undefined ? textOf(asked) : fill(this.words["noTag"], { name: asked.name, tag: asked.tag }));
  }
}

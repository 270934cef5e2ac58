// SPDX-License-Identifier: Apache-2.0
import { shownSize } from "../bytes";
import { filterField, make } from "../dom";
import { facets } from "./facets";
import type { Choice, Facet, FacetCount } from "./facets";
import { fill, number } from "../words";

const shownAtFirst = 6;
const shownMore = 50;
const readAtOnce = 20; // of more, one is found by its name

/** What the page's data- attributes call things. */
export type Words = DOMStringMap;

// "100 MB", of a power of ten.
function power(exponent: number): string {
  return shownSize(10 ** exponent).replace(/[.,]0/, "");
}

function label(words: Words, facet: Facet, value: string): string {
  if (facet === "signed") return words["signedYes"] ?? value;
  if (facet === "size") return `${power(Number(value))} – ${power(Number(value) + 1)}`;
  return value;
}

/** "Architecture: arm64", for a button that takes it off again. */
export function named(words: Words, facet: Facet, value: string): string {
  return `${words[facet] ?? facet}: ${label(words, facet, value)}`;
}

/** The facets of what is listed, each value with a box to tick. */
export class FacetPanel {
  private readonly shown = new Map<Facet, number>();
  private readonly sought = new Map<Facet, string>();

  constructor(
    private readonly place: HTMLElement,
    private readonly words: Words,
    private readonly toggle: (facet: Facet, value: string) => void,
  ) {}

  show(counts: Map<Facet, FacetCount[]>, choice: Choice): void {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.id : "";
    const groups = facets.filter((facet) => (counts.get(facet)?.length ?? 0) > 0);
    this.place.replaceChildren(...groups.map((facet) => this.group(facet, counts.get(facet)!, choice)));
    if (groups.length === 0) this.place.append(this.words["noFilter"] ?? "");
    if (focused.startsWith("facet-")) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  private group(facet: Facet, counts: FacetCount[], choice: Choice): HTMLElement {
    const group = make("fieldset", {}, make("legend", {}, this.words[facet] ?? facet));
    const list = make("div");
    const show = () => list.replaceChildren(...this.boxes(facet, counts, choice, list, show));
    if (counts.length > readAtOnce) group.append(this.findField(facet, show));
    group.append(list);
    show();
    return group;
  }

  private boxes(facet: Facet, counts: FacetCount[], choice: Choice, list: HTMLElement, again: () => void): HTMLElement[] {
    const ticked = choice.get(facet) ?? new Set();
    const sought = counts.length > readAtOnce ? (this.sought.get(facet) ?? "").toLowerCase() : "";
    const isSought = (value: string) => label(this.words, facet, value).toLowerCase().includes(sought);
    const fitting = counts.filter(({ value }) => ticked.has(value) || isSought(value));
    const most = this.shown.get(facet) ?? shownAtFirst;
    const shown = fitting.filter(({ value }, i) => i < most || ticked.has(value));
    const boxes: HTMLElement[] = shown.map((each) => this.box(facet, each, ticked.has(each.value)));
    if (boxes.length === 0) boxes.push(make("p", { class: "soft" }, this.words["noMatch"] ?? ""));
    const left = fitting.length - shown.length;
    if (left > 0) boxes.push(this.moreButton(facet, Math.min(left, shownMore), list, again));
    return boxes;
  }

  private findField(facet: Facet, show: () => void): HTMLElement {
    const name = fill(this.words["findValue"], { name: this.words[facet] ?? facet });
    const field = filterField(name, (word) => {
      this.sought.set(facet, word);
      show();
    });
    field.id = `facet-find-${facet}`;
    field.value = this.sought.get(facet) ?? "";
    return field;
  }

  private box(facet: Facet, { value, count }: FacetCount, isTicked: boolean): HTMLElement {
    const box = make("input", { type: "checkbox", id: `facet-${facet}-${value}` });
    box.checked = isTicked;
    box.addEventListener("change", () => this.toggle(facet, value));
    const text = make("span", {}, label(this.words, facet, value));
    return make("label", {}, box, text, make("span", { class: "count" }, number(count)));
  }

  private moreButton(facet: Facet, n: number, list: HTMLElement, again: () => void): HTMLElement {
    const button = make("button", { type: "button", class: "link" }, fill(this.words["values"], { n: number(n) }));
    button.addEventListener("click", () => {
      const before = this.shown.get(facet) ?? shownAtFirst;
      this.shown.set(facet, before + n);
      again();
      list.querySelectorAll("input")[before]?.focus();
    });
    return button;
  }
}

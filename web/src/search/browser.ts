// SPDX-License-Identifier: Apache-2.0
import { make } from "../dom";
import { FacetPanel, named } from "./facet_panel";
import type { Words } from "./facet_panel";
import type { Facet } from "./facets";
import { rowOf } from "./result_table";
import { select } from "./select";
import type { Order, OrderBy, Selection } from "./select";
import { files } from "./site";
import { isPlain, parametersOf, stateOf, toggled } from "./state";
import type { State } from "./state";
import { termsOf } from "./terms";
import { fill, number } from "../words";

const rowsAtOnce = 50;

// Names go up at first; of all else the most, the largest and the newest are what people look for.
function startsDown(by: OrderBy): boolean {
  return by !== "name";
}

/** A list of collections that is searched, filtered and sorted here: `.browse` of home, of owners and of the search. */
export class Browser {
  private readonly words: Words;
  private readonly body: HTMLTableSectionElement;
  private readonly scroll: HTMLElement;
  private readonly status: HTMLElement;
  private readonly panel: FacetPanel;
  private readonly ticked = make("p", { class: "ticked", hidden: "" });
  private readonly more = make("button", { type: "button", class: "button more", hidden: "" });
  private readonly pages: HTMLElement | null;
  private readonly written: Node[]; // the rows as the page came
  private state: State;
  private shown = 0;
  private turn = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly field: HTMLInputElement,
  ) {
    this.words = root.dataset;
    this.scroll = root.querySelector<HTMLElement>(".scroll")!;
    this.body = root.querySelector("tbody")!;
    this.status = root.querySelector<HTMLElement>("[role=status]")!;
    this.pages = root.querySelector<HTMLElement>(".pages");
    this.written = [...this.body.childNodes];
    this.panel = new FacetPanel(root.querySelector<HTMLElement>(".facets")!, this.words, (facet, value) => this.tick(facet, value));
    this.status.after(this.ticked);
    this.scroll.after(this.more);
    this.state = stateOf(new URLSearchParams(location.search));
    this.listen();
  }

  /** Shows what the page's address asks for; and what is typed in the field already is part of that. */
  start(): void {
    const filters = this.root.querySelector<HTMLDetailsElement>("details.filters");
    if (filters && this.words["search"] !== undefined && matchMedia("(min-width: 64rem)").matches) filters.open = true;
    if (this.field.value.trim() === "") this.field.value = this.state.query;
    this.change({ ...this.state, query: this.field.value }, "replace");
  }

  sortBy(by: OrderBy): void {
    const { order } = this.state;
    const isDown = order?.by === by ? !order.isDown : startsDown(by);
    this.change({ ...this.state, order: { by, isDown } }, "push");
  }

  private listen(): void {
    this.field.addEventListener("input", () => this.change({ ...this.state, query: this.field.value }, "replace"));
    this.field.form?.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("popstate", () => {
      const state = stateOf(new URLSearchParams(location.search));
      this.field.value = state.query;
      this.change(state, "keep");
    });
  }

  private tick(facet: Facet, value: string): void {
    this.change(toggled(this.state, facet, value), "push");
  }

  private change(state: State, history: "push" | "replace" | "keep"): void {
    this.state = state;
    const query = parametersOf(state).toString();
    const address = `${location.pathname}${query && `?${query}`}${location.hash}`;
    if (history === "push") window.history.pushState(null, "", address);
    if (history === "replace") window.history.replaceState(null, "", address);
    void this.show();
  }

  private order(): Order {
    const isSearched = termsOf(this.state.query).length > 0;
    return this.state.order ?? (isSearched ? { by: "best", isDown: false } : this.ownOrder());
  }

  private ownOrder(): Order {
    return this.isWritten() ? { by: "name", isDown: false } : { by: "date", isDown: true };
  }

  // Home and an owner's page have rows without a script; the search page has none.
  private isWritten(): boolean {
    return this.written.some((node) => node instanceof HTMLElement);
  }

  private async show(): Promise<void> {
    const turn = ++this.turn;
    const { query, choice } = this.state;
    const words = termsOf(query);
    try {
      const selection = await select(files, { words, choice, order: this.order(), owner: this.words["only"] });
      if (turn !== this.turn) return;
      this.panel.show(selection.counts, choice);
      this.showTicked();
      this.markOrder();
      if (isPlain(this.state) && this.isWritten()) return this.restore();
      await this.list(selection, turn);
    } catch {
      if (turn === this.turn) this.status.textContent = this.words["failed"] ?? "";
    }
  }

  private restore(): void {
    this.body.replaceChildren(...this.written);
    this.scroll.hidden = false;
    this.more.hidden = true;
    this.status.textContent = "";
    if (this.pages) this.pages.hidden = false;
  }

  private async list(selection: Selection, turn: number): Promise<void> {
    const rows = await this.rows(selection, 0);
    if (turn !== this.turn) return;
    this.body.replaceChildren(...rows);
    this.shown = rows.length;
    this.scroll.hidden = rows.length === 0;
    if (this.pages) this.pages.hidden = true;
    this.status.replaceChildren(...this.summary(selection));
    this.offerMore(selection);
  }

  private async rows({ documents, ranking }: Selection, from: number): Promise<HTMLTableRowElement[]> {
    const wanted = documents.slice(from, from + rowsAtOnce);
    const entries = await Promise.all(wanted.map((document) => files.entry(document)));
    return entries.map((entry) => rowOf(entry, ranking?.words ?? [], this.words, this.words["only"]));
  }

  private summary({ documents, among, ranking }: Selection): (Node | string)[] {
    const { none, noneTicked, one, many, newest } = this.words;
    const q = this.state.query.trim();
    const n = documents.length;
    const counted = n === 1 ? (one ?? "") : fill(many, { n: number(n) });
    const isTicked = this.state.choice.size > 0 && ranking?.documents.length !== 0;
    const nothing = isTicked ? (noneTicked ?? "") : q === "" ? counted : fill(none, { q });
    const parts: (Node | string)[] = [n > 0 ? counted : nothing];
    if (ranking?.isCorrected && n > 0) parts.unshift(fill(this.words["meant"], { q, words: ranking.words.join(" ") }), " ");
    if (ranking?.nearest !== undefined) parts.push(" ", this.questionButton(ranking.nearest));
    if (among !== undefined) parts.push(" ", fill(newest, { n: number(among) }));
    return parts;
  }

  private questionButton(words: string): HTMLElement {
    const button = make("button", { type: "button", class: "link" }, fill(this.words["nearest"], { words }));
    button.addEventListener("click", () => {
      this.field.value = words;
      this.field.focus();
      this.change({ ...this.state, query: words }, "push");
    });
    return button;
  }

  private offerMore(selection: Selection): void {
    const left = selection.documents.length - this.shown;
    this.more.hidden = left <= 0;
    this.more.textContent = fill(this.words["more"], { n: number(Math.min(left, rowsAtOnce)) });
    this.more.onclick = async () => {
      const turn = this.turn;
      const rows = await this.rows(selection, this.shown);
      if (turn !== this.turn) return;
      this.body.append(...rows);
      this.shown += rows.length;
      rows[0]?.querySelector("a")?.focus();
      this.offerMore(selection);
    };
  }

  private showTicked(): void {
    const all = [...this.state.choice].flatMap(([facet, values]) => [...values].map((value) => ({ facet, value })));
    const buttons = all.map(({ facet, value }) => {
      const text = named(this.words, facet, value);
      const button = make("button", { type: "button", class: "chip off", "aria-label": fill(this.words["off"], { name: text }) }, text);
      button.addEventListener("click", () => this.tick(facet, value));
      return button;
    });
    this.ticked.replaceChildren(...buttons);
    this.ticked.hidden = all.length === 0;
    if (all.length < 2) return;
    const clear = make("button", { type: "button", class: "link" }, this.words["clear"] ?? "");
    clear.addEventListener("click", () => this.change({ ...this.state, choice: new Map() }, "push"));
    this.ticked.append(clear);
  }

  private markOrder(): void {
    const { by, isDown } = this.order();
    for (const head of this.root.querySelectorAll<HTMLElement>("th[data-sort]")) {
      if (head.dataset["sort"] === by) head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }
}

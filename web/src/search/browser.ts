// SPDX-License-Identifier: Apache-2.0
import { markSorted } from "../sorting";
import { answer, stateOfAddress, writeAddress } from "./address";
import { FacetPanel } from "./facet_panel";
import type { Words } from "./facet_panel";
import type { Facet } from "./facets";
import { Gone } from "./files";
import { KeptPlace } from "./kept_place";
import { Pause } from "./pause";
import { isAsking } from "./query";
import { ResultList } from "./result_list";
import { select } from "./select";
import type { Order, OrderBy, Selection } from "./select";
import { index } from "./site";
import { isPlain, toggled } from "./state";
import type { State } from "./state";
import { summaryOf } from "./summary";
import { Ticked } from "./ticked";
import { WaysOn } from "./ways_on";

// Browsers refuse to change the address of a page too often: WebKit beyond 100 times in half a minute.
const pauseInTyping = 300;

// Names go up at first; of all else the most, the largest and the newest are what people look for.
function startsDown(by: OrderBy): boolean {
  return by !== "name";
}

/** A list of collections that is searched, filtered and sorted here: `.browse` of home, of owners and of the search. */
export class Browser {
  private readonly words: Words;
  private readonly status: HTMLElement;
  private readonly panel: FacetPanel;
  private readonly ticked: Ticked;
  private readonly list: ResultList;
  private readonly ways: WaysOn;
  private state = stateOfAddress();
  private turn = 0;
  private counted: Selection | undefined;
  private readonly place: KeptPlace;
  private readonly key = new Pause(0);
  private readonly typing = new Pause(pauseInTyping);

  constructor(
    private readonly root: HTMLElement,
    private readonly field: HTMLInputElement,
  ) {
    this.words = root.dataset;
    this.status = root.querySelector<HTMLElement>("[role=status]")!;
    const tick = (facet: Facet, value: string) => this.change(toggled(this.state, facet, value), "push");
    this.panel = new FacetPanel(root.querySelector<HTMLElement>(".facets")!, this.words, tick);
    this.ticked = new Ticked(this.status, this.words, tick, () => this.change({ ...this.state, choice: new Map() }, "push"));
    this.list = new ResultList(root, this.words, {
      shown: (selection) => this.tell(selection),
      failed: (error, selection) => this.fail(error, selection),
    });
    this.place = new KeptPlace(root.querySelector("tbody"), () => this.list.count());
    this.ways = new WaysOn(root.querySelector(".scroll")!, this.words);
    this.listen();
  }

  /** Shows what the page's address asks for; and what is typed in the field already is part of that. */
  start(): void {
    const filters = this.root.querySelector<HTMLDetailsElement>("details.filters");
    if (filters && this.words["search"] !== undefined && matchMedia("(min-width: 64rem)").matches) filters.open = true;
    if (this.field.value.trim() === "") this.field.value = this.state.query;
    if (this.field.value === this.state.query) this.place.take();
    this.go({ ...this.state, query: this.field.value }, "replace");
  }

  sortBy(by: OrderBy): void {
    const { order } = this.state;
    const isDown = order?.by === by ? !order.isDown : startsDown(by);
    this.change({ ...this.state, order: { by, isDown } }, "push");
  }

  private listen(): void {
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("change", () => this.typing.end()); // on the way to another page, say
    this.field.form?.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("popstate", () => {
      const state = stateOfAddress();
      this.typing.drop();
      this.field.value = state.query;
      this.change(state, "keep");
    });
  }

  // What is found is shown at each key, or of several that came while the page was busy at the last; all else can wait.
  private typed(): void {
    this.state = { ...this.state, query: this.field.value };
    this.place.drop();
    this.words["typed"] = "";
    this.typing.after(() => {
      writeAddress(this.state, "replace");
      void this.showCounts();
    });
    this.key.after(() => void this.show());
  }

  private change(state: State, history: "push" | "keep"): void {
    this.place.drop();
    this.go(state, history);
  }

  private go(state: State, history: "push" | "replace" | "keep"): void {
    this.typing.end();
    this.state = state;
    delete this.words["typed"];
    if (history !== "keep") writeAddress(this.state, history);
    void this.show();
  }

  private order(): Order {
    if (this.state.order) return this.state.order;
    if (isAsking(this.state.query)) return { by: "best", isDown: false };
    return this.list.isWritten() ? { by: "name", isDown: false } : { by: "date", isDown: true };
  }

  private async show(): Promise<void> {
    const turn = ++this.turn;
    const isWanted = () => turn === this.turn;
    const { query, choice } = this.state;
    try {
      const wanted = { query, choice, order: this.order(), owner: this.words["only"] };
      await index.ask(async (files) => {
        const selection = await select(files, wanted);
        if (isWanted()) await this.showSelection(selection, isWanted);
      });
    } catch (error) {
      if (isWanted()) this.fail(error);
    }
  }

  // The numbers of a build that is gone lead to nothing: what was found is looked for again.
  private fail(error: unknown, selection?: Selection): void {
    if (selection && error instanceof Gone) {
      index.leave(selection.files);
      void this.show();
    } else {
      this.status.textContent = this.words["failed"] ?? "";
      answer(this.state);
    }
  }

  private async showSelection(selection: Selection, isWanted: () => boolean): Promise<void> {
    this.ticked.show(this.state.choice);
    this.ways.clear();
    this.markOrder();
    if (isPlain(this.state) && this.list.isWritten()) {
      this.list.restore();
      this.status.textContent = "";
    } else if (await this.list.show(selection, isWanted, this.place.rows())) {
      this.tell(selection);
      this.place.goBack();
    }
    if (!isWanted()) return;
    answer(this.state);
    this.counted = selection;
    if (!this.typing.isAwaited()) await this.showCounts();
  }

  private tell(selection: Selection): void {
    this.status.replaceChildren(...summaryOf(selection, this.state, this.words, (query) => this.searchFor(query)));
  }

  private async showCounts(): Promise<void> {
    const selection = this.counted;
    if (!selection) return;
    this.ways.show(selection, this.state);
    try {
      const counts = await selection.counts();
      if (selection === this.counted) this.panel.show(counts, this.state.choice);
    } catch (error) {
      if (selection === this.counted) this.fail(error, selection);
    }
  }

  private searchFor(query: string): void {
    this.field.value = query;
    this.field.focus();
    this.change({ ...this.state, query }, "push");
  }

  private markOrder(): void {
    const { by, isDown } = this.order();
    const heads = [...this.root.querySelectorAll<HTMLElement>("th[data-sort]")];
    markSorted(heads, heads.find((head) => head.dataset["sort"] === by), isDown);
  }
}

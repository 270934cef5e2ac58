// SPDX-License-Identifier: Apache-2.0
import { make } from "../dom";
import { fill, number } from "../words";
import type { Words } from "./facet_panel";
import { rowOf } from "./result_table";
import type { Selection } from "./select";

const rowsAtOnce = 20;
const filesAtOnce = 6;

// The first of `documents`; what is found lies anywhere, and is shown by less where it lies in many files.
async function firstOf({ files }: Selection, documents: number[]): Promise<number[]> {
  const { records } = await files.directory();
  const places = new Set<number>();
  const first = documents.slice(0, rowsAtOnce);
  const end = first.findIndex((document) => places.add(Math.floor(document / records)).size > filesAtOnce);
  return end < 0 ? first : first.slice(0, end);
}

/** Who says how it went when more was asked for. */
export interface Told {
  shown(selection: Selection): void;
  failed(error: unknown, selection: Selection): void;
}

/** The rows of a list: those that the page came with, or the first of what was selected and a button for more. */
export class ResultList {
  private readonly body: HTMLTableSectionElement;
  private readonly scroll: HTMLElement;
  private readonly more = make("button", { type: "button", class: "button more", hidden: "" });
  private readonly pages: HTMLElement | null;
  private readonly written: Node[];
  private shown = 0;

  constructor(
    root: HTMLElement,
    private readonly words: Words,
    private readonly told: Told,
  ) {
    this.scroll = root.querySelector<HTMLElement>(".scroll")!;
    this.body = root.querySelector("tbody")!;
    this.pages = root.querySelector<HTMLElement>(".pages");
    this.written = [...this.body.childNodes];
    this.scroll.after(this.more);
  }

  /** Home and an owner's page have rows without a script; the search page has none. */
  isWritten(): boolean {
    return this.written.some((node) => node instanceof HTMLElement);
  }

  restore(): void {
    this.shown = 0;
    this.body.replaceChildren(...this.written);
    this.scroll.hidden = false;
    this.more.hidden = true;
    if (this.pages) this.pages.hidden = false;
  }

  /** Whether it was shown: not where something else `isWanted` by the time that its rows are there. `least`: of as many rows,
   *  if there are. */
  async show(selection: Selection, isWanted: () => boolean, least: number): Promise<boolean> {
    const first = await firstOf(selection, selection.documents);
    const documents = first.length < least ? selection.documents.slice(0, least) : first;
    const rows = await this.rows(selection, documents);
    if (!isWanted()) return false;
    this.body.replaceChildren(...rows);
    this.shown = rows.length;
    this.scroll.hidden = rows.length === 0;
    if (this.pages) this.pages.hidden = true;
    await this.offerMore(selection, isWanted);
    return true;
  }

  /** How many rows there are of what was selected. */
  count(): number {
    return this.shown;
  }

  private async rows({ files, ranking }: Selection, documents: number[]): Promise<HTMLTableRowElement[]> {
    const entries = await files.entries(documents);
    return entries.map((entry) => rowOf(entry, ranking?.words ?? [], this.words, this.words["only"]));
  }

  private async offerMore(selection: Selection, isWanted: () => boolean): Promise<void> {
    const next = await firstOf(selection, selection.documents.slice(this.shown));
    this.more.hidden = next.length === 0;
    this.more.textContent = fill(this.words["more"], { n: number(next.length) });
    this.more.onclick = () => void this.showMore(selection, next, isWanted);
  }

  // A second press while the first is being answered would bring the same rows.
  private async showMore(selection: Selection, next: number[], isWanted: () => boolean): Promise<void> {
    this.more.disabled = true;
    try {
      const rows = await this.rows(selection, next);
      if (!isWanted()) return;
      this.body.append(...rows);
      this.shown += rows.length;
      rows[0]?.querySelector("a")?.focus();
      await this.offerMore(selection, isWanted);
      this.told.shown(selection);
    } catch (error) {
      if (isWanted()) this.told.failed(error, selection);
    } finally {
      this.more.disabled = false;
    }
  }
}

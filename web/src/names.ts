// SPDX-License-Identifier: Apache-2.0
// The list of namespaces, found by their names and sorted: all its pages are one list then.
import { loadText } from "./root";
import { markSorted } from "./sorting";
import { fill, number } from "./words";

interface Row {
  element: Element;
  name: string;
  numbers: number[]; // of the columns behind the name
}

function rowOf(element: Element): Row {
  const [first, ...others] = element.querySelectorAll<HTMLElement>("td");
  return { element, name: first?.textContent ?? "", numbers: others.map((cell) => Number(cell.dataset["number"])) };
}

function rowsIn(page: ParentNode): Row[] {
  return [...page.querySelectorAll(".names tbody tr")].map(rowOf);
}

// The site's own pages, as the program wrote them: nothing in them runs.
async function rowsOfPage(place: number): Promise<Row[]> {
  const text = await loadText(place === 1 ? "_/owners/" : `_/owners/~/${place}/`);
  return rowsIn(new DOMParser().parseFromString(text, "text/html"));
}

async function rowsOfAll(pages: number): Promise<Row[]> {
  if (pages === 1) return rowsIn(document);
  return (await Promise.all(Array.from({ length: pages }, (_, i) => rowsOfPage(i + 1)))).flat();
}

interface Order {
  column: number; // 0: the name
  isDown: boolean;
}

/** The rows whose names have `word`, whatever its case, in that order; by name as they are. */
export function arranged<R extends { name: string; numbers: number[] }>(rows: R[], word: string, { column, isDown }: Order): R[] {
  const found = rows.filter(({ name }) => name.toLowerCase().includes(word.toLowerCase()));
  if (column === 0) return isDown ? found.reverse() : found;
  const of = ({ numbers }: R) => numbers[column - 1] ?? 0;
  return found.sort((a, b) => (isDown ? of(b) - of(a) : of(a) - of(b)));
}

class Names {
  private readonly body: HTMLElement;
  private readonly written: Node[];
  private readonly status: HTMLElement;
  private readonly heads: HTMLElement[];
  private rows: Promise<Row[]> | undefined;
  private order: Order = { column: 0, isDown: false };
  private word = "";

  constructor(private readonly root: HTMLElement) {
    this.body = root.querySelector("tbody")!;
    this.written = [...this.body.childNodes];
    this.status = root.querySelector<HTMLElement>("[role=status]")!;
    this.heads = [...root.querySelectorAll<HTMLElement>("th[data-sort]")];
  }

  find(word: string): void {
    this.word = word;
    void this.show();
  }

  sortBy(name: string): void {
    const column = this.heads.findIndex((head) => head.dataset["sort"] === name);
    this.order = { column, isDown: column === this.order.column ? !this.order.isDown : column !== 0 };
    void this.show();
  }

  private async show(): Promise<void> {
    const { word, order } = this;
    try {
      const isPlain = word === "" && order.column === 0 && !order.isDown;
      const rows = isPlain ? undefined : arranged(await this.all(), word, order);
      if (word === this.word && order === this.order) this.put(rows);
    } catch {
      this.rows = undefined;
      this.status.textContent = this.root.dataset["failed"] ?? "";
    }
  }

  private all(): Promise<Row[]> {
    return (this.rows ??= rowsOfAll(Number(this.root.dataset["pages"])));
  }

  private put(rows: Row[] | undefined): void {
    this.body.replaceChildren(...(rows?.map(({ element }) => element) ?? this.written));
    for (const nav of this.root.querySelectorAll("nav")) nav.toggleAttribute("hidden", rows !== undefined);
    this.status.textContent = rows ? this.counted(rows.length) : "";
    this.root.querySelector(".scroll")?.toggleAttribute("hidden", rows?.length === 0);
    markSorted(this.heads, this.heads[this.order.column], this.order.isDown);
  }

  private counted(n: number): string {
    const { namespaces = "", none } = this.root.dataset;
    return n === 0 ? fill(none, { q: this.word }) : `${namespaces}: ${number(n)}`;
  }
}

/** What is returned sorts the list; `field` finds in it. */
export function startNames(root: HTMLElement, field: HTMLInputElement): (by: string) => void {
  const names = new Names(root);
  field.addEventListener("input", () => names.find(field.value.trim()));
  if (field.value.trim() !== "") names.find(field.value.trim());
  return (by) => names.sortBy(by);
}

// SPDX-License-Identifier: Apache-2.0
// A table that has all its rows in the page: its headings sort them, and a field finds among them.
import { makeSort, markSorted } from "./sorting";
import { number } from "./words";

type Order = (a: HTMLTableRowElement, b: HTMLTableRowElement) => number;

function rowsOf(table: HTMLTableElement): HTMLTableRowElement[] {
  return [...table.tBodies[0]!.rows];
}

// What a cell is sorted by: its number, or its text, in which "10" comes behind "9".
function orderBy(column: number, kind: string): Order {
  const cell = (row: HTMLTableRowElement): HTMLElement => row.cells[column]!;
  if (kind === "number") return (a, b) => Number(cell(a).dataset["number"]) - Number(cell(b).dataset["number"]);
  const collator = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });
  return (a, b) => collator.compare(cell(a).textContent ?? "", cell(b).textContent ?? "");
}

// A name from A on, all else from the most or the newest on, and then the other way.
function sortBy(table: HTMLTableElement, head: HTMLTableCellElement): void {
  const isFirst = head.cellIndex === 0;
  const was = head.getAttribute("aria-sort");
  const isUp = was === null ? isFirst : was === "descending";
  const order = orderBy(head.cellIndex, head.dataset["sort"] ?? "");
  table.tBodies[0]!.append(...rowsOf(table).sort((a, b) => (isUp ? order(a, b) : order(b, a))));
  markSorted(table.tHead!.rows[0]!.cells, head, !isUp);
}

/** The headings of `table` that say what they sort by become buttons that do. */
export function enableRowSorting(table: HTMLTableElement): void {
  for (const head of table.querySelectorAll<HTMLTableCellElement>("th[data-sort]")) makeSort(head, () => sortBy(table, head));
}

interface Found {
  text: string;
  digests: string[]; // their hex digits
}

const cut = /…$|^(?:sha256|md5)[:.]/g;

// What is searched of a row: its texts, no button, and of a digest all that its cell shows the beginning of.
function foundIn(row: HTMLTableRowElement): Found {
  const copy = row.cloneNode(true) as HTMLTableRowElement;
  const whole = [...copy.querySelectorAll<HTMLElement>("[title]")];
  const digests = whole.map(({ title }) => title.toLowerCase().replace(cut, ""));
  for (const element of [...copy.querySelectorAll("button"), ...whole]) element.remove();
  return { text: [...copy.cells].map(({ textContent }) => textContent ?? "").join("\n").toLowerCase(), digests };
}

/** Whether a row has `word`, in lower case. Of a digest enough is wanted to be no number or version by chance. */
export function has({ text, digests }: Found, word: string): boolean {
  const hex = word.replace(cut, "");
  return text.includes(word) || (/^[0-9a-f]{6,}$/.test(hex) && digests.some((digest) => digest.startsWith(hex)));
}

/** A field above a table leaves the rows that have its words, and says how many. */
export function enableRowFinder(place: HTMLElement): void {
  const field = place.querySelector("input");
  const status = place.querySelector("[role=status]");
  const table = place.nextElementSibling?.querySelector("table");
  if (!field || !status || !table) return;
  const rows = rowsOf(table).map((row) => ({ row, found: foundIn(row) }));
  const find = (): void => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const { row, found } of rows) row.hidden = !words.every((word) => has(found, word));
    const shown = rows.filter(({ row }) => !row.hidden).length;
    status.textContent = words.length === 0 ? "" : `${number(shown)} / ${number(rows.length)}`;
  };
  field.addEventListener("input", find);
  find();
}

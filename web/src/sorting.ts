// SPDX-License-Identifier: Apache-2.0
// What sorts a table is in its headings, and says so to those who do not see it.
import { pressable } from "./dom";

/** The heading of a column becomes a button that sorts by it. */
export function makeSort(head: HTMLElement, sort: () => void): void {
  const button = pressable("", sort, { class: "sort" });
  button.append(...head.childNodes);
  head.append(button);
}

/** Of these headings, the table is sorted by `by`; undefined: by none of them. */
export function markSorted(heads: Iterable<HTMLElement>, by: HTMLElement | undefined, isDown: boolean): void {
  for (const head of heads) {
    if (head === by) head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
}

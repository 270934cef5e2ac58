// SPDX-License-Identifier: Apache-2.0

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

const kept = "search-key";

function isKeptOff(): boolean {
  try {
    return localStorage.getItem(kept) === "off";
  } catch {
    return false;
  }
}

let isOn = !isKeptOff();

// What is so anyway is not kept.
function turn(on: boolean): void {
  isOn = on;
  try {
    if (on) localStorage.removeItem(kept);
    else localStorage.setItem(kept, "off");
  } catch {
    // It holds for this page then.
  }
}

function showHint(): void {
  document.querySelector(".search kbd")?.toggleAttribute("hidden", !isOn);
}

/** "/" goes to the search, from anywhere but a field, unless it is turned off. */
export function enableSearchKey(field: HTMLInputElement): void {
  showHint();
  document.addEventListener("keydown", (event) => {
    if (!isOn || event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

/** Turns that key on and off, as the search page offers. Who dictates hits keys of one character unawares, so that there has
 *  to be a way (WCAG 2.2, 2.1.4); a key with a modifier would be one that a browser or a screen reader has taken already. */
export function enableSearchKeyChoice(box: HTMLInputElement): void {
  box.checked = isOn;
  box.addEventListener("change", () => {
    turn(box.checked);
    showHint();
  });
}

function rowLink(row: Element | null | undefined): HTMLElement | null {
  return row?.querySelector<HTMLElement>("a") ?? null;
}

// What a field above the table has hidden is passed over.
function shownBeside(row: Element, side: "nextElementSibling" | "previousElementSibling"): Element | null {
  let beside = row[side];
  while (beside instanceof HTMLElement && beside.hidden) beside = beside[side];
  return beside;
}

/** Up and down go from row to row of a table, by each row's first link. */
export function enableRowKeys(table: HTMLTableElement): void {
  table.addEventListener("keydown", (event) => {
    const row = event.target instanceof Element ? event.target.closest("tbody tr") : null;
    if (!row || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    const to = rowLink(shownBeside(row, event.key === "ArrowDown" ? "nextElementSibling" : "previousElementSibling"));
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
}

// SPDX-License-Identifier: Apache-2.0

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** "/" goes to the search, from anywhere but a field. */
export function enableSearchKey(field: HTMLInputElement): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

function rowLink(row: Element | null | undefined): HTMLElement | null {
  return row?.querySelector<HTMLElement>("a") ?? null;
}

/** Up and down go from row to row of a table, by each row's first link. */
export function enableRowKeys(table: HTMLTableElement): void {
  table.addEventListener("keydown", (event) => {
    const row = event.target instanceof Element ? event.target.closest("tbody tr") : null;
    if (!row || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    const to = rowLink(event.key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling);
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
}

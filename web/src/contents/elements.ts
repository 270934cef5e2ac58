// SPDX-License-Identifier: Apache-2.0

/** An element with text: names of files and packages are foreign, and never read as HTML. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = "",
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...inside);
  return element;
}

/** A field that filters what is below it. */
export function filterField(label: string, filter: (word: string) => void): HTMLInputElement {
  const field = make("input", "filter");
  field.type = "search";
  field.placeholder = label;
  field.setAttribute("aria-label", label);
  field.addEventListener("input", () => filter(field.value.trim()));
  return field;
}

// SPDX-License-Identifier: Apache-2.0
// Elements are made here and nowhere from text: what a registry says never becomes markup.

type Child = Node | string;

export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** `name` with the places where one of the words begins a part marked. */
export function marked(name: string, words: string[]): Node[] {
  const lower = name.toLowerCase();
  const first = words
    .map((word) => ({ at: lower.indexOf(word), length: word.length }))
    .filter(({ at, length }) => at >= 0 && length > 0)
    .sort((a, b) => a.at - b.at);
  const nodes: Node[] = [];
  let done = 0;
  for (const { at, length } of first) {
    if (at < done) continue;
    nodes.push(document.createTextNode(name.slice(done, at)), make("mark", {}, name.slice(at, at + length)));
    done = at + length;
  }
  nodes.push(document.createTextNode(name.slice(done)));
  return nodes;
}

/** A field that filters what is below it. */
export function filterField(label: string, filter: (word: string) => void): HTMLInputElement {
  const field = make("input", { class: "filter", type: "search", placeholder: label, "aria-label": label });
  field.addEventListener("input", () => filter(field.value.trim()));
  return field;
}

/** A button that does nothing by itself. */
export function pressable(label: string, press: () => void, attributes: Record<string, string> = {}): HTMLButtonElement {
  const button = make("button", { type: "button", ...attributes }, label);
  button.addEventListener("click", press);
  return button;
}

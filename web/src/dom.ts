// SPDX-License-Identifier: Apache-2.0
// Elements are made here and nowhere from text: what a registry says never becomes markup.
import { beginnings } from "./beginnings";

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

/** `text` where a line may break behind each "/", as render/web/parts.cpp writes names. */
export function breakable(text: string): Node[] {
  return text.split(/(?<=\/)/).flatMap((part, i) => [...(i > 0 ? [make("wbr")] : []), document.createTextNode(part)]);
}

/** `text` with all places marked where one of the words begins a part of it. */
export function marked(text: string, words: string[]): Node[] {
  const nodes: Node[] = [];
  let done = 0;
  for (const [at, end] of beginnings(text, words)) {
    nodes.push(...breakable(text.slice(done, at)), make("mark", {}, text.slice(at, end)));
    done = end;
  }
  nodes.push(...breakable(text.slice(done)));
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

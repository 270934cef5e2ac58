// SPDX-License-Identifier: Apache-2.0
import { shownSize } from "../bytes";
import { filterField, make, pressable } from "../dom";
import { fill, number } from "../words";
import { type Folder, type Node, nodesOf, search } from "./document";

const shownAtOnce = 500;

function size(bytes: number): HTMLElement {
  return make("small", { class: "soft" }, shownSize(bytes));
}

function leaf(node: Node): HTMLLIElement {
  const target = node.target === undefined ? "" : ` → ${node.target}`;
  return make("li", {}, make("span", {}, node.name + target), size(node.bytes));
}

// The button that had the focus is gone.
function focusOn(item: HTMLLIElement | undefined): void {
  item?.setAttribute("tabindex", "-1");
  item?.focus({ preventScroll: true });
}

/** A list of `all`, of which a button shows the rest, some at a time: an image has a hundred thousand files. */
function tree<T>(all: T[], item: (one: T) => HTMLLIElement, words: DOMStringMap): HTMLUListElement {
  const made = make("ul", { class: "tree" });
  const show = (from: number): HTMLLIElement[] => {
    const end = Math.min(from + shownAtOnce, all.length);
    const items = all.slice(from, end).map(item);
    made.append(...items);
    if (end < all.length) made.append(rest(end));
    return items;
  };
  const rest = (from: number): HTMLLIElement => {
    const label = fill(words["moreFiles"], { n: number(Math.min(shownAtOnce, all.length - from)) });
    const button = pressable(label, () => {
      last.remove();
      focusOn(show(from)[0]);
    });
    const last = make("li", {}, button);
    return last;
  };
  show(0);
  return made;
}

// Opened when somebody looks.
function branch(node: Node, folder: Folder, words: DOMStringMap): HTMLLIElement {
  const button = pressable(`${node.name}/`, () => {
    const isOpen = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!isOpen));
    if (isOpen) item.querySelector("ul")?.remove();
    else item.append(list(folder, words));
  }, { "aria-expanded": "false", class: "folder" });
  const item = make("li", {}, button, size(node.bytes));
  return item;
}

function list(folder: Folder, words: DOMStringMap): HTMLUListElement {
  return tree(nodesOf(folder), (node) => (node.folder ? branch(node, node.folder, words) : leaf(node)), words);
}

function foundItem({ path, bytes }: { path: string; bytes: number }): HTMLLIElement {
  return make("li", {}, make("span", {}, path), size(bytes));
}

/** The tree of files, with a field that looks for names. */
export function fileTree(root: Folder, words: DOMStringMap): HTMLElement {
  const place = make("div", {}, list(root, words));
  const filter = (word: string): void => {
    if (word.length < 2) return place.replaceChildren(list(root, words));
    const found = search(root, word);
    place.replaceChildren(found.length > 0 ? tree(found, foundItem, words) : make("p", { class: "soft" }, words["nothing"] ?? ""));
  };
  return make("div", { class: "files" }, filterField(words["filterFiles"] ?? "", filter), place);
}

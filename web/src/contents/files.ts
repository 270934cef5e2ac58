// SPDX-License-Identifier: Apache-2.0
import { shownSize } from "../bytes";
import { filterField, make, pressable } from "../dom";
import { type Folder, type Node, nodesOf, search } from "./document";

const shownOfAFolder = 500;

function size(bytes: number): HTMLElement {
  return make("small", { class: "soft" }, shownSize(bytes));
}

function leaf(node: Node): HTMLLIElement {
  const target = node.target === undefined ? "" : ` → ${node.target}`;
  return make("li", {}, make("span", {}, node.name + target), size(node.bytes));
}

// Opened when somebody looks: an image has a hundred thousand files.
function branch(node: Node, folder: Folder): HTMLLIElement {
  const button = pressable(`${node.name}/`, () => {
    const isOpen = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!isOpen));
    if (isOpen) item.querySelector("ul")?.remove();
    else item.append(list(folder));
  }, { "aria-expanded": "false" });
  const item = make("li", {}, button, size(node.bytes));
  return item;
}

function list(folder: Folder): HTMLUListElement {
  const nodes = nodesOf(folder);
  const items = nodes.slice(0, shownOfAFolder).map((node) => (node.folder ? branch(node, node.folder) : leaf(node)));
  if (nodes.length > shownOfAFolder) items.push(make("li", { class: "soft" }, `… ${nodes.length - shownOfAFolder}`));
  return make("ul", { class: "tree" }, ...items);
}

/** The tree of files, with a field that looks for names. */
export function fileTree(root: Folder, words: DOMStringMap): HTMLElement {
  const place = make("div", {}, list(root));
  const most = 200;
  const filter = (word: string): void => {
    if (word.length < 2) return place.replaceChildren(list(root));
    const found = search(root, word, most);
    const items = found.map(({ path, bytes }) => make("li", {}, make("span", {}, path), size(bytes)));
    place.replaceChildren(items.length > 0 ? make("ul", { class: "tree" }, ...items) : make("p", { class: "soft" }, words["nothing"] ?? ""));
  };
  return make("div", { class: "files" }, filterField(words["filterFiles"] ?? "", filter), place);
}

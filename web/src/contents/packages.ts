// SPDX-License-Identifier: Apache-2.0
import type { Package } from "./document";
import { filterField, make, pressable } from "../dom";

const shownAtFirst = 100;

function row(one: Package): HTMLTableRowElement {
  const cells = [one.name, one.version, one.type, one.license ?? ""].map((text) => make("td", {}, text));
  return make("tr", {}, ...cells);
}

/** The installed packages, a hundred at first, with a field that filters by name. */
export function packageTable(packages: Package[], words: DOMStringMap): HTMLElement {
  const body = make("tbody");
  const head = ["name", "version", "type", "license"].map((key) => make("th", { scope: "col" }, words[key] ?? ""));
  let matching = packages;
  const show = (count: number): void => {
    body.replaceChildren(...matching.slice(0, count).map(row));
    more.hidden = matching.length <= count;
  };
  const more = pressable(words["more"] ?? "", () => show(matching.length), { class: "button" });
  const filter = (word: string): void => {
    const wanted = word.toLowerCase();
    matching = packages.filter((one) => one.name.toLowerCase().includes(wanted));
    show(shownAtFirst);
  };
  show(shownAtFirst);
  const table = make("table", { class: "stored" }, make("thead", {}, make("tr", {}, ...head)), body);
  const scroll = make("div", { class: "scroll" }, table);
  return make("div", { class: "packages" }, filterField(words["filterPackages"] ?? "", filter), scroll, more);
}

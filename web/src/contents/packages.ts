// SPDX-License-Identifier: Apache-2.0
import type { Package } from "./document";
import { filterField, make, pressable } from "../dom";

const shownAtFirst = 100;

// What none of them tells has no column.
function columnsOf(packages: Package[]): (keyof Package)[] {
  const all: (keyof Package)[] = ["name", "version", "type", "license"];
  return all.filter((column) => packages.some((one) => one[column]));
}

/** The installed packages, a hundred at first, with a field that filters by name. */
export function packageTable(packages: Package[], words: DOMStringMap): HTMLElement {
  const body = make("tbody");
  const columns = columnsOf(packages);
  const head = columns.map((column) => make("th", { scope: "col" }, words[column] ?? ""));
  const row = (one: Package): HTMLElement => make("tr", {}, ...columns.map((column) => make("td", {}, one[column] ?? "")));
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

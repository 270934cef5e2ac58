// SPDX-License-Identifier: Apache-2.0
import type { Package } from "./document";
import { filterField, make } from "./elements";

const shownAtFirst = 100;

function row(one: Package): HTMLTableRowElement {
  const row = make("tr");
  row.append(make("td", "", one.name), make("td", "", one.version), make("td", "", one.type), make("td", "", one.license ?? ""));
  return row;
}

/** The installed packages, a hundred at first, with a field that filters by name. */
export function packageTable(packages: Package[], words: DOMStringMap): HTMLElement {
  const body = make("tbody");
  const head = make("tr");
  for (const key of ["name", "version", "type", "license"]) {
    const cell = make("th", "", words[key] ?? "");
    cell.scope = "col";
    head.append(cell);
  }
  const more = make("button", "button", words["more"] ?? "");
  more.type = "button";
  let matching = packages;
  const show = (count: number): void => {
    body.replaceChildren(...matching.slice(0, count).map(row));
    more.hidden = matching.length <= count;
  };
  more.addEventListener("click", () => show(matching.length));
  const filter = (word: string): void => {
    const wanted = word.toLowerCase();
    matching = packages.filter((one) => one.name.toLowerCase().includes(wanted));
    show(shownAtFirst);
  };
  show(shownAtFirst);
  const table = make("table", "stored", make("thead", "", head), body);
  const scroll = make("div", "scroll", table);
  return make("div", "packages", filterField(words["filterPackages"] ?? "", filter), scroll, more);
}

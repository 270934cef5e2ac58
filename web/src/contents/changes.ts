// SPDX-License-Identifier: Apache-2.0
// Tables of what differs between two states of an image.
import { shownSize } from "../bytes";
import { breakable, make, pressable } from "../dom";
import type { Change, FileChange, PackageChange } from "./compare";
import { bytesOf, type Value } from "./document";

const shownAtFirst = 100;

const text = (content: string): Text => document.createTextNode(content);

/** "+2.1 kB"; nothing where nothing was added. */
export function signed(bytes: number): string {
  return bytes === 0 ? "" : `${bytes > 0 ? "+" : "−"}${shownSize(Math.abs(bytes))}`;
}

/** Marked as what it is: colour alone would not say it. */
function change(was: string | undefined, is: string | undefined, words: DOMStringMap): Node[] {
  if (was === undefined) return [make("ins", { class: "chip good" }, words["added"] ?? ""), text(` ${is ?? ""}`)];
  if (is === undefined) return [make("del", { class: "chip bad" }, words["removed"] ?? ""), text(` ${was}`)];
  return [text(`${was} → ${is}`)];
}

/** A column: its title, and what it shows of one. */
interface Column<T> {
  title: string;
  cell: (one: T) => Node[];
  isNumber?: boolean;
}

/** A table of `all`, a hundred at first. */
function table<T>(label: string, all: T[], columns: Column<T>[], words: DOMStringMap): HTMLElement {
  const attributes = ({ isNumber }: Column<T>): Record<string, string> => (isNumber ? { class: "right" } : {});
  const head = columns.map((column) => make("th", { scope: "col", ...attributes(column) }, column.title));
  const row = (one: T): HTMLElement =>
    make("tr", {}, ...columns.map((column) => make("td", attributes(column), ...column.cell(one))));
  const body = make("tbody");
  const show = (count: number): void => {
    body.replaceChildren(...all.slice(0, count).map(row));
    more.hidden = all.length <= count;
  };
  const more = pressable(words["more"] ?? "", () => show(all.length), { class: "button" });
  show(shownAtFirst);
  const made = make("table", { class: "stored" }, make("thead", {}, make("tr", {}, ...head)), body);
  return make("div", {}, make("section", { class: "scroll", tabindex: "0", "aria-label": `${words["change"]}: ${label}` }, made), more);
}

function shownValue(value: Value): string {
  if (typeof value === "string") return `↪ ${value}`;
  if (typeof value === "object" && "link" in value) return `↪ ${String(value.link)}`;
  return shownSize(bytesOf(value));
}

export function packageTable(packages: PackageChange[], words: DOMStringMap): HTMLElement {
  return table(words["packages"] ?? "", packages, [
    { title: words["name"] ?? "", cell: (one) => [text(one.name)] },
    { title: words["type"] ?? "", cell: (one) => [text(one.type)] },
    { title: words["change"] ?? "", cell: (one) => change(one.was, one.is, words) },
  ], words);
}

export function settingsTable(settings: Change[], words: DOMStringMap): HTMLElement {
  return table(words["settings"] ?? "", settings, [
    { title: words["name"] ?? "", cell: (one) => [text(one.name)] },
    { title: words["change"] ?? "", cell: (one) => change(one.was, one.is, words) },
  ], words);
}

export function fileTable(files: FileChange[], words: DOMStringMap): HTMLElement {
  const shown = (value: Value | undefined): string | undefined => (value === undefined ? undefined : shownValue(value));
  return table(words["files"] ?? "", files, [
    { title: words["name"] ?? "", cell: (one) => breakable(one.path) },
    { title: words["change"] ?? "", cell: (one) => change(shown(one.was), shown(one.is), words) },
    { title: words["size"] ?? "", cell: (one) => [text(signed(one.bytes))], isNumber: true },
  ], words);
}

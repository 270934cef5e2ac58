// SPDX-License-Identifier: Apache-2.0
import { shownSize } from "../bytes";
import { make, pressable } from "../dom";
import { number } from "../words";
import { type Change, compare, type Difference, type FileChange, type TextChange } from "./compare";
import { bytesOf, type Contents, type Value } from "./document";
import { failure, loadContents } from "./load";

const shownAtFirst = 100;
const mostLines = 1000;

function signed(bytes: number): string {
  return bytes === 0 ? "" : `${bytes > 0 ? "+" : "−"}${shownSize(Math.abs(bytes))}`;
}

/** A table of `all`, a hundred at first. */
function table<T>(label: string, titles: string[], all: T[], cells: (one: T) => string[], words: DOMStringMap): HTMLElement {
  const numbers = titles.map((title) => title === words["change"]);
  const attributes = (column: number): Record<string, string> => (numbers[column] ? { class: "right" } : {});
  const head = titles.map((title, i) => make("th", { scope: "col", ...attributes(i) }, title));
  const body = make("tbody");
  const show = (count: number): void => {
    body.replaceChildren(
      ...all.slice(0, count).map((one) => make("tr", {}, ...cells(one).map((text, i) => make("td", attributes(i), text)))),
    );
    more.hidden = all.length <= count;
  };
  const more = pressable(words["more"] ?? "", () => show(all.length), { class: "button" });
  show(shownAtFirst);
  const made = make("table", { class: "stored" }, make("thead", {}, make("tr", {}, ...head)), body);
  return make("div", {}, make("section", { class: "scroll", tabindex: "0", "aria-label": `${words["change"]}: ${label}` }, made), more);
}

function shownValue(value: Value | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "string") return `→ ${value}`;
  if (typeof value === "object" && "link" in value) return `→ ${String(value.link)}`;
  return shownSize(bytesOf(value));
}

function lines(change: TextChange): HTMLElement {
  const made = change.lines
    .slice(0, mostLines)
    .map(({ sign, text }) => make(sign === "+" ? "ins" : "del", {}, `${sign === "+" ? "+" : "−"} ${text}`));
  return make("div", { class: "command" }, make("pre", { class: "lines" }, ...made));
}

function part(title: string, count: number, ...content: HTMLElement[]): HTMLElement[] {
  return count > 0 ? [make("h4", {}, `${title} (${number(count)})`), ...content] : [];
}

function view(difference: Difference, words: DOMStringMap): HTMLElement[] {
  const word = (key: string): string => words[key] ?? "";
  const { packages, settings, texts, files, bytes } = difference;
  if (packages.length + settings.length + texts.length + files.length === 0)
    return [make("p", { class: "lead" }, word("same"))];
  const between = [word("from"), word("to")];
  const values = (change: Change): string[] => [change.was ?? "", change.is ?? ""];
  const fileCells = (file: FileChange): string[] => [file.path, shownValue(file.was), shownValue(file.is), signed(file.bytes)];
  return [
    ...(bytes === 0 ? [] : [make("p", { class: "lead" }, signed(bytes))]),
    ...part(word("packages"), packages.length,
      table(word("packages"), [word("name"), word("type"), ...between], packages, (one) => [one.name, one.type, ...values(one)], words)),
    ...part(word("settings"), settings.length,
      table(word("settings"), [word("name"), ...between], settings, (one) => [one.name, ...values(one)], words)),
    ...texts.flatMap((text) => [make("h4", {}, text.name || word("definition")), lines(text)]),
    ...part(word("files"), files.length,
      make("p", { class: "soft" }, word("bySize")),
      table(word("files"), [word("name"), ...between, word("change")], files, fileCells, words)),
  ];
}

/** Two lists of states, and a button that shows what differs between those chosen. */
export function enableComparison(place: HTMLElement): void {
  const button = place.querySelector("button");
  const [was, is] = place.querySelectorAll("select");
  if (!button || !was || !is) return;
  const known = new Map<string, Promise<Contents>>();
  const load = (address: string): Promise<Contents> => {
    const loaded = known.get(address) ?? loadContents(address);
    known.set(address, loaded);
    loaded.catch(() => known.delete(address));
    return loaded;
  };
  button.addEventListener("click", async () => {
    button.disabled = true;
    place.querySelector(".shown")?.remove();
    const area = make("div", { class: "shown", tabindex: "-1" });
    try {
      area.append(...view(compare(...(await Promise.all([load(was.value), load(is.value)]))), place.dataset));
    } catch (error) {
      area.append(failure(error, place.dataset));
    }
    place.append(area);
    button.disabled = false;
    area.focus({ preventScroll: true });
  });
}

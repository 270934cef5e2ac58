// SPDX-License-Identifier: Apache-2.0
import { make } from "../dom";
import { number } from "../words";
import { fileTable, packageTable, settingsTable, signed } from "./changes";
import { compare, type Difference, type TextChange } from "./compare";
import type { Contents } from "./document";
import { failure, loadContents } from "./load";

const mostLines = 1000;

function lines(change: TextChange): HTMLElement {
  const made = change.lines
    .slice(0, mostLines)
    .map(({ sign, text }) => make(sign === "+" ? "ins" : "del", {}, `${sign === "+" ? "+" : "−"} ${text}`));
  return make("div", { class: "command" }, make("pre", { class: "lines" }, ...made));
}

function part(title: string, count: number, ...content: HTMLElement[]): HTMLElement[] {
  return count > 0 ? [make("h4", {}, `${title} (${number(count)})`), ...content] : [];
}

function settingsPart({ areSettingsKnown, settings, texts }: Difference, words: DOMStringMap): HTMLElement[] {
  const title = words["settings"] ?? "";
  if (!areSettingsKnown) return [make("h4", {}, title), make("p", { class: "soft" }, words["settingsUnknown"] ?? "")];
  return [
    ...part(title, settings.length, settingsTable(settings, words)),
    ...texts.flatMap((one) => [make("h4", {}, one.name || (words["definition"] ?? "")), lines(one)]),
  ];
}

// What is known of both, and the same in both.
function sameness({ areSettingsKnown, packages, settings, texts, files }: Difference, words: DOMStringMap): HTMLElement[] {
  if (packages.length + settings.length + texts.length + files.length > 0) return [];
  return [make("p", { class: "lead" }, words[areSettingsKnown ? "same" : "sameButSettings"] ?? "")];
}

function view(difference: Difference, words: DOMStringMap): HTMLElement[] {
  const word = (key: string): string => words[key] ?? "";
  const { packages, files, bytes } = difference;
  return [
    ...sameness(difference, words),
    ...(bytes === 0 ? [] : [make("p", { class: "lead" }, `${word("sizeInside")}: ${signed(bytes)}`)]),
    ...part(word("packages"), packages.length, packageTable(packages, words)),
    ...settingsPart(difference, words),
    ...part(word("files"), files.length, make("p", { class: "soft" }, word("bySize")), fileTable(files, words)),
  ];
}

// Each is fetched once, but for what could not be had.
function keptContents(): (address: string) => Promise<Contents> {
  const known = new Map<string, Promise<Contents>>();
  return (address) => {
    const loaded = known.get(address) ?? loadContents(address);
    known.set(address, loaded);
    loaded.catch(() => known.delete(address));
    return loaded;
  };
}

function pair(...lists: HTMLSelectElement[]): HTMLElement {
  const chosen = lists.map((list) => list.selectedOptions[0]?.text ?? "");
  return make("p", {}, make("strong", {}, chosen.join(" → ")));
}

/** Two lists of states, and a button that shows what differs between those chosen; another choice takes that away. */
export function enableComparison(place: HTMLElement): void {
  const button = place.querySelector("button");
  const [was, is] = place.querySelectorAll("select");
  if (!button || !was || !is) return;
  const load = keptContents();
  let choice = 0;
  const clear = (): number => {
    place.querySelector(".shown")?.remove();
    button.disabled = false;
    return ++choice;
  };
  const compareChosen = async (): Promise<void> => {
    const mine = clear();
    button.disabled = true;
    const area = make("div", { class: "shown", tabindex: "-1" }, pair(was, is));
    try {
      area.append(...view(compare(...(await Promise.all([load(was.value), load(is.value)]))), place.dataset));
    } catch (error) {
      area.append(failure(error, place.dataset));
    }
    if (mine !== choice) return;
    place.append(area);
    button.disabled = false;
    area.focus({ preventScroll: true });
  };
  place.addEventListener("change", clear);
  button.addEventListener("click", () => void compareChosen());
}

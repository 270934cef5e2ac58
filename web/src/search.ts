// SPDX-License-Identifier: Apache-2.0
// What of search every page loads: only the ways to the rest, which is fetched when somebody is about to search.
import { withdraw } from "./lacking";
import { makeSort } from "./sorting";

function isSearchPage(): boolean {
  return document.querySelector(".browse[data-search]") !== null;
}

/** A list of what is found under the header's field, as somebody types. The search page has its own. */
export function enableSearchBox(field: HTMLInputElement): void {
  if (isSearchPage()) return;
  const start = () => void import("./search/box").then(({ startBox }) => startBox(field), wait);
  const wait = () => field.addEventListener("focus", start, { once: true });
  if (document.activeElement === field) start();
  else wait();
}

/** On the page that stands for one that is not there: names that are like what was asked for. */
export function enableSuggestions(place: HTMLElement): void {
  void import("./search/suggest").then(({ suggest }) => suggest(place)).catch(withdraw(place));
}

type Sort = (by: string) => void;

// What is returned has `load` make the list one that is searched and sorted, when somebody is about to do so.
function enableList(root: HTMLElement, finder: HTMLElement, load: () => Promise<Sort>): () => void {
  let started: Promise<Sort> | undefined;
  const fail = () => {
    root.querySelector("[role=status]")!.textContent = root.dataset["failed"] ?? "";
    started = undefined;
    return () => undefined;
  };
  const start = () => (started ??= load().catch(fail));
  for (const head of root.querySelectorAll<HTMLElement>("th[data-sort]")) {
    makeSort(head, () => void start().then((sort) => sort(head.dataset["sort"] ?? "")));
  }
  finder.addEventListener("focusin", () => void start());
  return () => void start();
}

/** A list of collections that can be searched, filtered and sorted; without a script it is as the page has it. */
export function enableBrowser(root: HTMLElement): void {
  const field = root.querySelector<HTMLInputElement>(".find") ?? document.querySelector<HTMLInputElement>("#search");
  const finder = root.querySelector<HTMLElement>(".finder");
  if (!field || !finder) return;
  const start = enableList(root, finder, async () => (await import("./search/browse")).startBrowser(root, field));
  if (isSearchPage() || location.search !== "") start();
}

/** The list of namespaces, likewise. */
export function enableNames(root: HTMLElement): void {
  const field = root.querySelector<HTMLInputElement>(".find");
  if (field) enableList(root, field, async () => (await import("./names")).startNames(root, field));
}

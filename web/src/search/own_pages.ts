// SPDX-License-Identifier: Apache-2.0
import { isLike } from "./like";

/** A page, by its name. */
export interface Suggestion {
  text: string;
  href: string;
}

// What the bar leads to, and the search: by their addresses as by what they are called.
function fixedPages(): (Suggestion & { names: string[] })[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".bar nav a")];
  const pages = links.map(({ text, href }) => ({ text, href, names: [text, href.split("/").at(-2) ?? ""] }));
  const form = document.querySelector<HTMLFormElement>("form.search");
  const search = form?.querySelector("button")?.textContent ?? "";
  return form ? [...pages, { text: search, href: form.action, names: [search, "search"] }] : pages;
}

/** Those that `path` may mean; they lie in "_/", which nobody types. */
export function similarPages(path: string): Suggestion[] {
  const parts = path.replace(/^_\//, "").split("/").filter((part) => part !== "");
  return parts.length === 1 ? fixedPages().filter(({ names }) => names.some((name) => isLike(parts[0]!, name))) : [];
}

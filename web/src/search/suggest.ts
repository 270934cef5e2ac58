// SPDX-License-Identifier: Apache-2.0
import { make } from "../dom";
import { addressOf, loadText } from "../root";
import type { Files } from "./files";
import { isLike } from "./like";
import { parentOf } from "./parent";
import type { Parent } from "./parent";
import { rank } from "./rank";
import { pageOf } from "./reference";
import { index, pathInSite, tagUrl } from "./site";
import { termsOf } from "./terms";
import { find } from "./vocabulary";
import { fill } from "../words";

const most = 5;
const lookedAt = 20;
const lookedAtOfOwner = 200;

interface Suggestion {
  text: string;
  href: string;
}

function partsAskedFor(path: string): string[] {
  return pageOf(path.split("/").filter((part) => part !== ""))[0];
}

function last(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function owner(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf("/")));
}

async function found(files: Files, query: string): Promise<string[]> {
  const words = termsOf(query);
  if (words.length === 0) return [];
  const { documents } = await rank(files, words);
  return (await files.entries(documents.slice(0, lookedAt))).map(({ name }) => name);
}

// All that one namespace has, of very many the newest.
async function ofOwner(files: Files, name: string): Promise<string[]> {
  const documents = (await find(files, `:owner:${name}`))?.lists.flat() ?? [];
  return (await files.entries(documents.slice(0, lookedAtOfOwner))).map((entry) => entry.name);
}

// Of tags the index has none: they stand in the collection's own page.
async function similarTags(collection: string, asked: string): Promise<Suggestion[]> {
  const page = new DOMParser().parseFromString(await loadText(`${collection}/`), "text/html");
  const tags = [...page.querySelectorAll("table.tags td:first-child a")].map((link) => link.textContent ?? "");
  const like = tags.filter((tag) => isLike(asked, tag)).slice(0, most);
  return like.map((tag) => ({ text: `${collection}:${tag}`, href: tagUrl(collection, tag) }));
}

/** Names of the registry that are like the one asked for: those of its owner, else of others, else the owner. */
export async function similar(files: Files, path: string): Promise<string[]> {
  const parts = partsAskedFor(path);
  const asked = parts.at(-1);
  if (asked === undefined) return [];
  const isNear = (name: string) => isLike(asked, last(name));
  const lists = [() => found(files, parts.join("/")), () => ofOwner(files, parts[0]!), () => found(files, asked)];
  for (const list of lists) {
    const names = (await list()).filter(isNear);
    if (names.length > 0) return names.slice(0, most);
  }
  const owners = (await found(files, parts[0]!)).map(owner).filter((name) => isLike(parts[0]!, name));
  return [...new Set(owners)].slice(0, most);
}

// What the bar leads to, and the search: by their addresses as by what they are called.
function fixedPages(): (Suggestion & { names: string[] })[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".bar nav a")];
  const pages = links.map(({ text, href }) => ({ text, href, names: [text, last(href.replace(/\/$/, ""))] }));
  const form = document.querySelector<HTMLFormElement>("form.search");
  const search = form?.querySelector("button")?.textContent ?? "";
  return form ? [...pages, { text: search, href: form.action, names: [search, "search"] }] : pages;
}

// They lie in "_/", which nobody types.
function similarPages(path: string): Suggestion[] {
  const parts = path.replace(/^_\//, "").split("/").filter((part) => part !== "");
  return parts.length === 1 ? fixedPages().filter(({ names }) => names.some((name) => isLike(parts[0]!, name))) : [];
}

function list(suggestions: Suggestion[]): HTMLElement {
  return make("ul", {}, ...suggestions.map(({ text, href }) => make("li", {}, make("a", { href }, text))));
}

function pageNamed(name: string): Suggestion {
  return { text: name, href: addressOf(`${name}/`) };
}

function lacking(parent: Parent, { noTag, noCollection }: DOMStringMap): HTMLElement[] {
  if ("tag" in parent) {
    const said = fill(noTag, { name: parent.collection, tag: parent.tag });
    return [make("p", {}, said), list([pageNamed(parent.collection)])];
  }
  return [make("p", {}, fill(noCollection, parent)), list([pageNamed(parent.owner)])];
}

/** What of the page there is, and what is named much like it. */
export async function suggest(place: HTMLElement): Promise<void> {
  const path = pathInSite();
  const isOwn = path.startsWith("_/");
  const parent = isOwn ? undefined : await index.ask((files) => parentOf(files, path));
  const isOfTag = parent !== undefined && "tag" in parent;
  const names = isOwn || isOfTag ? [] : await index.ask((files) => similar(files, path));
  const tags = isOfTag ? await similarTags(parent.collection, parent.tag) : [];
  // Whose page is linked above already is no news.
  const news = names.filter((name) => !(parent && "owner" in parent && parent.owner === name));
  const all = [...similarPages(path), ...news.map(pageNamed), ...tags];
  const { title = "", none = "" } = place.dataset;
  const parts = parent ? lacking(parent, place.dataset) : [];
  if (all.length > 0) parts.push(make("p", {}, title), list(all));
  else if (!parent) parts.push(make("p", {}, none));
  place.replaceChildren(...parts);
}

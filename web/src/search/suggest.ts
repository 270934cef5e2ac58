// SPDX-License-Identifier: Apache-2.0
import { make } from "../dom";
import { addressOf, loadText } from "../root";
import type { Files } from "./files";
import { isLike } from "./like";
import { similarPages, type Suggestion } from "./own_pages";
import { parentOf } from "./parent";
import type { Parent } from "./parent";
import { veryOne } from "./query";
import { rank } from "./rank";
import { pageOf } from "./reference";
import { index, pathInSite, standingOf, tagUrl } from "./site";
import { termsOf } from "./terms";
import { find } from "./vocabulary";
import { fill } from "../words";

const most = 5;
const lookedAt = 20;
const lookedAtOfOwner = 200;

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
async function similarTags(collection: string, asked: string): Promise<string[]> {
  const page = new DOMParser().parseFromString(await loadText(`${collection}/`), "text/html");
  const tags = [...page.querySelectorAll("table.tags td:first-child a")].map((link) => link.textContent ?? "");
  return tags.filter((tag) => isLike(asked, tag)).slice(0, most);
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

function list(suggestions: Suggestion[]): HTMLElement {
  return make("ul", {}, ...suggestions.map(({ text, href }) => make("li", {}, make("a", { href }, text))));
}

function pageNamed(name: string): Suggestion {
  return { text: name, href: addressOf(`${name}/`) };
}

/** The collection that a path leads through. */
export async function collectionAbove(files: Files, path: string): Promise<string | undefined> {
  const parts = partsAskedFor(path);
  for (let n = parts.length - 1; n > 1; --n) {
    const very = await veryOne(files, parts.slice(0, n).join("/"));
    if (very) return very.name;
  }
  return undefined;
}

/** "owner/name:tag", as in a terminal, by the address of its page; all else as it is. */
export function tagPathOf(path: string): string {
  return path.replace(/^([^:]+):([\w.-]+)\/?$/, "$1/tags/$2/");
}

function lacking(parent: Parent, { noTag, noCollection }: DOMStringMap): HTMLElement {
  return make("p", {}, "tag" in parent ? fill(noTag, { name: parent.collection, tag: parent.tag }) : fill(noCollection, parent));
}

function tagNamed(collection: string, tag: string): Suggestion {
  return { text: `${collection}:${tag}`, href: tagUrl(collection, tag) };
}

// All there is of a path, and what is named much like it, each once.
async function allOf(path: string, parent: Parent | undefined, isTag: boolean): Promise<Suggestion[]> {
  if (path.startsWith("_/")) return similarPages(path);
  if (parent && "tag" in parent) {
    const { collection, tag } = parent;
    const tags = isTag ? [tag] : await similarTags(collection, tag);
    return [...tags.map((name) => tagNamed(collection, name)), pageNamed(collection)];
  }
  const [above, names] = await index.ask((files) => Promise.all([collectionAbove(files, path), similar(files, path)]));
  const all = [above, parent?.owner, ...names].filter((name) => name !== undefined);
  return [...similarPages(path), ...[...new Set(all)].map(pageNamed)];
}

/** What of the page there is, and what is named much like it. */
export async function suggest(place: HTMLElement): Promise<void> {
  const asked = pathInSite();
  const path = tagPathOf(asked);
  const parent = path.startsWith("_/") ? undefined : await index.ask((files) => parentOf(files, path));
  const isTag = path !== asked && parent !== undefined && "tag" in parent && (await standingOf(tagUrl(parent.collection, parent.tag))).isThere === true;
  const all = await allOf(path, parent, isTag);
  const { title = "", none = "" } = place.dataset;
  const said = parent && !isTag ? [lacking(parent, place.dataset)] : [];
  place.replaceChildren(...said, ...(all.length > 0 ? [make("p", {}, title), list(all)] : [make("p", {}, none)]));
}

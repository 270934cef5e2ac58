// SPDX-License-Identifier: Apache-2.0
import { make } from "../dom";
import type { Entry, Files } from "./files";
import { rank } from "./rank";
import { collectionUrl, index, pathInSite } from "./site";
import { termsOf } from "./terms";

const most = 5;

// "owner/repo/tags/1.0/" asks for owner/repo.
function nameAskedFor(path: string): string {
  const parts = path.split("/").filter((part) => part !== "");
  const end = parts.findIndex((part, i) => i > 0 && (part === "tags" || part === "manifests"));
  return (end < 0 ? parts : parts.slice(0, end)).join("/");
}

// The whole name, else what stands behind the owner, else the owner.
function attempts(name: string): string[] {
  const slash = name.lastIndexOf("/");
  return slash < 0 ? [name] : [name, name.slice(slash + 1), name.slice(0, slash)];
}

async function similar(files: Files, path: string): Promise<Entry[]> {
  for (const name of attempts(nameAskedFor(path))) {
    const words = termsOf(name);
    if (words.length === 0) continue;
    const { documents } = await rank(files, words);
    if (documents.length > 0) return files.entries(documents.slice(0, most));
  }
  return [];
}

/** What is there that is named much like the page that is not. */
export async function suggest(place: HTMLElement): Promise<void> {
  const entries = await index.ask((files) => similar(files, pathInSite()));
  if (entries.length === 0) return;
  const links = entries.map(({ name }) => make("li", {}, make("a", { href: collectionUrl(name) }, name)));
  place.replaceChildren(make("p", {}, place.dataset["title"] ?? ""), make("ul", {}, ...links));
}

// SPDX-License-Identifier: Apache-2.0
import { addressOf, load, Refused } from "../root";
import { Current } from "./current";
import { Gone } from "./files";

// Object stores answer 403 for what is not there to those who may not list.
const absent = [403, 404, 410];

async function fetchJson(path: string): Promise<unknown> {
  try {
    return await load(`_/search/${path}`, path === "directory.json" ? { cache: "no-cache" } : {});
  } catch (error) {
    throw error instanceof Refused && absent.includes(error.status) ? new Gone(path) : error;
  }
}

export const index = new Current(fetchJson);

export function collectionUrl(name: string): string {
  return addressOf(`${name}/`);
}

export function tagUrl(name: string, tag: string): string {
  return addressOf(`${name}/tags/${tag}/`);
}

/** What a tag's page says of it. */
export interface Standing {
  isThere: boolean | undefined; // undefined where the site could not be asked
  yanked: string; // a word for it, of a tag that is
}

export async function standingOf(url: string): Promise<Standing> {
  try {
    const answer = await fetch(url);
    if (!answer.ok) return { isThere: absent.includes(answer.status) ? false : undefined, yanked: "" };
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { isThere: true, yanked: page.querySelector("h1 .chip.bad")?.textContent ?? "" };
  } catch {
    return { isThere: undefined, yanked: "" };
  }
}

/** The path of this page below the site, decoded. */
export function pathInSite(): string {
  try {
    return decodeURIComponent(location.pathname).slice(decodeURIComponent(new URL(addressOf("")).pathname).length);
  } catch {
    return "";
  }
}

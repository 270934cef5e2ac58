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

/** Whether the site has this page; undefined where it could not be asked. */
export async function isThere(url: string): Promise<boolean | undefined> {
  try {
    const { ok, status } = await fetch(url, { method: "HEAD" });
    return ok ? true : absent.includes(status) ? false : undefined;
  } catch {
    return undefined;
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

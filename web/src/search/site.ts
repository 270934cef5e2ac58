// SPDX-License-Identifier: Apache-2.0
import { addressOf } from "../root";
import { Current } from "./current";
import { Gone } from "./files";

// Object stores answer 403 for what is not there to those who may not list.
const absent = [403, 404, 410];

async function fetchJson(path: string): Promise<unknown> {
  const options: RequestInit = path === "directory.json" ? { cache: "no-cache" } : {};
  const answer = await fetch(new URL(path, addressOf("_/search/")), options);
  if (absent.includes(answer.status)) throw new Gone(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

export const index = new Current(fetchJson);

export function collectionUrl(name: string): string {
  return addressOf(`${name}/`);
}

export function tagUrl(name: string, tag: string): string {
  return addressOf(`${name}/tags/${tag}/`);
}

/** The path of this page below the site, decoded. */
export function pathInSite(): string {
  try {
    return decodeURIComponent(location.pathname).slice(decodeURIComponent(new URL(addressOf("")).pathname).length);
  } catch {
    return "";
  }
}

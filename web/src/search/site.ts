// SPDX-License-Identifier: Apache-2.0
import { addressOf } from "../root";
import { Files } from "./files";

async function fetchJson(path: string): Promise<unknown> {
  const options: RequestInit = path === "directory.json" ? { cache: "no-cache" } : {};
  const answer = await fetch(new URL(path, addressOf("_/search/")), options);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

export const files = new Files(fetchJson);

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

// SPDX-License-Identifier: Apache-2.0

// This file lies in "_/" of the site, whatever prefix that has.
const root = new URL(/* @vite-ignore */ "../", import.meta.url);

/** The address of what lies at `path` of the site; as Page::path in the program, decoded. */
export function addressOf(path: string): string {
  return root.href + path.split("/").map(encodeURIComponent).join("/");
}

/** A JSON file of the site. */
export async function load<T>(path: string): Promise<T> {
  const answer = await fetch(addressOf(path));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as T;
}

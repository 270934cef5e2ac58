// SPDX-License-Identifier: Apache-2.0

// This file lies in "_/" of the site, whatever prefix that has.
const root = new URL(/* @vite-ignore */ "../", import.meta.url);

/** The address of what lies at `path` of the site; as Page::path in the program, decoded. */
export function addressOf(path: string): string {
  return root.href + path.split("/").map(encodeURIComponent).join("/");
}

/** The site has not given a file. */
export class Refused extends Error {
  constructor(
    path: string,
    readonly status: number,
  ) {
    super(`${path}: ${status}`);
  }
}

async function asked(path: string, options: RequestInit): Promise<Response> {
  const answer = await fetch(addressOf(path), options);
  if (!answer.ok) throw new Refused(path, answer.status);
  return answer;
}

/** A JSON file of the site. */
export async function load<T>(path: string, options: RequestInit = {}): Promise<T> {
  return (await (await asked(path, options)).json()) as T;
}

export async function loadText(path: string): Promise<string> {
  return (await asked(path, {})).text();
}

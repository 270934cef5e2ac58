// SPDX-License-Identifier: Apache-2.0
import type { DigestRow, Files } from "./files";

const kept = 16; // hex digits that the index has

// As it is cut in a table's cell.
function uncut(text: string): string {
  return text.trim().toLowerCase().replace(/(?:…|\.+)$/, "");
}

/** The hex digits of "sha256:…", or of the beginning of one that is long enough to be its own; else nothing. Library
 *  addresses and files have a point behind the kind. */
export function hexOfDigest(text: string): string | undefined {
  return /^(?:sha256|md5)[:.]([0-9a-f]{12,64})$/.exec(uncut(text))?.[1];
}

/** Likewise of what has no kind before it. */
export function hexOf(query: string): string | undefined {
  return hexOfDigest(query) ?? /^[0-9a-f]{12,64}$/.exec(uncut(query))?.[0];
}

/** Of a file that is called by what it holds, in a storage: "…/<hex>.sif". */
export function hexOfFile(name: string): string | undefined {
  return /^([0-9a-f]{32,64})(?:\.\w+)*$/i.exec(name)?.[1]?.toLowerCase();
}

/** The tags in lists whose image has a digest that begins so. */
export async function tagsWith(files: Files, hex: string): Promise<DigestRow[]> {
  const { digests } = await files.directory();
  if (digests === 0) return [];
  const shard = Math.floor((parseInt(hex.slice(0, 8), 16) * digests) / 2 ** 32);
  return (await files.digests(shard)).filter(([begin]) => begin.startsWith(hex.slice(0, kept)));
}

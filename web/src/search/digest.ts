// SPDX-License-Identifier: Apache-2.0
import type { DigestRow, Files } from "./files";

const kept = 16; // hex digits that the index has

/** The hex digits of a digest, or of the beginning of one that is long enough to be its own; else nothing. */
export function hexOf(query: string): string | undefined {
  return /^(?:(?:sha256|md5):)?([0-9a-f]{12,64})$/.exec(query.trim().toLowerCase())?.[1];
}

/** The tags in lists whose image has a digest that begins so. */
export async function tagsWith(files: Files, hex: string): Promise<DigestRow[]> {
  const { digests } = await files.directory();
  if (digests === 0) return [];
  const shard = Math.floor((parseInt(hex.slice(0, 8), 16) * digests) / 2 ** 32);
  return (await files.digests(shard)).filter(([begin]) => begin.startsWith(hex.slice(0, kept)));
}

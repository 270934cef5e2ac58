// SPDX-License-Identifier: Apache-2.0
import { distance, slipsAsked, slipsForgiven } from "./distance";

// Only what makes a name: "Bilge-Pump" is "bilgepump" to who looks for it.
function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** Whether somebody may have meant `name` who wrote `asked`: it is a slip or two off, or one begins the other and is at least
 *  half of it. */
export function isLike(asked: string, name: string): boolean {
  const [a, b] = [bare(asked), bare(name)];
  if (a === "" || b === "") return false;
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (shorter.length >= 3 && longer.startsWith(shorter) && 2 * shorter.length >= longer.length) return true;
  return distance(a, b, Math.max(slipsForgiven(a.length), Math.min(1, slipsAsked(a.length)))) !== Infinity;
}

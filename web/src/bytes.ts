// SPDX-License-Identifier: Apache-2.0
import { tenths as written } from "./words";

const units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];

/** "5.4 MB": in whole tenths, half of one rounded up, as render/web/figures.cpp writes it into the pages. */
export function shownSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let tenth = 100;
  let unit = 1;
  const tenths = () => (bytes - (bytes % tenth)) / tenth + (bytes % tenth >= tenth / 2 ? 1 : 0);
  for (; tenths() >= 10_000 && unit + 1 < units.length; ++unit) tenth *= 1000;
  return `${written(tenths() / 10)} ${units[unit]}`;
}

/** "4.9–5.4 MB", as render/web/figures.cpp writes it; nothing where it is not known. */
export function shownRange(least: number, most: number): string {
  if (most === 0) return "";
  const [from, to] = [shownSize(least), shownSize(most)];
  if (from === to) return to;
  const unit = from.slice(from.indexOf(" "));
  return to.endsWith(unit) ? `${from.slice(0, -unit.length)}–${to}` : `${from} – ${to}`;
}

// SPDX-License-Identifier: Apache-2.0

const units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];

/** "5.4 MB": as the pages write it themselves. */
export function shownSize(bytes: number): string {
  let unit = 0;
  let value = bytes;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    ++unit;
  }
  return unit === 0 ? `${value} B` : `${value.toFixed(1)} ${units[unit]}`;
}

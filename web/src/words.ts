// SPDX-License-Identifier: Apache-2.0
// What scripts say is written into the page by render/web/words.cpp, in the registry's language.

/** "{n}" and the like in `text` by their values. */
export function fill(text: string | undefined, values: Record<string, string>): string {
  return (text ?? "").replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? "");
}

function language(): string {
  return document.documentElement.lang || "en";
}

export function number(value: number): string {
  return value.toLocaleString(language());
}

/** With one digit behind the point. */
export function tenths(value: number): string {
  return value.toLocaleString(language(), { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false });
}

/** "37", or "37+" where that is not all. */
export function atLeast(value: number, isAll: boolean): string {
  return number(value) + (isAll ? "" : "+");
}

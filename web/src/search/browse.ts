// SPDX-License-Identifier: Apache-2.0
import { Browser } from "./browser";
import type { OrderBy } from "./select";

/** Makes a list one that is searched, filtered and sorted in the page. What is returned sorts it. */
export function startBrowser(root: HTMLElement, field: HTMLInputElement): (by: string) => void {
  const browser = new Browser(root, field);
  browser.start();
  return (by) => browser.sortBy(by as OrderBy);
}

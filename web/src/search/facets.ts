// SPDX-License-Identifier: Apache-2.0
import type { Rows } from "./rows";

export const facets = ["owner", "arch", "licence", "signed", "year", "size"] as const;
export type Facet = (typeof facets)[number];

/** What is ticked; a facet with nothing ticked is not there. */
export type Choice = Map<Facet, Set<string>>;

export interface FacetCount {
  value: string;
  count: number;
}

function fits(rows: Rows, document: number, choice: Choice, but?: Facet): boolean {
  for (const [facet, values] of choice) {
    if (facet !== but && !rows.values(document, facet).some((value) => values.has(value))) return false;
  }
  return true;
}

/** One of the values ticked of each facet. */
export function chosen(rows: Rows, documents: number[], choice: Choice): number[] {
  return choice.size === 0 ? documents : documents.filter((document) => fits(rows, document, choice));
}

// The newest year and the smallest size stand first, all else by how many there are.
function inOrder(facet: Facet, counts: FacetCount[]): FacetCount[] {
  if (facet === "year") return counts.sort((a, b) => Number(b.value) - Number(a.value));
  if (facet === "size") return counts.sort((a, b) => Number(a.value) - Number(b.value));
  return counts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** How many each value would leave, whatever else is ticked of its own facet. One that all have is no choice: it is left out,
 *  unless it is ticked and can be taken off. */
export function count(rows: Rows, documents: number[], choice: Choice): Map<Facet, FacetCount[]> {
  const counted = new Map<Facet, FacetCount[]>();
  for (const facet of facets) {
    const counts = new Map<string, number>();
    let all = 0;
    for (const document of documents) {
      if (!fits(rows, document, choice, facet)) continue;
      ++all;
      for (const value of rows.values(document, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    for (const value of choice.get(facet) ?? []) if (!counts.has(value)) counts.set(value, 0);
    if (!choice.has(facet) && counts.size === 1 && [...counts.values()][0] === all) counts.clear();
    counted.set(facet, inOrder(facet, [...counts].map(([value, count]) => ({ value, count }))));
  }
  return counted;
}

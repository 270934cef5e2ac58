// SPDX-License-Identifier: Apache-2.0
import { chosen, count } from "./facets";
import type { Choice, Facet, FacetCount } from "./facets";
import type { Files } from "./files";
import { askFor, isAsking } from "./query";
import type { Found } from "./found";
import { loadRows, newestOf } from "./rows";
import type { Rows } from "./rows";
import { find } from "./vocabulary";

export type OrderBy = "best" | "name" | "tags" | "size" | "date";

export interface Order {
  by: OrderBy;
  isDown: boolean;
}

export interface Wanted {
  query: string;
  choice: Choice;
  order: Order;
  owner?: string | undefined; // whose alone
}

export interface Selection {
  files: Files; // which have what is numbered here
  documents: number[]; // in the order that is wanted
  counts: () => Promise<Map<Facet, FacetCount[]>>; // goes through all that was found: not for each key that is pressed
  among: number | undefined; // only so many of the newest were looked at, where not all were
  ranking: Found | undefined; // of what was searched for
}

const filesOfWhole = 4; // 8,192 collections: what a browser looks through as a whole
const filesOfResults = 16; // results of a search lie anywhere
const filesOfCounts = 2; // where nothing is left out or sorted: they only tell what could be ticked

// How many files of columns are looked through.
async function filesFor(files: Files, needsRows: boolean): Promise<number> {
  if (needsRows) return filesOfResults;
  const { collections, columns } = await files.directory();
  return collections <= filesOfWhole * columns ? filesOfWhole : filesOfCounts;
}

interface Base {
  documents: number[];
  isComplete: boolean;
}

// What has one of the values of a facet, as far as the index keeps it.
async function withFacet(files: Files, facet: string, values: Iterable<string>): Promise<Base> {
  const terms = await Promise.all([...values].map((value) => find(files, `:${facet}:${value}`)));
  const lists = terms.flatMap((term) => term?.lists ?? []);
  const isComplete = terms.every((term) => !term || term.lists.flat().length === term.count);
  return { documents: [...new Set(lists.flat())].sort((a, b) => a - b), isComplete };
}

// A longer list that is whole has all that is wanted; one that was cut may lack it, however short it is.
function better(a: Base, b: Base): Base {
  if (a.isComplete !== b.isComplete) return a.isComplete ? a : b;
  return b.documents.length < a.documents.length ? b : a;
}

async function baseFor(files: Files, wanted: Wanted): Promise<Base> {
  if (wanted.owner !== undefined) return withFacet(files, "owner", [wanted.owner]);
  const directory = await files.directory();
  const whole = filesOfWhole * directory.columns;
  const documents = [...Array(Math.min(whole, directory.collections)).keys()];
  const all = { documents, isComplete: directory.collections <= whole };
  if (all.isComplete || wanted.choice.size === 0) return all;
  const lists = [...wanted.choice].map(([facet, values]) => withFacet(files, facet, values));
  return (await Promise.all(lists)).reduce(better);
}

// The smallest pull first, or the largest.
function compareSizes(rows: Rows, isDown: boolean): (a: number, b: number) => number {
  const of = (document: number) => (isDown ? rows.bytes(document) : rows.least(document));
  return (a, b) => of(a) - of(b);
}

function compare(rows: Rows, { by, isDown }: Order): ((a: number, b: number) => number) | undefined {
  switch (by) {
    case "name":
      return (a, b) => rows.name(a) - rows.name(b);
    case "tags":
      return (a, b) => rows.tags(a) - rows.tags(b);
    case "size":
      return compareSizes(rows, isDown);
    case "date":
      return (a, b) => b - a; // numbers go from the newest to the oldest
    case "best":
      return undefined;
  }
}

function sorted(rows: Rows, documents: number[], order: Order): number[] {
  const before = compare(rows, order);
  if (!before) return documents;
  return [...documents].sort((a, b) => (order.isDown ? before(b, a) : before(a, b)) || a - b);
}

interface Scope {
  rows: Rows;
  documents: number[];
}

async function scopeOf(files: Files, documents: number[], owner: string | undefined): Promise<Scope> {
  const rows = await loadRows(files, documents);
  return { rows, documents: owner === undefined ? documents : chosen(rows, documents, new Map([["owner", new Set([owner])]])) };
}

async function arranged(files: Files, known: number[], { owner, choice, order }: Wanted): Promise<number[]> {
  const { rows, documents } = await scopeOf(files, known, owner);
  return sorted(rows, chosen(rows, documents, choice), order);
}

/** What is wanted, its order, and what could be ticked further. */
export async function select(files: Files, wanted: Wanted): Promise<Selection> {
  const ranking = isAsking(wanted.query) ? await askFor(files, wanted.query) : undefined;
  const base = ranking ?? (await baseFor(files, wanted));
  const needsRows = wanted.choice.size > 0 || wanted.owner !== undefined || wanted.order.by !== "best";
  const known = await newestOf(files, base.documents, await filesFor(files, needsRows || !ranking));
  // What a search does not know of need not be the oldest: its number says that there are more.
  const isCut = (!ranking && !base.isComplete) || known.length < base.documents.length;
  return {
    files,
    documents: needsRows ? await arranged(files, known, wanted) : base.documents,
    counts: async () => {
      const { rows, documents } = await scopeOf(files, known, wanted.owner);
      return count(rows, documents, wanted.choice);
    },
    among: isCut ? known.length : undefined,
    ranking,
  };
}

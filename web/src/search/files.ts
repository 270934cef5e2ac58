// SPDX-License-Identifier: Apache-2.0
// The files of the index (docs/search-index.md), each fetched once.

/** Columns of 2,048 collections: each value once, and for each collection the place of its own. */
export interface Column {
  values: string[];
  rows: number[];
}

export interface Columns {
  owner: Column;
  arch: Column;
  licence: Column;
  year: Column;
  signed: number[];
  tags: number[];
  bytes: number[];
  least: Record<string, number>; // by row, where the smallest image of a tag is smaller than the largest
  name: number[];
}

export interface Directory {
  generation: string;
  collections: number;
  records: number;
  columns: number;
  postings: number;
  digests: number; // files of them
  terms: string[];
}

export interface Term {
  text: string;
  count: number;
  lists: number[][]; // numbers of collections: in the name whole, in the name, elsewhere
}

export interface Entry {
  name: string;
  description: string;
  tag: string;
  tags: number;
  least: number; // that one pull fetches
  bytes: number; // the most that one does
  day: string;
  archs: string[];
  licence: string;
  isFrozen: boolean;
  isSigned: boolean;
}

/** A tag whose image has a digest that begins so. */
export type DigestRow = [begin: string, document: number, tag: string];

type TermRow = [string, number, ...number[][]];
type EntryRow = [string, string, string, number, number, string, string[], string, number, number?];

/** A JSON file of the index. Rejects with Gone where there is none. */
export type Fetch = (path: string) => Promise<unknown>;

/** A file that is not there, as all those of a build are when the site has been built anew. */
export class Gone extends Error {}

function summed(differences: number[]): number[] {
  let sum = 0;
  return differences.map((difference) => (sum += difference));
}

function termOf([text, count, ...lists]: TermRow): Term {
  return { text, count, lists: lists.map(summed) };
}

function entryOf([name, description, tag, tags, bytes, day, archs, licence, flags, least]: EntryRow): Entry {
  return { name, description, tag, tags, least: least ?? bytes, bytes, day, archs, licence, isFrozen: (flags & 1) !== 0, isSigned: (flags & 2) !== 0 };
}

/** The index, file by file as it is asked. A file that could not be had is asked for again the next time. */
export class Files {
  private readonly kept = new Map<string, Promise<unknown>>();

  constructor(private readonly fetch: Fetch) {}

  directory(): Promise<Directory> {
    return this.once("directory.json", (path) => this.fetch(path) as Promise<Directory>);
  }

  terms(shard: number): Promise<Term[]> {
    return this.shard(`terms/${shard}.json`, (file: { terms: TermRow[] }) => file.terms.map(termOf));
  }

  digests(shard: number): Promise<DigestRow[]> {
    return this.shard(`digests/${shard}.json`, (file: { digests: DigestRow[] }) => file.digests);
  }

  columns(shard: number): Promise<Columns> {
    return this.shard(`columns/${shard}.json`, (file: Columns) => file);
  }

  entries(documents: number[]): Promise<Entry[]> {
    return Promise.all(documents.map((document) => this.entry(document)));
  }

  private async entry(document: number): Promise<Entry> {
    const { records } = await this.directory();
    const entries = await this.records(Math.floor(document / records));
    const entry = entries[document % records];
    if (!entry) throw new RangeError(`no collection ${document}`);
    return entry;
  }

  private records(shard: number): Promise<Entry[]> {
    return this.shard(`records/${shard}.json`, (file: { records: EntryRow[] }) => file.records.map(entryOf));
  }

  // In the folder of their generation: collections have other numbers in another build.
  private shard<F, T>(path: string, read: (file: F) => T): Promise<T> {
    return this.once(path, async () => {
      const { generation } = await this.directory();
      return read((await this.fetch(`${generation}/${path}`)) as F);
    });
  }

  private once<T>(path: string, get: (path: string) => Promise<T>): Promise<T> {
    const kept = this.kept.get(path) as Promise<T> | undefined;
    if (kept) return kept;
    const asked = get(path);
    this.kept.set(path, asked);
    asked.catch(() => this.kept.delete(path));
    return asked;
  }
}

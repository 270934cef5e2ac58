// SPDX-License-Identifier: Apache-2.0
import type { Facet } from "./facets";
import type { Column, Columns, Files } from "./files";

function valueOf(column: Column, row: number): string {
  return column.values[column.rows[row]!] ?? "";
}

/** The powers of ten that the smallest and the largest image begin at; none where no size is known. */
function sizesOf(least: number, most: number): string[] {
  const powers = [least, most].filter((bytes) => bytes > 0).map((bytes) => String(String(Math.floor(bytes)).length - 1));
  return [...new Set(powers)];
}

/** What lists are filtered and sorted by, of the collections whose columns were loaded. */
export class Rows {
  constructor(
    private readonly perShard: number,
    private readonly shards: Map<number, Columns>,
  ) {}

  values(document: number, facet: Facet): string[] {
    const [columns, row] = this.at(document);
    if (facet === "size") return sizesOf(this.least(document), columns.bytes[row]!);
    return this.text(columns, row, facet).split(facet === "arch" ? " " : "\n").filter((value) => value !== "");
  }

  tags(document: number): number {
    const [columns, row] = this.at(document);
    return columns.tags[row]!;
  }

  /** What a pull fetches of the smallest image. */
  least(document: number): number {
    const [columns, row] = this.at(document);
    return columns.least[row] ?? columns.bytes[row]!;
  }

  /** What a pull fetches of the largest. */
  bytes(document: number): number {
    const [columns, row] = this.at(document);
    return columns.bytes[row]!;
  }

  /** The place of its name among all. */
  name(document: number): number {
    const [columns, row] = this.at(document);
    return columns.name[row]!;
  }

  private text(columns: Columns, row: number, facet: Exclude<Facet, "size">): string {
    if (facet === "signed") return columns.signed[row] === 1 ? "yes" : "";
    return valueOf(columns[facet], row);
  }

  private at(document: number): [Columns, number] {
    const columns = this.shards.get(Math.floor(document / this.perShard));
    if (!columns) throw new RangeError(`no columns of collection ${document}`);
    return [columns, document % this.perShard];
  }
}

function shardsOf(documents: number[], columns: number): number[] {
  return [...new Set(documents.map((document) => Math.floor(document / columns)))].sort((a, b) => a - b);
}

/** Of `documents` the newest, whose columns are in the first `most` files that have any. Fetches none of these. */
export async function newestOf(files: Files, documents: number[], most: number): Promise<number[]> {
  const { columns } = await files.directory();
  const shards = new Set(shardsOf(documents, columns).slice(0, most));
  return documents.filter((document) => shards.has(Math.floor(document / columns)));
}

export async function loadRows(files: Files, documents: number[]): Promise<Rows> {
  const { columns } = await files.directory();
  const shards = shardsOf(documents, columns);
  const loaded = await Promise.all(shards.map((shard) => files.columns(shard)));
  return new Rows(columns, new Map(shards.map((shard, i) => [shard, loaded[i]!])));
}

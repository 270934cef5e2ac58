// SPDX-License-Identifier: Apache-2.0
// The map of what takes how much room: owners, an owner's collections, a collection's tags.
import { addressOf, load } from "./root";
import { drawTreemap, type Tile } from "./treemap";

/** [name, bytes] of the files that the program writes, with the tags of a collection; a rest has no name. */
type Sized = [name: string, bytes: number, tags?: [string, number][]];

/** One level of the map, with what leads back to it. */
interface Level {
  title: string;
  tiles: () => Promise<Tile[]>;
}

class SizeMap {
  private readonly path: Level[] = [];
  private readonly area: HTMLElement;
  private readonly crumbs: HTMLElement;

  constructor(private readonly place: HTMLElement) {
    this.crumbs = document.createElement("p");
    this.crumbs.className = "crumbs";
    this.area = document.createElement("div");
    this.area.className = "treemap";
    place.append(this.crumbs, this.area);
    new ResizeObserver(() => void this.draw()).observe(this.area);
  }

  async open(level: Level): Promise<void> {
    this.path.push(level);
    await this.draw();
    this.area.querySelector<HTMLElement>("a, button")?.focus({ preventScroll: true });
  }

  async start(level: Level): Promise<void> {
    this.path.push(level);
    await this.draw();
  }

  private async back(depth: number): Promise<void> {
    this.path.length = depth + 1;
    await this.draw();
    this.crumbs.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
  }

  private crumb(level: Level, depth: number): HTMLElement {
    const isHere = depth === this.path.length - 1;
    const crumb = document.createElement(isHere ? "span" : "button");
    crumb.textContent = level.title;
    if (!isHere) crumb.addEventListener("click", () => void this.back(depth));
    return crumb;
  }

  private async draw(): Promise<void> {
    const level = this.path.at(-1);
    if (!level) return;
    const tiles = await level.tiles();
    for (const tile of tiles) if (tile.name === "") tile.name = this.place.dataset["rest"] ?? "";
    if (level !== this.path.at(-1)) return;
    this.crumbs.replaceChildren(...this.path.flatMap((one, i) => [i > 0 ? " / " : "", this.crumb(one, i)]));
    drawTreemap(this.area, tiles);
  }

  tags(collection: string, tags: [string, number][]): Level {
    const pages = `${collection}/tags`;
    const tile = ([name, bytes]: [string, number]): Tile =>
      name === "" ? { name, bytes } : { name, bytes, href: addressOf(`${pages}/${name}/`) };
    return { title: collection.split("/").pop() ?? collection, tiles: async () => tags.map(tile) };
  }

  private collection([name, bytes, tags]: Sized): Tile {
    return tags ? { name, bytes, open: () => void this.open(this.tags(name, tags)) } : { name, bytes };
  }

  owner(owner: string): Level {
    const shown = (tile: Tile): Tile => ({ ...tile, name: tile.name.slice(tile.name ? owner.length + 1 : 0) });
    return {
      title: owner,
      tiles: async () =>
        (await load<Sized[]>(`_/owners/${owner}/~/sizes.json`)).map((one) => shown(this.collection(one))),
    };
  }

  all(title: string): Level {
    const tile = (one: Sized): Tile =>
      one[2] || one[0] === ""
        ? this.collection(one)
        : { name: one[0], bytes: one[1], open: () => void this.open(this.owner(one[0])) };
    return { title, tiles: async () => (await load<Sized[]>("_/owners/~/sizes.json")).map(tile) };
  }
}

/** Draws the map into `place`: of one owner where `data-owner` names it, else of the registry. */
export async function enableSizeMap(place: HTMLElement): Promise<void> {
  const map = new SizeMap(place);
  const owner = place.dataset["owner"];
  await map.start(owner ? map.owner(owner) : map.all(place.dataset["title"] ?? ""));
}

// SPDX-License-Identifier: Apache-2.0
// The map of what takes how much room: owners, an owner's collections, a collection's tags.
import { addressOf, load } from "./root";
import type { Tile } from "./treemap";
import { type Level, ZoomMap } from "./zoom_map";

/** [name, bytes] of the files that the program writes, with the tags of a collection; a rest has no name. */
type Sized = [name: string, bytes: number, tags?: [string, number][]];

/** Draws the map into `place`: of one owner where `data-owner` names it, else of the registry. */
export function enableSizeMap(place: HTMLElement): void {
  const { owner, title = "", rest = "" } = place.dataset;
  const named = (tile: Tile): Tile => (tile.name === "" ? { ...tile, name: rest } : tile);

  const tagsOf = (collection: string, tags: [string, number][]): Level => ({
    title: collection.split("/").pop() ?? collection,
    tiles: () =>
      tags.map(([name, bytes]) =>
        named(name === "" ? { name, bytes } : { name, bytes, href: addressOf(`${collection}/tags/${name}/`) }),
      ),
  });
  const collection = ([name, bytes, tags]: Sized, shown: string): Tile =>
    named(tags ? { name: shown, bytes, open: () => void map.open(tagsOf(name, tags)) } : { name: shown, bytes });
  const ownerOf = (name: string): Level => ({
    title: name,
    tiles: async () =>
      (await load<Sized[]>(`_/owners/${name}/~/sizes.json`)).map((one) => collection(one, one[0].slice(name.length + 1))),
  });
  const all: Level = {
    title,
    tiles: async () =>
      (await load<Sized[]>("_/owners/~/sizes.json")).map((one) =>
        one[2] || one[0] === ""
          ? collection(one, one[0])
          : { name: one[0], bytes: one[1], open: () => void map.open(ownerOf(one[0])) },
      ),
  };
  const map = new ZoomMap(place, owner ? ownerOf(owner) : all);
}

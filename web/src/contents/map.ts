// SPDX-License-Identifier: Apache-2.0
import { make } from "../dom";
import type { Tile } from "../treemap";
import { type Level, ZoomMap } from "../zoom_map";
import { type Folder, type Node, nodesOf } from "./document";

const mostTiles = 120;

/** Where the bytes of an image are, folder by folder; what has no tile of its own is in one called `rest`. */
export function folderMap(root: Folder, rest: string): HTMLElement {
  const tile = ({ name, bytes, folder }: Node): Tile =>
    folder ? { name: `${name}/`, bytes, open: () => void map.open(level(name, folder)) } : { name, bytes };
  const tilesOf = (folder: Folder): Tile[] => {
    const nodes = nodesOf(folder);
    const others = nodes.slice(mostTiles).reduce((sum, { bytes }) => sum + bytes, 0);
    return [...nodes.slice(0, mostTiles).map(tile), ...(others > 0 ? [{ name: rest, bytes: others }] : [])];
  };
  const level = (title: string, folder: Folder): Level => ({ title, tiles: () => tilesOf(folder) });
  const place = make("div", { class: "sizes" });
  const map = new ZoomMap(place, level("/", root));
  return place;
}

// SPDX-License-Identifier: Apache-2.0
import { make } from "../dom";
import type { Tile } from "../treemap";
import { type Level, ZoomMap } from "../zoom_map";
import { type Folder, nodesOf } from "./document";

const mostTiles = 120;

/** Where the bytes of an image are, folder by folder. */
export function folderMap(root: Folder): HTMLElement {
  const level = (title: string, folder: Folder): Level => ({
    title,
    tiles: () =>
      nodesOf(folder)
        .slice(0, mostTiles)
        .map(({ name, bytes, folder: inside }): Tile =>
          inside
            ? { name: `${name}/`, bytes, open: () => void map.open(level(name, inside)) }
            : { name, bytes },
        ),
  });
  const place = make("div", { class: "sizes" });
  const map = new ZoomMap(place, level("/", root));
  return place;
}

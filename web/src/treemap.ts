// SPDX-License-Identifier: Apache-2.0
import { hierarchy, treemap, treemapSquarify } from "d3-hierarchy";
import { shownSize } from "./bytes";
import { make, pressable } from "./dom";

/** A tile: a link, a button that shows what is inside, or neither. */
export interface Tile {
  name: string;
  bytes: number;
  href?: string;
  open?: () => void;
}

/** A tile as an element. */
export interface Drawn {
  tile: Tile;
  element: HTMLElement;
}

// What neither leads nor opens is a picture with a name: a bare span can have none (WAI-ARIA 1.2, "Prohibited names").
function element(tile: Tile): HTMLElement {
  if (tile.open) return pressable("", tile.open);
  return tile.href ? make("a", { href: tile.href }) : make("span", { role: "img" });
}

// One name has one colour on every level. Neighbours may share it: their edges tell them apart.
function colour(name: string): string {
  let hash = 7;
  for (const c of name) hash = (hash * 31 + c.charCodeAt(0)) % 997;
  return `tile hue-${hash % 6}`;
}

function draw(tile: Tile): Drawn {
  const size = shownSize(tile.bytes);
  const name = `${tile.name}: ${size}`;
  const drawn = element(tile);
  drawn.className = colour(tile.name);
  drawn.title = name;
  drawn.setAttribute("aria-label", name);
  drawn.append(make("b", {}, tile.name), make("small", {}, size));
  return { tile, element: drawn };
}

/** Elements for tiles, the largest first; those of nothing are left out. */
export function drawTiles(tiles: Tile[]): Drawn[] {
  return tiles.filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes).map(draw);
}

interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

function place(tile: HTMLElement, box: Box, width: number, height: number): void {
  const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;
  tile.style.left = percent(box.x0, width);
  tile.style.top = percent(box.y0, height);
  tile.style.width = percent(box.x1 - box.x0, width);
  tile.style.height = percent(box.y1 - box.y0, height);
}

// A name where it has room, and the size below it where that has.
function showWhatFits(tile: HTMLElement, box: Box): void {
  const [name, size] = tile.children as unknown as [HTMLElement, HTMLElement];
  name.hidden = box.x1 - box.x0 < 46 || box.y1 - box.y0 < 24;
  size.hidden = name.hidden || box.y1 - box.y0 < 44;
}

/** Gives tiles that lie in `area` their places: their areas are their sizes. */
export function layOut(area: HTMLElement, tiles: Drawn[]): void {
  const width = Math.max(area.clientWidth, 1);
  const height = Math.max(area.clientHeight, 1);
  const tree = hierarchy<{ drawn?: Drawn; children?: { drawn: Drawn }[] }>({ children: tiles.map((drawn) => ({ drawn })) });
  tree.sum(({ drawn }) => drawn?.tile.bytes ?? 0);
  const boxes = treemap<typeof tree.data>().tile(treemapSquarify.ratio(1.3)).size([width, height]).paddingInner(2)(tree);
  for (const leaf of boxes.children ?? []) {
    const tile = leaf.data.drawn?.element;
    if (!tile) continue;
    place(tile, leaf, width, height);
    showWhatFits(tile, leaf);
  }
}

// SPDX-License-Identifier: Apache-2.0
import { hierarchy, treemap, treemapSquarify } from "d3-hierarchy";
import { shownSize } from "./bytes";

/** A tile: a link, a button that shows what is inside, or neither. */
export interface Tile {
  name: string;
  bytes: number;
  href?: string;
  open?: () => void;
}

function element(tile: Tile): HTMLElement {
  if (tile.open) {
    const button = document.createElement("button");
    button.type = "button";
    button.addEventListener("click", tile.open);
    return button;
  }
  const link = document.createElement(tile.href ? "a" : "span");
  if (tile.href) (link as HTMLAnchorElement).href = tile.href;
  return link;
}

// Neighbours differ, and one name has one colour on every level.
function colour(name: string): string {
  let hash = 7;
  for (const c of name) hash = (hash * 31 + c.charCodeAt(0)) % 997;
  return `tile hue-${hash % 6}`;
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

function fill(tile: HTMLElement, data: Tile, box: Box): void {
  const size = shownSize(data.bytes);
  tile.className = colour(data.name);
  tile.title = `${data.name}: ${size}`;
  tile.setAttribute("aria-label", tile.title);
  if (box.x1 - box.x0 < 46 || box.y1 - box.y0 < 24) return;
  const name = document.createElement("b");
  name.textContent = data.name;
  tile.append(name);
  if (box.y1 - box.y0 < 44) return;
  const small = document.createElement("small");
  small.textContent = size;
  tile.append(small);
}

/** Draws tiles whose areas are their sizes into `area`, instead of what it had. */
export function drawTreemap(area: HTMLElement, tiles: Tile[]): void {
  const width = Math.max(area.clientWidth, 1);
  const height = Math.max(area.clientHeight, 1);
  const tree = hierarchy<{ tile?: Tile; children?: { tile: Tile }[] }>({
    children: tiles.filter((tile) => tile.bytes > 0).map((tile) => ({ tile })),
  })
    .sum((node) => node.tile?.bytes ?? 0)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const boxes = treemap<typeof tree.data>().tile(treemapSquarify.ratio(1.3)).size([width, height]).paddingInner(2)(tree);
  const drawn: HTMLElement[] = [];
  for (const leaf of boxes.children ?? []) {
    const tile = leaf.data.tile;
    if (!tile) continue;
    const shown = element(tile);
    place(shown, leaf, width, height);
    fill(shown, tile, leaf);
    drawn.push(shown);
  }
  area.replaceChildren(...drawn);
}

// SPDX-License-Identifier: Apache-2.0
import { drawTreemap, type Tile } from "../treemap";
import { type Folder, nodesOf } from "./document";
import { make } from "./elements";

const mostTiles = 120;

/** Where the bytes of an image are, folder by folder. */
export function folderMap(root: Folder): HTMLElement {
  const crumbs = make("p", "crumbs");
  const area = make("div", "treemap");
  const path: { name: string; folder: Folder }[] = [{ name: "/", folder: root }];
  const draw = (): void => {
    const here = path.at(-1);
    if (!here) return;
    const tiles = nodesOf(here.folder).slice(0, mostTiles).map((node): Tile => {
      const folder = node.folder;
      if (!folder) return { name: node.name, bytes: node.bytes };
      return { name: `${node.name}/`, bytes: node.bytes, open: () => open(node.name, folder) };
    });
    drawTreemap(area, tiles);
    crumbs.replaceChildren(...path.flatMap((one, depth) => [depth > 1 ? " / " : " ", crumb(one.name, depth)]));
  };
  const open = (name: string, folder: Folder): void => {
    path.push({ name, folder });
    draw();
    area.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
  };
  const crumb = (name: string, depth: number): HTMLElement => {
    if (depth === path.length - 1) return make("span", "", name);
    const button = make("button", "", name);
    button.type = "button";
    button.addEventListener("click", () => {
      path.length = depth + 1;
      draw();
      crumbs.querySelector<HTMLElement>("button, span")?.focus();
    });
    return button;
  };
  new ResizeObserver(draw).observe(area);
  return make("div", "sizes", crumbs, area);
}

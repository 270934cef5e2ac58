// SPDX-License-Identifier: Apache-2.0
import { make, pressable } from "./dom";
import { drawTreemap, type Tile } from "./treemap";

/** One level of a map: what it is called, and its tiles. */
export interface Level {
  title: string;
  tiles: () => Tile[] | Promise<Tile[]>;
}

/** A map of sizes that goes into a tile and back by the names above it. */
export class ZoomMap {
  private readonly path: Level[];
  private readonly crumbs = make("p", { class: "crumbs" });
  private readonly area = make("div", { class: "treemap" });

  constructor(place: HTMLElement, first: Level) {
    this.path = [first];
    place.append(this.crumbs, this.area);
    new ResizeObserver(() => void this.draw()).observe(this.area);
  }

  async open(level: Level): Promise<void> {
    this.path.push(level);
    await this.draw();
    this.area.querySelector<HTMLElement>("a, button")?.focus({ preventScroll: true });
  }

  private async back(depth: number): Promise<void> {
    this.path.length = depth + 1;
    await this.draw();
    this.crumbs.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
  }

  private crumb(level: Level, depth: number): HTMLElement {
    if (depth === this.path.length - 1) return make("span", {}, level.title);
    return pressable(level.title, () => void this.back(depth));
  }

  // A level that was left while its tiles were fetched is not drawn.
  private async draw(): Promise<void> {
    const level = this.path.at(-1);
    const tiles = (await level?.tiles()) ?? [];
    if (level !== this.path.at(-1)) return;
    this.crumbs.replaceChildren(...this.path.flatMap((one, i) => [i > 0 ? " › " : "", this.crumb(one, i)]));
    drawTreemap(this.area, tiles);
  }
}

// SPDX-License-Identifier: Apache-2.0
import { make, pressable } from "./dom";
import { type Drawn, drawTiles, layOut, type Tile } from "./treemap";

/** One level of a map: what it is called, and its tiles, which are asked for when it is opened. */
export interface Level {
  title: string;
  tiles: () => Tile[] | Promise<Tile[]>;
}

/** A level that is open. */
interface Shown {
  title: string;
  tiles: Drawn[];
}

/** A map of sizes that goes into a tile and back by the names above it. What fails is said in `data-failed` of its place. */
export class ZoomMap {
  private readonly path: Shown[] = [];
  private readonly crumbs = make("p", { class: "crumbs" });
  private readonly area = make("div", { class: "treemap" });
  private readonly status = make("p", { class: "status", role: "status" });
  private isOpening = false;

  constructor(
    private readonly place: HTMLElement,
    first: Level,
  ) {
    place.append(this.crumbs, this.area, this.status);
    new ResizeObserver(() => this.layOut()).observe(this.area);
    void this.open(first);
  }

  /** Goes on to `level` once its tiles are there; does nothing while another is on its way, as after a double click. */
  async open(level: Level): Promise<void> {
    if (this.isOpening) return;
    this.isOpening = true;
    try {
      this.path.push({ title: level.title, tiles: drawTiles(await level.tiles()) });
      this.show(this.area, this.crumbs);
      this.status.textContent = "";
    } catch {
      this.status.textContent = this.place.dataset["failed"] ?? "";
    }
    this.area.hidden = this.path.length === 0;
    this.isOpening = false;
  }

  private back(depth: number): void {
    this.path.length = depth + 1;
    this.show(this.crumbs, this.area);
  }

  private crumb(level: Shown, depth: number): HTMLElement {
    if (depth === this.path.length - 1) return make("span", {}, level.title);
    return pressable(level.title, () => this.back(depth));
  }

  // Where the focus was on what goes, it is on what comes: the first that takes it of `to`, in turn.
  private show(...to: HTMLElement[]): void {
    const hadFocus = to.some((part) => part.contains(document.activeElement));
    this.crumbs.replaceChildren(...this.path.flatMap((one, i) => [i > 0 ? " › " : "", this.crumb(one, i)]));
    this.area.replaceChildren(...(this.path.at(-1)?.tiles ?? []).map(({ element }) => element));
    this.layOut();
    if (!hadFocus) return;
    const first = to.map((part) => part.querySelector<HTMLElement>("a, button")).find((element) => element !== null);
    first?.focus({ preventScroll: true });
  }

  private layOut(): void {
    layOut(this.area, this.path.at(-1)?.tiles ?? []);
  }
}

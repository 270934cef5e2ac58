// SPDX-License-Identifier: Apache-2.0

interface Place {
  rows: number;
  y: number; // pixels down the page
}

function placeInHistory(): Place | undefined {
  const kept = history.state as Partial<Place> | null;
  return kept?.rows === undefined || kept.y === undefined ? undefined : { rows: kept.rows, y: kept.y };
}

/** Where somebody was in a list who left it for one of its rows: kept in the browser's history, to come back to. */
export class KeptPlace {
  private place: Place | undefined;

  /** `count`: how many rows of `body` there are of what was selected. */
  constructor(body: Element | null, count: () => number) {
    body?.addEventListener("click", ({ target }) => {
      const rows = count();
      if (rows > 0 && (target as Element).closest("a")) history.replaceState({ rows, y: scrollY }, "");
    });
  }

  /** Before the address is written, which ends what the history keeps. */
  take(): void {
    this.place = placeInHistory();
  }

  drop(): void {
    this.place = undefined;
  }

  /** How many rows there must be to go back. */
  rows(): number {
    return this.place?.rows ?? 0;
  }

  /** Once: what is shown after that is something else. */
  goBack(): void {
    if (this.place) scrollTo(0, this.place.y);
    this.drop();
  }
}

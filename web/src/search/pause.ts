// SPDX-License-Identifier: Apache-2.0

/** Does the last thing that it was given, once nothing more has come for a while. */
export class Pause {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wanted: (() => void) | undefined;

  constructor(private readonly milliseconds: number) {}

  after(wanted: () => void): void {
    this.drop();
    this.wanted = wanted;
    this.timer = setTimeout(() => this.end(), this.milliseconds);
  }

  isAwaited(): boolean {
    return this.wanted !== undefined;
  }

  /** Does it now, where there is something to do. */
  end(): void {
    const wanted = this.wanted;
    this.drop();
    wanted?.();
  }

  drop(): void {
    clearTimeout(this.timer);
    this.wanted = undefined;
  }
}

// SPDX-License-Identifier: Apache-2.0
import { make } from "../dom";

/** The list of a combobox: what is in it, and which of it is picked while the field keeps the focus. */
export class PickList {
  readonly element: HTMLElement;
  private active = -1;

  constructor(
    private readonly field: HTMLInputElement,
    private readonly id: string,
  ) {
    this.element = make("div", { role: "listbox", id, "aria-label": field.getAttribute("aria-label") ?? "" });
    const attributes = { role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list" };
    for (const [key, value] of Object.entries(attributes)) field.setAttribute(key, value);
  }

  put(options: HTMLElement[]): void {
    options.forEach((each, i) => (each.id = `${this.id}-${i}`));
    this.element.replaceChildren(...options);
    this.element.hidden = options.length === 0;
    this.field.setAttribute("aria-expanded", String(options.length > 0));
    this.activate(-1);
  }

  /** What is picked stays so. */
  putBefore(options: HTMLElement[]): void {
    const picked = this.active;
    this.put([...options, ...this.options()]);
    if (picked >= 0) this.activate(picked + options.length);
  }

  picked(): HTMLElement | undefined {
    return this.options()[this.active];
  }

  activate(place: number): void {
    this.options().forEach((each, i) => each.setAttribute("aria-selected", String(i === place)));
    this.active = place;
    const chosen = this.picked();
    if (!chosen) return this.field.removeAttribute("aria-activedescendant");
    this.field.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  // One place before the first and behind the last is the field itself.
  move(by: number): void {
    const places = this.options().length + 1;
    this.activate(((this.active + 1 + by + places) % places) - 1);
  }

  private options(): HTMLElement[] {
    return [...this.element.children] as HTMLElement[];
  }
}

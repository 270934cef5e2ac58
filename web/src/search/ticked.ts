// SPDX-License-Identifier: Apache-2.0
import { make } from "../dom";
import { fill } from "../words";
import { named } from "./facet_panel";
import type { Words } from "./facet_panel";
import type { Choice, Facet } from "./facets";

/** What is ticked, in a line: each value a button that takes it off, and of several one for all. */
export class Ticked {
  private readonly line = make("p", { class: "ticked", hidden: "" });

  constructor(
    before: HTMLElement,
    private readonly words: Words,
    private readonly toggle: (facet: Facet, value: string) => void,
    private readonly clear: () => void,
  ) {
    before.after(this.line);
  }

  show(choice: Choice): void {
    const buttons = [...choice].flatMap(([facet, values]) => [...values].map((value) => this.button(facet, value)));
    this.line.replaceChildren(...buttons);
    this.line.hidden = buttons.length === 0;
    if (buttons.length > 1) this.line.append(this.clearButton());
  }

  private button(facet: Facet, value: string): HTMLElement {
    const text = named(this.words, facet, value);
    const attributes = { type: "button", class: "chip off", "aria-label": fill(this.words["off"], { name: text }) };
    const button = make("button", attributes, text);
    button.addEventListener("click", () => this.toggle(facet, value));
    return button;
  }

  private clearButton(): HTMLElement {
    const button = make("button", { type: "button", class: "link" }, this.words["clear"] ?? "");
    button.addEventListener("click", this.clear);
    return button;
  }
}

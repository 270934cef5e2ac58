// SPDX-License-Identifier: Apache-2.0
import { make, marked } from "../dom";
import type { Entry } from "./files";
import { askFor, isAsking } from "./query";
import type { Ranking } from "./rank";
import { collectionUrl, index } from "./site";
import { atLeast, fill } from "../words";

const most = 8;

function option(entry: Entry, words: string[], place: number): HTMLElement {
  const name = make("span", { class: "name" }, ...marked(entry.name, words));
  const what = make("span", { class: "soft" }, entry.description);
  const attributes = { role: "option", id: `search-option-${place}`, "aria-selected": "false", tabindex: "-1" };
  return make("a", { ...attributes, href: collectionUrl(entry.name) }, name, what);
}

/** The list under the header's field (WAI-ARIA Authoring Practices, "Combobox Pattern", with a list). */
class SearchBox {
  private readonly list: HTMLElement;
  private readonly said = make("span", { role: "status", class: "offscreen" });
  private readonly note = make("p", { class: "note-line soft", hidden: "" });
  private readonly popup: HTMLElement;
  private active = -1;
  private asked = "";

  constructor(
    private readonly field: HTMLInputElement,
    private readonly form: HTMLFormElement,
  ) {
    this.list = make("div", { role: "listbox", id: "search-list", "aria-label": field.getAttribute("aria-label") ?? "" });
    this.popup = make("div", { class: "search-popup", hidden: "" }, this.note, this.list);
    form.append(this.popup, this.said);
    const attributes = { role: "combobox", "aria-expanded": "false", "aria-controls": "search-list", "aria-autocomplete": "list" };
    for (const [key, value] of Object.entries(attributes)) field.setAttribute(key, value);
    field.addEventListener("input", () => void this.ask());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("focus", () => void this.ask());
    field.addEventListener("blur", () => this.close());
    // The field keeps the focus while somebody picks with the mouse.
    this.popup.addEventListener("mousedown", (event) => event.preventDefault());
  }

  /** Shows what is found for what stands in the field, unless that has changed meanwhile. */
  async ask(): Promise<void> {
    const query = this.field.value;
    this.asked = query;
    if (!isAsking(query)) return this.close();
    try {
      const [ranking, entries] = await index.ask(async (files) => {
        const ranking = await askFor(files, query);
        return [ranking, await files.entries(ranking.documents.slice(0, most))] as const;
      });
      if (this.asked !== query || document.activeElement !== this.field) return;
      this.show(entries, ranking);
    } catch {
      this.close(); // Enter still leads to the search page
    }
  }

  private show(entries: Entry[], ranking: Ranking): void {
    const { none, one, many, meant, all, nearest: question } = this.form.dataset;
    const { documents, words, isCorrected, nearest } = ranking;
    const q = this.field.value.trim();
    const count = documents.length;
    const n = atLeast(count, ranking.isComplete);
    const options = entries.map((entry, i) => option(entry, words, i));
    if (count > entries.length) options.push(this.queryOption(q, fill(all, { n }), options.length));
    if (nearest !== undefined) options.push(this.queryOption(nearest, fill(question, { words: nearest }), 0));
    const counted = count === 0 ? fill(none, { q }) : fill(n === "1" ? one : many, { n });
    const note = count === 0 ? counted : isCorrected ? fill(meant, { q, words: words.join(" ") }) : "";
    this.list.replaceChildren(...options);
    this.list.hidden = options.length === 0;
    this.note.textContent = note;
    this.note.hidden = note === "";
    this.said.textContent = [...new Set([note, counted])].join(" ").trim();
    this.activate(-1);
    this.popup.hidden = false;
    this.field.setAttribute("aria-expanded", String(options.length > 0));
  }

  // Leads to the search page.
  private queryOption(query: string, text: string, place: number): HTMLElement {
    const url = new URL(this.form.action);
    url.searchParams.set("q", query);
    const attributes = { role: "option", id: `search-option-${place}`, "aria-selected": "false", tabindex: "-1", class: "all" };
    return make("a", { ...attributes, href: url.href }, text);
  }

  private close(): void {
    this.asked = "";
    this.popup.hidden = true;
    this.said.textContent = "";
    this.field.setAttribute("aria-expanded", "false");
    this.activate(-1);
  }

  private options(): HTMLElement[] {
    return [...this.list.children] as HTMLElement[];
  }

  private activate(place: number): void {
    this.options().forEach((each, i) => each.setAttribute("aria-selected", String(i === place)));
    this.active = place;
    const chosen = this.options()[place];
    if (!chosen) return this.field.removeAttribute("aria-activedescendant");
    this.field.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  // One place before the first and behind the last is the field itself.
  private move(by: number): void {
    const places = this.options().length + 1;
    this.activate(((this.active + 1 + by + places) % places) - 1);
  }

  private key(event: KeyboardEvent): void {
    const isOpen = !this.popup.hidden;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) this.move(event.key === "ArrowDown" ? 1 : -1);
      else void this.ask();
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && isOpen && this.active >= 0) {
      event.preventDefault();
      this.options()[this.active]?.click();
    }
  }
}

/** What was typed before this script was there is asked for at once. */
export function startBox(field: HTMLInputElement): void {
  if (field.form) void new SearchBox(field, field.form).ask();
}

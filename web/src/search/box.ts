// SPDX-License-Identifier: Apache-2.0
import { make } from "../dom";
import { atLeast, fill } from "../words";
import { collectionOption, queryOption, tagOption } from "./box_options";
import type { Entry } from "./files";
import type { TagAsked } from "./found";
import { Pause } from "./pause";
import { PickList } from "./pick_list";
import { askFor, isAsking } from "./query";
import type { Ranking } from "./rank";
import { index } from "./site";
import { withStanding } from "./tag_asked";

const most = 8;
const pauseInTyping = 150; // before the site is asked for a tag

/** The list under the header's field (WAI-ARIA Authoring Practices, "Combobox Pattern", with a list). */
class SearchBox {
  private readonly list: PickList;
  private readonly said = make("span", { role: "status", class: "offscreen" });
  private readonly note = make("p", { class: "note-line soft", hidden: "" });
  private readonly popup: HTMLElement;
  private asked = "";
  private readonly typing = new Pause(pauseInTyping);

  constructor(
    private readonly field: HTMLInputElement,
    private readonly form: HTMLFormElement,
  ) {
    this.list = new PickList(field, "search-list");
    this.popup = make("div", { class: "search-popup", hidden: "" }, this.note, this.list.element);
    form.append(this.popup, this.said);
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
    this.typing.drop();
    if (!isAsking(query)) return this.close();
    try {
      const [ranking, entries] = await index.ask(async (files) => {
        const ranking = await askFor(files, query);
        return [ranking, await files.entries(ranking.documents.slice(0, most))] as const;
      });
      if (!this.isAwaited(query)) return;
      this.show(entries, ranking);
      if (ranking.tags.length > 0) this.typing.after(() => void this.showTags(query, ranking.tags));
    } catch {
      this.close(); // Enter still leads to the search page
    }
  }

  private isAwaited(query: string): boolean {
    return this.asked === query && document.activeElement === this.field;
  }

  // Before all else: they are what was asked for. What is picked meanwhile stays so.
  private async showTags(query: string, tags: TagAsked[]): Promise<void> {
    const there = (await withStanding(tags)).filter(({ isThere }) => isThere);
    if (!this.isAwaited(query) || there.length === 0) return;
    this.list.putBefore(there.map(tagOption));
  }

  private show(entries: Entry[], ranking: Ranking): void {
    const { none, one, many, meant, all, nearest: question } = this.form.dataset;
    const { documents, words, isCorrected, nearest } = ranking;
    const q = this.field.value.trim();
    const count = documents.length;
    const n = atLeast(count, ranking.isComplete);
    const options = entries.map((entry) => collectionOption(entry, words));
    if (count > entries.length) options.push(queryOption(this.form, q, fill(all, { n })));
    if (nearest !== undefined) options.push(queryOption(this.form, nearest, fill(question, { words: nearest })));
    const counted = count === 0 ? fill(none, { q }) : fill(n === "1" ? one : many, { n });
    const note = count === 0 ? counted : isCorrected ? fill(meant, { q, words: words.join(" ") }) : "";
    this.list.put(options);
    this.note.textContent = note;
    this.note.hidden = note === "";
    this.said.textContent = [...new Set([note, counted])].join(" ").trim();
    this.popup.hidden = false;
  }

  private close(): void {
    this.asked = "";
    this.typing.drop();
    this.popup.hidden = true;
    this.said.textContent = "";
    this.field.setAttribute("aria-expanded", "false");
    this.list.activate(-1);
  }

  private key(event: KeyboardEvent): void {
    const isOpen = !this.popup.hidden;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) this.list.move(event.key === "ArrowDown" ? 1 : -1);
      else void this.ask();
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && isOpen && this.list.picked()) {
      event.preventDefault();
      this.list.picked()?.click();
    }
  }
}

/** What was typed before this script was there is asked for at once. */
export function startBox(field: HTMLInputElement): void {
  if (field.form) void new SearchBox(field, field.form).ask();
}

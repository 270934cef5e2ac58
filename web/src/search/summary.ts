// SPDX-License-Identifier: Apache-2.0
import { make } from "../dom";
import { atLeast, fill, number } from "../words";
import type { Words } from "./facet_panel";
import type { Selection } from "./select";
import type { State } from "./state";

function counted({ documents, ranking }: Selection, state: State, words: Words): string {
  const n = atLeast(documents.length, ranking?.isComplete ?? true);
  const q = state.query.trim();
  if (n === "1") return words["one"] ?? "";
  if (documents.length > 0) return fill(words["many"], { n });
  if (state.choice.size > 0 && ranking?.documents.length !== 0) return words["noneTicked"] ?? "";
  return q === "" ? fill(words["many"], { n }) : fill(words["none"], { q });
}

function question(nearest: string, words: Words, ask: (query: string) => void): HTMLElement {
  const button = make("button", { type: "button", class: "link" }, fill(words["nearest"], { words: nearest }));
  button.addEventListener("click", () => ask(nearest));
  return button;
}

/** What is said of what was found; a query that is like one that finds nothing is a button for `ask`. */
export function summaryOf(selection: Selection, state: State, words: Words, ask: (query: string) => void): (Node | string)[] {
  const { documents, among, ranking } = selection;
  const parts: (Node | string)[] = [counted(selection, state, words)];
  if (ranking?.isCorrected && documents.length > 0) {
    parts.unshift(fill(words["meant"], { q: state.query.trim(), words: ranking.words.join(" ") }), " ");
  }
  if (ranking?.nearest !== undefined) parts.push(" ", question(ranking.nearest, words, ask));
  if (among !== undefined) parts.push(" ", fill(words["newest"], { n: number(among) }));
  return parts;
}

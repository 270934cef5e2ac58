// SPDX-License-Identifier: Apache-2.0
// What a list is asked for stands in the address of its page, so that it can be kept and sent.
import { isPlain, parametersOf, type State, stateOf } from "./state";

export function stateOfAddress(): State {
  return stateOf(new URLSearchParams(location.search));
}

export function writeAddress(state: State, history: "push" | "replace"): void {
  const query = parametersOf(state).toString();
  const address = `${location.pathname}${query && `?${query}`}${location.hash}`;
  if (history === "push") window.history.pushState(null, "", address);
  else window.history.replaceState(null, "", address);
}

/** What style/asked.css shows: what the page's address asked for has been found, or that was nothing of a list. */
export function answer(state: State): void {
  const { dataset } = document.documentElement;
  if (dataset["asked"] !== "waiting") return;
  if (isPlain(state)) delete dataset["asked"];
  else dataset["asked"] = "answered";
}

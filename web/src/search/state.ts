// SPDX-License-Identifier: Apache-2.0
import { facets } from "./facets";
import type { Choice, Facet } from "./facets";
import type { Order, OrderBy } from "./select";

/** What somebody asked of a list; it stands in the page's address, so that it can be sent on and gone back to. */
export interface State {
  query: string;
  choice: Choice;
  order: Order | undefined; // undefined: the page's own
}

const orders: OrderBy[] = ["best", "name", "tags", "size", "date"];

// "size" or, from the largest down, "-size".
function orderOf(text: string | null): Order | undefined {
  const isDown = text?.startsWith("-") ?? false;
  const by = orders.find((order) => order === text?.slice(isDown ? 1 : 0));
  return by && { by, isDown };
}

export function stateOf(parameters: URLSearchParams): State {
  const choice: Choice = new Map();
  for (const facet of facets) {
    const values = parameters.getAll(facet).filter((value) => value !== "");
    if (values.length > 0) choice.set(facet, new Set(values));
  }
  return { query: parameters.get("q") ?? "", choice, order: orderOf(parameters.get("sort")) };
}

export function parametersOf({ query, choice, order }: State): URLSearchParams {
  const parameters = new URLSearchParams();
  if (query.trim() !== "") parameters.set("q", query);
  for (const facet of facets) for (const value of choice.get(facet) ?? []) parameters.append(facet, value);
  if (order) parameters.set("sort", `${order.isDown ? "-" : ""}${order.by}`);
  return parameters;
}

export function isPlain({ query, choice, order }: State): boolean {
  return query.trim() === "" && choice.size === 0 && order === undefined;
}

/** `state` with one value ticked that was not, or the other way round. */
export function toggled(state: State, facet: Facet, value: string): State {
  const choice: Choice = new Map(state.choice);
  const values = new Set(choice.get(facet) ?? []);
  if (!values.delete(value)) values.add(value);
  if (values.size > 0) choice.set(facet, values);
  else choice.delete(facet);
  return { ...state, choice };
}

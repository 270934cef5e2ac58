// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { KeptPlace } from "../../../web/src/search/kept_place";

const history = { state: null as unknown, replaceState: (state: unknown) => void (history.state = state) };
let gone: number[] = [];

beforeEach(() => {
  history.state = null;
  gone = [];
  Object.assign(globalThis, { history, scrollY: 700, scrollTo: (_: number, y: number) => gone.push(y) });
});

// Of a list with `rows`, where a click hits a link or what is beside it.
function clicked(rows: number, isLink: boolean): KeptPlace {
  const body = Object.assign(new EventTarget(), { closest: () => (isLink ? body : null) });
  const place = new KeptPlace(body as unknown as Element, () => rows);
  body.dispatchEvent(new Event("click"));
  return place;
}

test("who follows a row comes back to it, once", () => {
  const place = clicked(40, true);
  assert.equal(place.rows(), 0);
  place.take();
  assert.equal(place.rows(), 40);
  place.goBack();
  place.goBack();
  assert.deepEqual([gone, place.rows()], [[700], 0]);
});

test("a click beside a link, or in rows that nobody asked for, keeps no place", () => {
  for (const place of [clicked(40, false), clicked(0, true)]) {
    place.take();
    place.goBack();
    assert.deepEqual([place.rows(), history.state, gone], [0, null, []]);
  }
});

test("what was typed meanwhile is shown from its beginning", () => {
  const place = clicked(40, true);
  place.take();
  place.drop();
  place.goBack();
  assert.deepEqual([place.rows(), gone], [0, []]);
});

test("what others keep in the history is no place", () => {
  history.state = { y: 3 };
  const place = new KeptPlace(null, () => 40);
  place.take();
  assert.equal(place.rows(), 0);
});

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { isPlain, parametersOf, stateOf, toggled } from "../../../web/src/search/state";

function roundTrip(text: string): string {
  return parametersOf(stateOf(new URLSearchParams(text))).toString();
}

const rows: [name: string, text: string, kept: string][] = [
  ["nothing", "", ""],
  ["a query", "q=bio+tools", "q=bio+tools"],
  ["facets", "arch=arm64&owner=b&owner=a", "owner=b&owner=a&arch=arm64"],
  ["an order", "sort=-size", "sort=-size"],
  ["what is not known", "sort=--size&sort=x&color=red&arch=", ""],
];

for (const [name, text, kept] of rows) {
  test(`an address keeps ${name}`, () => assert.equal(roundTrip(text), kept));
}

test("a box is ticked and unticked", () => {
  const none = stateOf(new URLSearchParams());
  const one = toggled(none, "arch", "arm64");
  assert.deepEqual([...one.choice.get("arch")!], ["arm64"]);
  assert.ok(isPlain(none), "the first is as it was");
  assert.ok(!isPlain(one));
  assert.ok(isPlain(toggled(one, "arch", "arm64")));
});

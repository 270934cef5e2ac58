// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { shownRange, shownSize } from "../../../web/src/bytes";

function speak(lang: string): void {
  Object.assign(globalThis, { document: { documentElement: { lang } } });
}

test("sizes have the decimal mark of the page's language", () => {
  speak("de");
  assert.equal(shownSize(5_435_392), "5,4 MB");
  assert.equal(shownSize(999), "999 B");
});

test("what one pull fetches is written as test/render/figures_test.cpp wants it of the pages", () => {
  speak("");
  for (const row of readFileSync(`${process.env["ROADSTEAD_TEST_DATA"]}/golden/size_ranges.txt`, "utf8").trim().split("\n")) {
    const [least, most] = row.split(" ");
    assert.equal(`${least} ${most} = ${shownRange(Number(least), Number(most))}`, row);
  }
});

test("sizes are written as test/base/text_test.cpp wants them of the pages", () => {
  const rows = readFileSync(`${process.env["ROADSTEAD_TEST_DATA"]}/golden/sizes.txt`, "utf8").trim().split("\n");
  assert.ok(rows.length > 10);
  speak("");
  for (const row of rows) {
    const bytes = row.slice(0, row.indexOf(" "));
    assert.equal(`${bytes} = ${shownSize(Number(bytes))}`, row);
  }
});

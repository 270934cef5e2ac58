// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { named } from "../../../web/src/search/facet_panel";

function inLanguage(lang: string, value: string): string {
  Object.assign(globalThis, { document: { documentElement: { lang } } });
  return named({ size: "Size" }, "size", value);
}

test("powers of ten have nothing behind the point, in either language", () => {
  assert.equal(inLanguage("en", "8"), "Size: 100 MB – 1 GB");
  assert.equal(inLanguage("de", "7"), "Size: 10 MB – 100 MB");
});

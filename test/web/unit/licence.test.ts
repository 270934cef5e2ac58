// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { asLicence } from "../../../web/src/search/licence";

const rows: [query: string, plain: string | undefined][] = [
  ["GPL-3.0-only", "GPL 3.0"],
  ["GPL-3.0-or-later", "GPL 3.0"],
  ["GPL-2.0+", "GPL 2.0"],
  ["GPLv3", "GPL 3.0"],
  ["gpl3", "gpl 3.0"],
  ["LGPLv2.1", "LGPL 2.1"],
  ["Apache2", "Apache 2.0"],
  ["Apache License", undefined],
  ["MIT", undefined],
  ["samtools 1.9", undefined],
];

for (const [query, plain] of rows) {
  test(`the licence '${query}' is ${plain ?? "none with a version"}`, () => assert.equal(asLicence(query), plain));
}

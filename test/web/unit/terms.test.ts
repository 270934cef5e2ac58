// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { termsOf } from "../../../web/src/search/terms";

// As test/render/terms_test.cpp, but for the parts of camel case: who types "BioPerl" means the whole.
const rows: [text: string, terms: string][] = [
  ["", ""],
  [" --/:. ", ""],
  ["vanessa/bio-tools_2", "vanessa bio tools 2"],
  ["h5py 4.1.0", "h5py 4.1.0"],
  [".5 5. 5.a a.5 1..2", "5 a 1 2"],
  ["v1.9 Python3.7.1rc2", "v1.9 python3.7.1rc2"],
  ["BioPerl openMPI4", "bioperl openmpi4"],
  ["Über ÉCOLE 3×4", "über école 3×4"],
  ["a–b “c” d…e　f", "a b c d e f"],
  ["rocket🚀man", "rocket man"],
  ["привет 世界", "привет 世界"],
  ["abcdefghijklmnopqrstuvwxyz0123456789", "abcdefghijklmnopqrstuvwxyz012345"],
  ["éééééééééééééééxéé", "éééééééééééééééx"],
  ["twice Twice", "twice"],
];

for (const [text, terms] of rows) {
  test(`terms of '${text}'`, () => assert.equal(termsOf(text).join(" "), terms));
}

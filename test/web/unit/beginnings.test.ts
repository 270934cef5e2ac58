// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { beginnings } from "../../../web/src/beginnings";

const rows: [text: string, words: string[], marked: string][] = [
  ["samtools", ["sam"], "[sam]tools"],
  ["bamsam", ["sam"], "bamsam"],
  ["bio/sam-tools for SAM", ["sam", "tools"], "bio/[sam]-[tools] for [SAM]"],
  ["asam sam", ["sam"], "asam [sam]"],
  ["sam and samtools", ["sam", "samtools"], "[sam] and [samtools]"],
  ["BioPerl HTTPServer", ["perl", "server"], "Bio[Perl] HTTP[Server]"],
  ["İstanbul İ bowtie", ["bowtie"], "İstanbul İ [bowtie]"],
  ["École école", ["école"], "[École] [école]"],
  ["rocket🚀man", ["man"], "rocket🚀[man]"],
  ["a.c abc", ["a.c"], "[a.c] abc"],
  ["nothing", [], "nothing"],
  ["nothing", [""], "nothing"],
];

for (const [text, words, wanted] of rows) {
  test(`'${text}' by '${words.join(" ")}'`, () => {
    let shown = "";
    let done = 0;
    for (const [from, to] of beginnings(text, words)) {
      shown += `${text.slice(done, from)}[${text.slice(from, to)}]`;
      done = to;
    }
    assert.equal(shown + text.slice(done), wanted);
  });
}

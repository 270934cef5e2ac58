// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { Pause } from "../../../web/src/search/pause";

const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

test("of what comes in a row the last is done", async () => {
  const done: string[] = [];
  const pause = new Pause(1);
  for (const text of ["s", "sa", "sam"]) pause.after(() => done.push(text));
  assert.ok(pause.isAwaited());
  assert.deepEqual(done, []);
  await wait(20);
  assert.deepEqual([done, pause.isAwaited()], [["sam"], false]);
});

test("a pause that ends early has nothing left to do, and a dropped one neither", async () => {
  const done: string[] = [];
  const pause = new Pause(1);
  pause.after(() => done.push("early"));
  pause.end();
  pause.end();
  pause.after(() => done.push("dropped"));
  pause.drop();
  await wait(20);
  assert.deepEqual(done, ["early"]);
});

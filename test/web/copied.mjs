// SPDX-License-Identifier: Apache-2.0
// What is on the clipboard once each copy button of the ways to pull was clicked on $PAGES: one file a text in $COPIED/HOST,
// whose first line is the page.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { runAll, site, test } from "./browser.mjs";

async function copied(page, way) {
  const shown = await way.locator("code").innerText();
  await page.evaluate(() => navigator.clipboard.writeText("nothing was copied"));
  await way.getByRole("button", { name: "Copy" }).click();
  await way.getByRole("button", { name: "Copied" }).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(text, shown);
  assert.notEqual(text.trim(), "");
  return text;
}

// Ways stand side by side as tabs, one alone without.
async function copyAll(page, path) {
  await page.goto(`${site}/${path}/`);
  const tabs = await page.getByRole("tab").all();
  const ways = await page.locator(".tabs > section").all();
  assert.ok(ways.length > 0, `${path} has no way to pull`);
  const texts = [];
  for (const [i, way] of ways.entries()) {
    await tabs[i]?.click();
    for (const command of await way.locator(".command").all()) texts.push(await copied(page, command));
  }
  return texts;
}

test(
  "each copy button copies what it stands beside",
  async (page) => {
    const folder = `${process.env.COPIED}/${new URL(site).host}`;
    mkdirSync(folder, { recursive: true });
    let number = 0;
    for (const path of process.env.PAGES.split(" "))
      for (const text of await copyAll(page, path)) writeFileSync(`${folder}/${++number}`, `${path}\n${text}`);
  },
  { permissions: ["clipboard-read", "clipboard-write"] },
);

await runAll();

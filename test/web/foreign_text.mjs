// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { runAll, site, test } from "./browser.mjs";

const vectors = readFileSync(process.env.VECTORS, "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"));

// Elements and attributes that no page of ours has, and addresses that are no page's.
function foreign() {
  const scripts = [...document.scripts].filter(
    (script) => !script.src.includes("/_/") && script.type !== "application/ld+json",
  );
  const refused = "iframe, object, embed, base, style, template, math, video, marquee, textarea, form:not(.search), [style]";
  const found = [...scripts, ...document.querySelectorAll(`main :is(${refused}), header :is(${refused}), footer :is(${refused})`)];
  for (const element of document.querySelectorAll("*"))
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) found.push(element);
      if (["href", "src", "action"].includes(name) && /^\s*(javascript|data|vbscript):/i.test(value)) found.push(element);
    }
  return found.map((element) => element.outerHTML.slice(0, 200));
}

async function look(page, path) {
  await page.goto(site + path);
  await page.evaluate(() => {
    for (const element of document.querySelectorAll("main a, main code, main p")) {
      for (const type of ["mouseover", "focus", "toggle"]) element.dispatchEvent(new Event(type, { bubbles: true }));
    }
  });
  assert.deepEqual(await page.evaluate(foreign), [], path);
  assert.equal(await page.evaluate(() => window.pwned), undefined, path);
}

test("no attempt runs on the registry's pages", async (page) => {
  for (const path of ["/", "/harbor/", "/_/owners/", "/_/about/", "/_/search/", "/_/health/", "/404.html"])
    await look(page, path);
  assert.equal(await page.locator(".brand").innerText(), vectors[0]);
});

test("each attempt is text on its own pages", async (page) => {
  for (const [i, vector] of vectors.entries()) {
    await look(page, `/harbor/v${i}/`);
    assert.equal(await page.locator(".lead").innerText(), vector.trim());
    await look(page, `/harbor/v${i}/tags/old/`);
    await look(page, `/harbor/v${i}/tags/latest/`);
    assert.ok((await page.locator("#recipe-text").textContent()).startsWith(`${vector}\n`), vector);
  }
});

test("feeds, badges and data are well-formed around it", async (page) => {
  const texts = await Promise.all(
    [...vectors.keys()].map(async (i) => (await page.request.get(`${site}/_/collections/harbor/v${i}/~/feed.atom`)).text()),
  );
  await page.goto(`${site}/`);
  const faults = await page.evaluate(
    (all) => all.filter((text) => new DOMParser().parseFromString(text, "application/xml").querySelector("parsererror")),
    texts,
  );
  assert.deepEqual(faults, []);
});

await runAll();

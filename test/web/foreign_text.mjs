// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { runAll, site, test } from "./browser.mjs";

const vectors = readFileSync(process.env.VECTORS, "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"));

// What a page has once people have been about. In the browser, and in one piece: each question to it costs as much as half a page.
async function seen() {
  for (const element of document.querySelectorAll("main a, main code, main p"))
    for (const type of ["mouseover", "focus", "toggle"]) element.dispatchEvent(new Event(type, { bubbles: true }));
  await new Promise((done) => setTimeout(done));
  // Elements and attributes that no page of ours has, and addresses that are no page's.
  const refused = "iframe, object, embed, base, style, template, math, video, marquee, textarea, form:not(.search), [style]";
  const foreign = [...document.querySelectorAll(`:is(main, header, footer) :is(${refused})`)];
  for (const script of document.scripts)
    if (!script.src.includes("/_/") && script.type !== "application/ld+json") foreign.push(script);
  for (const element of document.querySelectorAll("*"))
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) foreign.push(element);
      if (["href", "src", "action"].includes(name) && /^\s*(javascript|data|vbscript):/i.test(value)) foreign.push(element);
    }
  return {
    foreign: foreign.map((element) => element.outerHTML.slice(0, 200)),
    pwned: window.pwned,
    lead: document.querySelector(".lead")?.innerText,
    recipe: document.querySelector("#recipe-text")?.textContent,
  };
}

async function look(page, path) {
  await page.goto(site + path);
  const found = await page.evaluate(seen);
  assert.deepEqual([found.foreign, found.pwned], [[], undefined], path);
  return found;
}

test("no attempt runs on the registry's pages", async (page) => {
  for (const path of ["/", "/harbor/", "/_/owners/", "/_/about/", "/_/search/", "/_/health/", "/404.html"])
    await look(page, path);
  assert.equal(await page.locator(".brand").innerText(), vectors[0]);
});

test("each attempt is text on its own pages", async (page) => {
  for (const [i, vector] of vectors.entries()) {
    assert.equal((await look(page, `/harbor/v${i}/`)).lead, vector.trim());
    await look(page, `/harbor/v${i}/tags/old/`);
    const { recipe } = await look(page, `/harbor/v${i}/tags/latest/`);
    assert.ok(recipe.startsWith(`${vector}\n`), vector);
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

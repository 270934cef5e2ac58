// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { runAll, site, test } from "./browser.mjs";

const vectors = readFileSync(process.env.VECTORS, "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"));

// What pages have once people have been about, each in a frame beside the others: a page of its own costs half as much again,
// and there are hundreds. Runs in the browser.
async function seen(addresses) {
  const open = (address) =>
    new Promise((done) => {
      const frame = Object.assign(document.createElement("iframe"), { src: address, width: 1280, height: 900 });
      frame.addEventListener("load", () => done(frame.contentWindow));
      document.body.append(frame);
    });
  // Elements and attributes that no page of ours has, and addresses that are no page's.
  const foreign = (document) => {
    const refused = "iframe, object, embed, base, style, template, math, video, marquee, textarea, form:not(.search), [style]";
    const found = [...document.querySelectorAll(`:is(main, header, footer) :is(${refused})`)];
    for (const script of document.scripts)
      if (!script.src.includes("/_/") && script.type !== "application/ld+json") found.push(script);
    for (const element of document.querySelectorAll("*"))
      for (const { name, value } of element.attributes) {
        if (name.startsWith("on")) found.push(element);
        if (["href", "src", "action"].includes(name) && /^\s*(javascript|data|vbscript):/i.test(value)) found.push(element);
      }
    return found.map((element) => element.outerHTML.slice(0, 200));
  };
  const windows = await Promise.all(addresses.map(open));
  for (const { document } of windows)
    for (const element of document.querySelectorAll("main a, main code, main p"))
      for (const type of ["mouseover", "focus", "toggle"]) element.dispatchEvent(new Event(type, { bubbles: true }));
  await new Promise((done) => setTimeout(done));
  const all = windows.map(({ document, location, pwned }) => ({
    address: location.href,
    foreign: foreign(document),
    pwned: pwned ?? window.pwned,
    brand: document.querySelector(".brand").innerText,
    lead: document.querySelector(".lead")?.innerText,
    recipe: document.querySelector("#recipe-text")?.textContent,
  }));
  document.body.replaceChildren();
  return all;
}

async function look(page, paths) {
  const addresses = paths.map((path) => site + path);
  const all = await page.evaluate(seen, addresses);
  for (const [i, { address, foreign, pwned, brand }] of all.entries())
    assert.deepEqual([address, foreign, pwned, brand], [addresses[i], [], undefined, vectors[0]]);
  return all;
}

async function prepare(page) {
  const body = "<!doctype html><title>Frames</title><body>";
  await page.route(`${site}/_/frames`, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(`${site}/_/frames`);
  await page.unrouteAll(); // while requests are looked at, the browser keeps nothing
}

test("no attempt runs on the registry's pages", async (page) => {
  await prepare(page);
  await look(page, ["/", "/harbor/", "/_/owners/", "/_/about/", "/_/search/", "/_/health/", "/404.html"]);
});

test("each attempt is text on its own pages", async (page) => {
  await prepare(page);
  for (const [i, vector] of vectors.entries()) {
    const paths = ["", "tags/old/", "tags/latest/"].map((path) => `/harbor/v${i}/${path}`);
    const [collection, , tag] = await look(page, paths);
    assert.equal(collection.lead, vector.trim());
    assert.ok(tag.recipe.startsWith(`${vector}\n`), vector);
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

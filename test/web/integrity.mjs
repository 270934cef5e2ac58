// SPDX-License-Identifier: Apache-2.0
// Scripts that are not as they were built, on the registry of registry.sh; $FOLDER has their files.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runAll, site, test } from "./browser.mjs";

const folder = process.env.FOLDER;
const scripts = readdirSync(folder).filter((name) => name.endsWith(".js"));
const fileOf = (name) => scripts.find((script) => script.startsWith(`${name}-`)) ?? assert.fail(`no script ${name}`);

// Fetches all that a list may fetch.
async function useEverything(page, path = "/") {
  await page.goto(site + path, { waitUntil: "networkidle" });
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.locator(".find").focus();
  await page.locator("#search").focus();
  await page.waitForLoadState("networkidle");
}

test("every script is asked for with its digest", async (page) => {
  const asked = [];
  page.on("request", (request) => request.url().endsWith(".js") && asked.push(request.url()));
  const checked = [];
  const lists = ["/", "/_/owners/"];
  for (const path of [...lists, "/harbor/buoy/tags/latest/", "/harbor/hold/tags/latest/", "/404.html"]) {
    await (lists.includes(path) ? useEverything(page, path) : page.goto(site + path, { waitUntil: "networkidle" }));
    checked.push(...(await page.locator("script[integrity^=sha384-][crossorigin]").evaluateAll((all) => all.map(({ src }) => src))));
  }
  assert.deepEqual(new Set(asked), new Set(checked));
  // What two states differ in is asked for when they are compared (compare.mjs).
  const expected = scripts.filter((name) => !name.startsWith("difference-")).sort();
  assert.deepEqual([...new Set(asked.map((url) => url.split("/").pop()))].sort(), expected);
});

// A blank at the end: the script would do what it did, were it not refused.
function withOneByteMore(name) {
  const path = join(folder, fileOf(name));
  const built = readFileSync(path);
  writeFileSync(path, Buffer.concat([built, Buffer.from(" ")]));
  return () => writeFileSync(path, built);
}

/** `name`: the script that is changed; `shows`: what is seen of that. */
function refuses(name, what, shows) {
  test(
    `${name} is refused when it was changed: ${what}`,
    async (page) => {
      const said = [];
      page.on("console", (message) => said.push(message.text()));
      page.on("pageerror", (error) => said.push(`not caught: ${error.message}`));
      const restore = withOneByteMore(name);
      try {
        await shows(page);
      } finally {
        restore();
      }
      assert.ok(said.every((text) => text.includes("'integrity'")) && said.length > 0, said.join("\n"));
    },
    { mayComplain: true, fresh: true }, // a browser that keeps what was there before asks for nothing
  );
}

refuses("main", "pages are as without script", async (page) => {
  await page.goto(`${site}/`, { waitUntil: "networkidle" });
  assert.equal(await page.locator("th button").count(), 0);
});

refuses("sizes", "there is no map", async (page) => {
  await useEverything(page);
  await page.locator(".sizes").waitFor({ state: "hidden" });
});

refuses("recipe", "a recipe has one colour", async (page) => {
  await page.goto(`${site}/harbor/buoy/tags/latest/`, { waitUntil: "networkidle" });
  assert.equal(await page.locator("code[data-language] *").count(), 0);
});

refuses("show", "nobody is offered to look inside", async (page) => {
  await page.goto(`${site}/harbor/hold/tags/latest/`, { waitUntil: "networkidle" });
  assert.equal(await page.locator(".look-inside").count(), 1);
  assert.ok(await page.locator(".look-inside").isHidden());
});

refuses("browse", "the list says that it cannot search", async (page) => {
  await useEverything(page);
  await page.locator(".browse [role=status]", { hasText: "The search index could not be read." }).waitFor();
  assert.ok(await page.locator("table.list").isVisible());
});

refuses("box", "the field leads to the search page", async (page) => {
  await useEverything(page);
  assert.equal(await page.locator("#search").getAttribute("role"), null);
  await page.locator("#search").fill("light");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site}/_/search/?q=light`);
});

refuses("names", "the list of namespaces says that it cannot be searched", async (page) => {
  await useEverything(page, "/_/owners/");
  await page.locator(".names [role=status]", { hasText: "The whole list could not be read." }).waitFor();
  assert.ok(await page.locator("table.list").isVisible());
});

refuses("site", "nothing that imports it runs", async (page) => {
  await useEverything(page);
  assert.equal(await page.locator("#search").getAttribute("role"), null);
  await page.locator(".browse [role=status]", { hasText: "The search index could not be read." }).waitFor();
});

await runAll();

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { breaches, runAll, site, test } from "./browser.mjs";

const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent);
const said = (place) => place.locator("[role=status]");

// How often the sizes were asked for, by the end of their address.
async function openMap(page) {
  const asked = [];
  page.on("request", (request) => request.url().endsWith("/sizes.json") && asked.push(request.url().slice(site.length)));
  await page.goto(`${site}/`);
  const map = page.locator(".sizes");
  await map.scrollIntoViewIfNeeded();
  await map.getByRole("button", { name: "harbor: 12.3 kB" }).waitFor();
  return { map, asked };
}

test("the map is drawn anew from what it has, and keeps the focus", async (page) => {
  const { map, asked } = await openMap(page);
  await map.getByRole("button", { name: "pier" }).focus();
  const before = await map.locator(".treemap").boundingBox();
  await page.setViewportSize({ width: 700, height: 900 });
  await page.waitForFunction((width) => document.querySelector(".treemap").clientWidth < width, before.width);
  assert.match(await focused(page), /^pier: /);
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.deepEqual(asked, ["/_/owners/~/sizes.json"]);
});

test("a double click goes one level down, and the focus goes along and back", async (page) => {
  const { map, asked } = await openMap(page);
  await map.getByRole("button", { name: "harbor" }).evaluate((tile) => {
    tile.focus();
    tile.click();
    tile.click();
  });
  await map.getByRole("button", { name: "lighthouse: 4.1 kB" }).waitFor();
  assert.equal(await map.locator(".crumbs").innerText(), "Registry › harbor");
  assert.equal(await focused(page), "buoy: 8.2 kB");
  assert.equal(asked.length, 2);
  await map.locator(".crumbs button").focus();
  await page.keyboard.press("Enter");
  await map.getByRole("button", { name: "pier" }).waitFor();
  assert.equal(await focused(page), "harbor: 12.3 kB");
});

test(
  "sizes that are not there are said, and can be asked for again",
  async (page) => {
    const { map } = await openMap(page);
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.route("**/harbor/~/sizes.json", (route) => route.fulfill({ status: 404, body: "" }));
    await map.getByRole("button", { name: "harbor" }).click();
    await said(map).filter({ hasText: "The sizes could not be read." }).waitFor();
    assert.equal(await map.locator(".crumbs").innerText(), "Registry");
    await page.unrouteAll();
    await map.getByRole("button", { name: "harbor" }).click();
    await map.getByRole("button", { name: "buoy" }).waitFor();
    assert.equal(await said(map).textContent(), "");
    await page.route("**/sizes.json", (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto(`${site}/`);
    await map.scrollIntoViewIfNeeded();
    await said(map).filter({ hasText: "The sizes could not be read." }).waitFor();
    assert.ok(await map.locator(".treemap").isHidden());
    await page.unrouteAll();
    assert.deepEqual(complaints, []);
  },
  { mayComplain: true },
);

test(
  "a copy button is named after what it copies, keeps the focus and is said",
  async (page) => {
    await page.goto(`${site}/harbor/buoy/tags/latest/`);
    const names = await page.locator("button.copy").evaluateAll((all) => all.map((button) => button.getAttribute("aria-label")));
    assert.equal(new Set(names).size, names.length, names.join("\n"));
    assert.ok(names.every((name) => name.startsWith("Copy ") && name.length < 40), names.join("\n"));
    await page.getByRole("button", { name: "Copy sha256:" }).first().focus();
    await page.keyboard.press("Enter");
    await page.locator("body > [role=status]", { hasText: "Copied" }).waitFor({ state: "attached" });
    assert.equal(await focused(page), "Copied");
    await page.locator("#recipe-text").evaluate((code) => code.parentElement.focus());
    await page.locator("button.done").waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => document.activeElement.className), "recipe");
  },
  { permissions: ["clipboard-read", "clipboard-write"] },
);

const tags = (page) => page.locator("table.tags").first().locator("tbody tr:visible td:first-child a").allInnerTexts();
const numbered = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => `1.${first + i}`);

test("headings of a collection's tags sort them, in words too", async (page) => {
  await page.goto(`${site}/pier/barge/`);
  const heading = page.getByRole("columnheader", { name: "Tag" });
  await heading.getByRole("button").click();
  assert.deepEqual(await tags(page), numbered(1, 14));
  assert.equal(await heading.getAttribute("aria-sort"), "ascending");
  await page.getByRole("button", { name: "Created" }).press("Enter");
  assert.deepEqual(await tags(page), numbered(1, 14));
  assert.equal(await heading.getAttribute("aria-sort"), null);
  await page.getByRole("button", { name: "Created" }).press("Enter");
  assert.deepEqual(await tags(page), numbered(1, 14).reverse());
  assert.deepEqual(await breaches(page), []);
});

test("many tags of a collection have a field that finds among them", async (page) => {
  await page.goto(`${site}/pier/barge/`);
  const field = page.getByLabel("Find in this list");
  await field.fill("1.1");
  assert.deepEqual((await tags(page)).sort(), ["1.1", ...numbered(10, 14)]);
  assert.equal(await page.locator(".find-rows").getByRole("status").innerText(), "6 / 14");
  await field.fill("copy");
  assert.deepEqual(await tags(page), []);
  const digest = await page.locator("table.tags code[title]").first().getAttribute("title");
  await field.fill(digest);
  assert.equal((await tags(page)).length, 14); // they are one image
  await field.fill(digest.slice(0, 13));
  assert.equal((await tags(page)).length, 14);
  await field.fill(digest.slice(9, 20));
  assert.deepEqual(await tags(page), []);
  await field.fill("1.1");
  await page.setViewportSize({ width: 320, height: 700 });
  assert.equal((await tags(page)).length, 6);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.locator("tbody tr:visible a").first().press("ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement.closest("tr").hidden), false);
  assert.notEqual(await page.evaluate(() => document.activeElement.innerText), (await tags(page))[0]);
  await field.fill("2026-09-23");
  assert.deepEqual(await tags(page), ["1.7"]);
  await field.fill("");
  assert.equal((await tags(page)).length, 14);
  await page.goto(`${site}/harbor/buoy/`);
  assert.equal(await page.getByLabel("Find in this list").count(), 0);
});

test("a narrow page shows what sorts, and hides no button that the keyboard comes to", async (page) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of ["/pier/barge/", "/"]) {
    await page.goto(site + path);
    const buttons = page.locator("th .sort").filter({ visible: true });
    assert.ok((await buttons.count()) > 1);
    assert.equal(await buttons.filter({ hasText: "Tags" }).count(), 0, "rows do not show how many");
    for (const button of await buttons.all()) {
      const box = await button.boundingBox();
      assert.ok(box && box.width > 20 && box.height > 10 && box.x + box.width <= 320, await button.innerText());
      assert.equal(await button.evaluate((one) => getComputedStyle(one.closest("th")).clipPath), "none");
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
});

test("the button of the colours stands beside the links, however long the title is", async (page) => {
  for (const width of [320, 500, 768, 900, 1280]) {
    await page.setViewportSize({ width, height: 700 });
    await page.goto(`${site}/`);
    for (const title of ["H", "The registry of all harbours", "The registry of all harbours between the lighthouse and the pier"]) {
      await page.locator(".brand").evaluate((brand, text) => (brand.lastChild.data = text), title);
      const [links, button] = await Promise.all([".bar nav", "button.theme"].map((one) => page.locator(one).boundingBox()));
      const middle = button.y + button.height / 2;
      assert.ok(middle > links.y && middle < links.y + links.height, `${title} at ${width}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 });
});

test("the longest word of a figure stays whole on a narrow page", async (page) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${site}/`);
  const name = page.locator(".stats dt").first();
  const { height } = await name.boundingBox();
  await name.evaluate((dt) => (dt.textContent = "Namensräume"));
  assert.equal((await name.boundingBox()).height, height);
  await page.setViewportSize({ width: 1280, height: 900 });
});

test("the keyboard scrolls a recipe", async (page) => {
  await page.goto(`${site}/harbor/buoy/tags/latest/`);
  assert.equal(await page.getByRole("group", { name: "Recipe" }).getAttribute("tabindex"), "0");
  assert.deepEqual(await breaches(page), []);
});

test("on paper each way to pull has its heading", async (page) => {
  await page.goto(`${site}/harbor/buoy/`);
  const headings = page.locator(".tabs > section > h3");
  await page.getByRole("tablist").waitFor();
  assert.equal(await headings.filter({ visible: true }).count(), 0);
  await page.emulateMedia({ media: "print" });
  assert.equal(await headings.filter({ visible: true }).count(), await headings.count());
  assert.ok((await headings.count()) > 1);
  await page.emulateMedia({ media: null });
});

test("paper has the reasons that are folded, the whole recipe, and no room for a map that was not drawn", async (page) => {
  await page.goto(`${site}/harbor/buoy/tags/latest/`);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator(".refusals li").first().isVisible());
  assert.equal(await page.locator(".recipe").evaluate((recipe) => getComputedStyle(recipe).maxHeight), "none");
  await page.emulateMedia({ media: null });
  assert.ok(await page.locator(".refusals li").first().isHidden());
  await page.setViewportSize({ width: 1280, height: 300 });
  await page.goto(`${site}/`);
  const map = page.locator(".sizes");
  await map.getByRole("heading").waitFor();
  await page.emulateMedia({ media: "print" });
  assert.ok(await map.isHidden());
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 1280, height: 900 });
  await map.scrollIntoViewIfNeeded();
  await map.locator(".tile").first().waitFor();
  await page.emulateMedia({ media: "print" });
  assert.ok(await map.isVisible());
  await page.emulateMedia({ media: null });
});

test("headings of a theme go down by one", async (page) => {
  await page.goto(`${site}/_/pages/hours/`);
  const found = await page.locator("h1, h2, h3, h4").evaluateAll((all) => all.map((one) => `${one.tagName} ${one.textContent}`));
  assert.deepEqual(found, ["H2 Storm", "H1 Opening hours", "H2 Monday"]);
});

test("what a search finds is said in a place that was there before", async (page) => {
  await page.goto(`${site}/_/search/`);
  const status = page.locator(".browse .status");
  assert.notEqual(await status.evaluate((element) => getComputedStyle(element).display), "none");
});

test("the key to the search can be turned off, and stays off", async (page) => {
  const key = async () => {
    await page.locator(".brand").focus();
    await page.keyboard.press("/");
    return page.evaluate(() => document.activeElement.id);
  };
  await page.goto(`${site}/_/search/`);
  const choice = page.getByLabel("The key “/” goes to the search field");
  assert.equal(await key(), "search");
  await choice.uncheck();
  assert.equal(await key(), "");
  await page.goto(`${site}/`);
  assert.equal(await key(), "");
  assert.ok(await page.locator(".search kbd").isHidden());
  await page.goto(`${site}/_/search/`);
  assert.ok(!(await choice.isChecked()));
  await choice.check();
  assert.equal(await key(), "search");
  assert.equal(await page.evaluate(() => localStorage.getItem("search-key")), null);
});

test(
  "a script that came to nothing once is asked for again",
  async (page) => {
    await page.route("**/_/box-*.js", (route) => route.abort());
    await page.goto(`${site}/`);
    await page.locator("#search").focus();
    await page.waitForTimeout(500);
    assert.equal(await page.locator("#search").getAttribute("role"), null);
    await page.unrouteAll();
    await page.locator(".brand").focus();
    await page.locator("#search").focus();
    await page.locator("#search[role=combobox]").waitFor();
  },
  { mayComplain: true, fresh: true },
);

await runAll();

// SPDX-License-Identifier: Apache-2.0
// What people see and do, on the registry of registry.sh.
import assert from "node:assert/strict";
import { breaches, runAll, site, test } from "./browser.mjs";

const longName = "Virtual-Laboratory-of-the-Lighthouses/Characterisation_of-Lamps-and-Lenses";

const pages = {
  home: "/",
  collection: "/harbor/lighthouse/",
  "collection with many tags": "/harbor/buoy/",
  "collection with a long name": `/${longName}/`,
  tag: "/harbor/buoy/tags/latest/",
  "yanked tag": "/harbor/buoy/tags/0.9/",
  owner: "/harbor/",
  owners: "/_/owners/",
  search: "/_/search/",
  about: "/_/about/",
  health: "/_/health/",
  "not found": "/404.html",
};

for (const [name, path] of Object.entries(pages)) {
  test(
    `${name} breaks no rule of accessibility, by day and by night`,
    async (page) => {
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await page.goto(site + path);
        assert.deepEqual(await breaches(page), [], colorScheme);
      }
    },
    { once: true },
  );
  test(
    `${name} needs no scrolling sideways`,
    async (page) => {
      await page.goto(site + path);
      for (const width of [320, 768, 2560]) {
        await page.setViewportSize({ width, height: 700 });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        const cut = (all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.ariaLabel);
        assert.deepEqual(await page.locator(".scroll").evaluateAll(cut), [], `tables that are cut off at ${width}`);
      }
    },
    { viewport: { width: 320, height: 700 }, once: true },
  );
}

test("every page has all it asks for", async (page) => {
  for (const path of Object.values(pages)) {
    await page.goto(site + path);
    assert.ok(await page.locator("h1").isVisible(), path);
  }
});

test(
  "every page is all there without script",
  async (page) => {
    for (const path of Object.values(pages)) {
      await page.goto(site + path);
      assert.ok(await page.locator("h1").isVisible(), path);
      assert.equal(await page.locator(".scripted:visible").count(), 0, path);
    }
    await page.goto(`${site}/404.html`);
    const links = page.locator("main a");
    assert.deepEqual(await links.allInnerTexts(), ["All collections", "Namespaces", "Search"]);
    await links.last().click();
    assert.equal(await page.locator("h1").innerText(), "Search");
  },
  { javaScriptEnabled: false },
);

test("home leads to a collection and on to its tag", async (page) => {
  await page.goto(`${site}/`);
  assert.equal(await page.title(), "The harbour");
  await page.getByRole("link", { name: "harbor/lighthouse", exact: true }).click();
  assert.equal(await page.title(), "harbor/lighthouse · The harbour");
  await page.getByRole("link", { name: "latest", exact: true }).click();
  assert.equal(await page.locator("h1").innerText(), "harbor/lighthouse:latest");
});

test("the colours follow the system until somebody chooses", async (page) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.goto(`${site}/`);
  const day = await paper();
  await page.emulateMedia({ colorScheme: "dark" });
  const night = await paper();
  assert.notEqual(day, night);
  const button = page.getByRole("button", { name: "Dark colours" });
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  await button.click();
  assert.equal(await paper(), day);
  await page.reload();
  assert.equal(await paper(), day);
  await page.getByRole("button", { name: "Dark colours" }).click();
  assert.equal(await paper(), night);
  assert.equal(await page.evaluate(() => localStorage.getItem("theme")), null);
});

test("tabs show one client at a time and remember it", async (page) => {
  await page.goto(`${site}/harbor/buoy/`);
  const tabs = page.getByRole("tab");
  const count = await tabs.count();
  assert.ok(count >= 2, `${count} tabs`);
  assert.equal(await page.getByRole("tabpanel").count(), 1);
  await tabs.first().focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await tabs.nth(1).getAttribute("aria-selected"), "true");
  const chosen = await tabs.nth(1).innerText();
  await page.keyboard.press("End");
  assert.equal(await tabs.nth(count - 1).getAttribute("aria-selected"), "true");
  await tabs.nth(1).click();
  await page.goto(`${site}/harbor/lighthouse/`);
  assert.equal(await page.locator('[role="tab"][aria-selected="true"]').innerText(), chosen);
});

test(
  "the copy button copies the command",
  async (page) => {
    await page.goto(`${site}/harbor/buoy/`);
    const panel = page.getByRole("tabpanel");
    const command = await panel.locator("code").innerText();
    await panel.getByRole("button", { name: "Copy" }).click();
    await panel.getByRole("button", { name: "Copied" }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), command);
    await panel.getByRole("button", { name: "Copy" }).waitFor();
  },
  { permissions: ["clipboard-read", "clipboard-write"] },
);

test("why a client cannot pull is unfolded", async (page) => {
  await page.goto(`${site}/harbor/buoy/tags/latest/`);
  const why = page.getByText("a shub address has no port");
  assert.ok(await why.isHidden());
  await page.locator(".refusals summary").click();
  assert.ok(await why.isVisible());
});

const digest = /^sha256:[0-9a-f]{64}$/;
const others = {
  "/harbor/buoy/tags/latest/": [digest, digest, /^# A buoy\nBootstrap: docker\n[^]*ENVIRONMENT"\n$/],
  "/harbor/lighthouse/": [digest, /^\[!\[[^]*\/badge\.svg\)\]\(http:[^]*\/harbor\/lighthouse\/\)$/],
  "/_/about/": [/^roadstead connect --registry /],
};

test(
  "other copy buttons copy digests, a recipe, a badge and how to connect",
  async (page) => {
    for (const [path, texts] of Object.entries(others)) {
      await page.goto(site + path);
      const buttons = await page.locator("main :not(.tabs *) > button.copy").all();
      assert.equal(buttons.length, texts.length, path);
      for (const [i, button] of buttons.entries()) {
        await button.click();
        await button.and(page.getByText("Copied")).waitFor();
        assert.match(await page.evaluate(() => navigator.clipboard.readText()), texts[i], path);
      }
    }
  },
  { permissions: ["clipboard-read", "clipboard-write"] },
);

test("the keyboard alone gets everywhere", async (page) => {
  await page.goto(`${site}/`);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to content");
  assert.ok(await page.locator(".skip").isVisible());
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
  await page.keyboard.press("/");
  assert.equal(await page.locator("#search").inputValue(), "/");
  await page.getByRole("link", { name: "harbor/buoy", exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "harbor/lighthouse");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site}/harbor/buoy/`);
});

test("a README is safe and readable", async (page) => {
  await page.goto(`${site}/harbor/lighthouse/`);
  const prose = page.locator(".prose");
  assert.equal(await prose.locator("h3").innerText(), "Lighthouse");
  assert.equal(await prose.locator("td").first().innerText(), "red");
  assert.equal(await prose.getByRole("link", { name: "chart" }).getAttribute("href"), "https://example.org/chart");
});

test("a recipe is coloured and stays as it was", async (page) => {
  await page.goto(`${site}/harbor/buoy/tags/latest/`);
  const recipe = page.locator("#recipe-text");
  await recipe.locator(".keyword").first().waitFor();
  assert.equal(await recipe.locator(".comment").innerText(), "# A buoy");
  assert.equal(await recipe.locator(".section").innerText(), "%post");
  assert.match(await recipe.innerText(), /^# A buoy\nBootstrap: docker\nFrom: debian:bookworm-slim\n\n%post\n/);
});

test("the map of sizes leads from owners to a tag and back", async (page) => {
  await page.goto(`${site}/`);
  await page.locator(".sizes").scrollIntoViewIfNeeded();
  await page.getByRole("button", { name: "harbor: 12.3 kB" }).click();
  await page.getByRole("button", { name: "lighthouse: 4.1 kB" }).waitFor();
  await page.getByRole("button", { name: "buoy: 8.2 kB" }).click();
  await page.locator(".sizes .crumbs").getByRole("button", { name: "harbor" }).click();
  await page.getByRole("button", { name: "buoy: 8.2 kB" }).click();
  await page.getByRole("link", { name: "latest: 4.1 kB" }).click();
  await page.waitForURL(`${site}/harbor/buoy/tags/latest/`);
});

test("health tells what the audit found, and tags show it", async (page) => {
  await page.goto(`${site}/_/health/`);
  assert.deepEqual(await page.locator(".stats dd").allInnerTexts(), ["9", "7", "1", "1", "1"]);
  assert.equal(await page.locator("tr:has-text('harbor/buoy:latest') .chip").innerText(), "Could not be told");
  await page.getByRole("link", { name: "harbor/buoy:1.0" }).click();
  assert.equal(await page.locator("h1 .chip.bad").innerText(), "Broken");
  await page.goto(`${site}/harbor/buoy/`);
  assert.equal(await page.locator("tr:has(.chip.bad) a").innerText(), "1.0");
});

test("about says what the policy wants", async (page) => {
  await page.goto(`${site}/_/about/`);
  const facts = await page.locator(".facts td").allInnerTexts();
  assert.deepEqual(facts, ["https://storage.example.org/", "latest", "yes", "are reviewed by a maintainer"]);
});

for (const [what, path] of [
  ["the registry", "/_/feed"],
  ["an owner", "/_/owners/harbor/~/feed"],
  ["a collection", "/_/collections/harbor/buoy/~/feed"],
])
  test(`the feeds of ${what} name its newest tags`, async (page) => {
    const atom = await page.request.get(`${site}${path}.atom`);
    assert.match(atom.headers()["content-type"], /^application\/(atom\+xml|octet-stream)/);
    const titles = [...(await atom.text()).matchAll(/<entry>.*?<title>(.*?)<\/title>/gs)].map((found) => found[1]);
    const answer = await page.request.get(`${site}${path}.json`);
    // What serves project Pages knows a type by its file's ending alone.
    const isPages = new URL(site).pathname !== "/";
    assert.match(answer.headers()["content-type"], isPages ? /^application\/json/ : /^application\/feed\+json/);
    const json = await answer.json();
    assert.deepEqual(json.items.map((item) => item.title), titles);
    assert.ok(titles.includes("harbor/buoy:latest") && !titles.includes("harbor/buoy:0.9"), titles.join());
    assert.ok((await page.request.get(json.items[0].url)).ok());
  });

test("a task list is read as such, and an address among the labels leads there", async (page) => {
  await page.goto(`${site}/harbor/lighthouse/`);
  const tasks = await page.locator(".prose li:has([role=img])").evaluateAll((items) => items.map((li) => li.innerText));
  assert.deepEqual(tasks, ["☑ lit", "☐ painted"]);
  await page.getByRole("img", { name: "not done" }).waitFor();
  await page.goto(`${site}/harbor/buoy/tags/latest/`);
  assert.equal(await page.locator('td a[href="https://example.org/buoy"]').getAttribute("rel"), "nofollow noopener");
});

test("a yanked tag stands apart, and cannot be copied", async (page) => {
  await page.goto(`${site}/harbor/buoy/`);
  const yanked = page.locator('section[aria-label="Yanked tags"]');
  assert.match(await yanked.innerText(), /0\.9[^]*<sinks> & more/);
  assert.equal(await yanked.locator("button").count(), 0);
  assert.ok(!(await page.locator('section[aria-label="Tags"]').innerText()).includes("0.9"));
});

test("a badge shows the tag that stands for the collection", async (page) => {
  await page.goto(`${site}/harbor/lighthouse/`);
  const badge = page.locator('img[src$="badge.svg"]');
  assert.ok((await badge.evaluate((image) => image.naturalWidth)) > 100);
  await page.goto(`${site}/${longName}/`);
  const { whole, column, ratio } = await badge.evaluate((image) => ({
    whole: image.naturalWidth,
    column: image.parentElement.clientWidth,
    ratio: image.clientWidth / image.clientHeight,
  }));
  assert.ok(whole > column && Math.abs(ratio - whole / 20) < 1, `${whole} in ${column}, ${ratio}`);
  const endpoint = await (await page.request.get(`${site}/_/collections/harbor/lighthouse/~/badge.json`)).json();
  assert.deepEqual(endpoint, { schemaVersion: 1, label: "harbor/lighthouse", message: "latest · 4.1 kB", color: "#075f8f" });
});

test("search engines find every collection", async (page) => {
  if (new URL(site).pathname === "/") {
    const robots = await (await page.request.get(`${site}/robots.txt`)).text(); // nobody reads one below a prefix
    assert.equal(robots.match(/^Sitemap: (.*)$/m)[1], `${site}/sitemap.xml`);
  }
  const index = await (await page.request.get(`${site}/sitemap.xml`)).text();
  const map = await (await page.request.get(index.match(/<loc>(.*?)<\/loc>/)[1])).text();
  const pages = [...map.matchAll(/<loc>(.*?)<\/loc>/g)].map((found) => found[1].slice(site.length));
  assert.deepEqual(pages, [`/${longName}/`, "/harbor/buoy/", "/harbor/lighthouse/", "/pier/crane/"]);
  await page.goto(`${site}/harbor/lighthouse/`);
  const data = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
  assert.equal(data.name, "harbor/lighthouse");
  assert.equal(await page.locator('meta[property="og:title"]').getAttribute("content"), "harbor/lighthouse");
});

await runAll();

// SPDX-License-Identifier: Apache-2.0
// Searching, filtering and sorting, on the registry of search.sh.
import assert from "node:assert/strict";
import { breaches, runAll, site, test } from "./browser.mjs";

const options = (page) => page.getByRole("option").locator(".name").allInnerTexts();
const rows = (page) => page.locator("table.list tbody td:first-child a").allInnerTexts();
const status = (page) => page.locator(".browse .status");
const status_of_names = (page) => page.locator(".names .status").innerText();

async function type(page, text) {
  await page.locator("#search").pressSequentially(text);
  await page.locator(".search-popup:visible").waitFor();
}

async function is(asked, wanted, what) {
  const end = Date.now() + 5000;
  let got = await asked();
  while (JSON.stringify(got) !== JSON.stringify(wanted) && Date.now() < end) {
    await new Promise((done) => setTimeout(done, 50));
    got = await asked();
  }
  assert.deepEqual(got, wanted, what);
}

const queries = {
  "a name": ["buoy", ["harbor/buoy"]],
  "the beginning of a name": ["lig", ["harbor/lighthouse", "harbor/bilge-pump"]],
  "a name before a description": ["lighthouse", ["harbor/lighthouse", "harbor/bilge-pump"]],
  "two letters changed about": ["bouy", ["harbor/buoy"]],
  "a letter too few": ["ligthouse", ["harbor/lighthouse", "harbor/bilge-pump"]],
  "an owner and a name": ["pier/cr", ["pier/crane"]],
  "a name without its dash": ["bilgepump", ["harbor/bilge-pump"]],
  "a tag": ["gpu", ["harbor/bilge-pump"]],
  "a version of a name": ["crane 2.1", ["pier/crane"]],
  "a version that a name has not": ["crane 7.7", ["pier/crane"]],
  "an architecture": ["arm64", ["harbor/bilge-pump"]],
  "an architecture as uname calls it": ["aarch64", ["harbor/bilge-pump"]],
  "a reference": ["podman pull example.org/harbor/buoy", ["harbor/buoy"]],
  "another page's address": ["https://example.org/prefix/pier/crane/", ["pier/crane"]],
};

test("the field finds names, slips and tags", async (page) => {
  await page.goto(`${site}/_/owners/`);
  for (const [what, [query, names]] of Object.entries(queries)) {
    await page.locator("#search").fill("");
    await page.locator(".search-popup").waitFor({ state: "hidden" });
    await type(page, query);
    await is(() => options(page), names, what);
  }
});

test(
  "nothing of search is fetched before somebody searches",
  async (page) => {
    const asked = [];
    const scripts = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    page.on("response", (answer) => answer.url().endsWith(".js") && scripts.push(answer.body()));
    await page.goto(`${site}/`, { waitUntil: "networkidle" });
    const bytes = (await Promise.all(scripts)).reduce((sum, { length }) => sum + length, 0);
    assert.deepEqual(asked.filter((path) => path.includes("/_/search/")), []);
    assert.ok(bytes > 0 && bytes < 60_000, `${bytes} bytes of script`);
  },
  { fresh: true },
);

test("the keyboard picks from the list", async (page) => {
  await page.goto(`${site}/`);
  const field = page.locator("#search");
  await type(page, "harbor");
  await is(() => field.getAttribute("aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const second = page.getByRole("option", { selected: true });
  assert.equal(await field.getAttribute("aria-activedescendant"), await second.getAttribute("id"));
  const name = await second.locator(".name").innerText();
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site}/${name}/`);
});

test(
  "the list begins with the tag that is asked for",
  async (page) => {
    await page.goto(`${site}/harbor/buoy/tags/1.0/`);
    const digest = /sha256:[0-9a-f]{64}/.exec(await page.content())[0];
    const field = page.locator("#search");
    for (const query of ["shub://harbor/buoy:1.0", `${site}/harbor/buoy/tags/1.0/`, digest]) {
      await page.goto(`${site}/`);
      await type(page, query);
      await is(() => options(page), ["harbor/buoy:1.0", "harbor/buoy"], query);
      await field.press("ArrowDown");
      await field.press("Enter");
      await page.waitForURL(`${site}/harbor/buoy/tags/1.0/`);
    }
    await type(page, "harbor/buoy:0.9");
    await is(() => options(page), ["harbor/buoy:0.9 yanked", "harbor/buoy"]);
    await field.fill("harbor/buoy:7");
    await is(() => options(page), ["harbor/buoy"]);
  },
  { mayComplain: true },
);

test("the list says why it has what it has", async (page) => {
  await page.goto(`${site}/`);
  await type(page, "MIT");
  await is(() => page.locator(".search-popup .reasons").allInnerTexts(), ["MIT", "MIT"]);
});

test("the list closes, and what was typed stays", async (page) => {
  await page.goto(`${site}/`);
  await type(page, "buoy");
  await page.keyboard.press("Escape");
  assert.ok(await page.locator(".search-popup").isHidden());
  assert.equal(await page.locator("#search").inputValue(), "buoy");
  await page.keyboard.press("ArrowDown");
  await page.locator(".search-popup:visible").waitFor();
  await page.keyboard.press("Tab");
  assert.ok(await page.locator(".search-popup").isHidden());
});

test("the number of results is told to those who do not see them", async (page) => {
  await page.goto(`${site}/`);
  await type(page, "crane");
  await is(() => page.locator(".search [role=status]").innerText(), "1 collection");
  await page.locator("#search").fill("krakatoa");
  await is(() => page.locator(".search [role=status]").innerText(), "Nothing found for “krakatoa”.");
});

test("Enter leads to all results", async (page) => {
  await page.goto(`${site}/`);
  await type(page, "light");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site}/_/search/?q=light`);
  await is(() => rows(page), ["harbor/lighthouse", "harbor/bilge-pump"]);
  await is(() => status(page).innerText(), "2 collections");
});

test("results are filtered, and the back button takes that back", async (page) => {
  await page.goto(`${site}/_/search/?q=harbor`);
  await is(async () => (await rows(page)).length, 3);
  await page.getByRole("checkbox", { name: /^arm64/ }).check();
  await is(() => rows(page), ["harbor/bilge-pump"]);
  assert.equal(page.url(), `${site}/_/search/?q=harbor&arch=arm64`);
  await page.reload();
  await is(() => rows(page), ["harbor/bilge-pump"]);
  await page.goBack();
  await is(async () => (await rows(page)).length, 3);
  assert.ok(!(await page.getByRole("checkbox", { name: /^arm64/ }).isChecked()));
});

test("a filter is taken off by its button", async (page) => {
  await page.goto(`${site}/_/search/?arch=arm64&licence=MIT`);
  await is(() => rows(page), ["harbor/bilge-pump"]);
  await page.getByRole("button", { name: "Remove filter: Architecture: arm64" }).click();
  await is(() => rows(page), ["harbor/buoy", "harbor/bilge-pump"]);
});

test("a slip is told, and nothing found is said politely", async (page) => {
  await page.goto(`${site}/_/search/?q=bouy`);
  await is(() => status(page).innerText(), "Showing “buoy” instead of “bouy”. 1 collection");
  await page.locator("#search").fill("krakatoa");
  await is(() => status(page).innerText(), "Nothing found for “krakatoa”.");
  assert.ok(await page.locator("table.list").isHidden());
});

test("a word of three letters is asked about", async (page) => {
  await page.goto(`${site}/_/search/?q=GPL`);
  await is(() => status(page).innerText(), "Nothing found for “GPL”. Did you mean “gpu”?");
  await page.getByRole("button", { name: "Did you mean “gpu”?" }).click();
  await is(() => rows(page), ["harbor/bilge-pump"]);
});

test("a row says why it was found", async (page) => {
  const reasons = { "aarch64": "arm64", "mit pump": "MIT", "keeper": "In its details: keeper", "bilgepump": undefined };
  for (const [query, reason] of Object.entries(reasons)) {
    await page.goto(`${site}/_/search/?q=${query}`);
    await page.locator("table.list tbody tr").first().waitFor();
    assert.deepEqual(await page.locator(".reasons").allInnerTexts(), reason === undefined ? [] : [reason], query);
  }
});

test(
  "a reference leads to its tag, where there is one",
  async (page) => {
    const search = (query) => page.goto(`${site}/_/search/?q=${encodeURIComponent(query)}`);
    const ways = page.locator(".ways");
    await search("docker://host/harbor/buoy:1.0");
    await ways.getByRole("link", { name: "harbor/buoy:1.0" }).click();
    await page.waitForURL(`${site}/harbor/buoy/tags/1.0/`);
    await search("harbor/buoy:7");
    await is(() => ways.innerText(), "harbor/buoy has no tag “7”.");
    assert.deepEqual(await rows(page), ["harbor/buoy"]);
    await search("harbor/buoy:0.9");
    await is(async () => (await ways.innerText()).replace(/\s+/g, " "), "Tag: harbor/buoy:0.9 yanked");
    await search("buoy_1.0.sif");
    await is(() => ways.getByRole("link").allInnerTexts(), ["harbor/buoy:1.0"]);
  },
  { mayComplain: true },
);

test("a digest leads to the tags that have it", async (page) => {
  await page.goto(`${site}/harbor/buoy/tags/1.0/`);
  const digest = /sha256:[0-9a-f]{64}/.exec(await page.content())[0];
  for (const asked of [digest, digest.slice(7, 19)]) {
    await page.goto(`${site}/_/search/?q=${asked}`);
    await is(() => page.locator(".ways a").allInnerTexts(), ["harbor/buoy:1.0"]);
    assert.deepEqual(await rows(page), ["harbor/buoy"]);
  }
});

const digestsSearched =
  "Only digests of current tags are searched: those of image files and of OCI images’ own manifests, not those of manifests " +
  "that this site makes for image files, nor those of yanked tags.";

test("nothing found is no dead end", async (page) => {
  const links = () => page.locator(".ways a").evaluateAll((all) => all.map((a) => [a.textContent, a.href]));
  const lists = [["All collections", `${site}/`], ["Namespaces", `${site}/_/owners/`]];
  await page.goto(`${site}/_/search/?q=krakatoa`);
  await is(links, lists);
  await page.goto(`${site}/harbor/?q=crane`);
  await is(links, [["Search the whole registry", `${site}/_/search/?q=crane`], ...lists]);
  await page.goto(`${site}/_/search/?q=sha256:${"ab12".repeat(16)}`);
  await is(() => page.locator(".ways span").innerText(), digestsSearched);
  await page.goto(`${site}/_/search/?q=harbor/buoy@sha256:${"ab12".repeat(16)}`);
  await is(() => page.locator(".ways").innerText(), digestsSearched);
  assert.deepEqual(await rows(page), ["harbor/buoy"]);
});

test("a list with nothing to filter has the whole width", async (page) => {
  const width = async () => (await page.locator(".found").boundingBox()).width;
  await page.goto(`${site}/_/search/?q=harbor`);
  await is(async () => (await page.locator(".facets fieldset").count()) > 0, true);
  const beside = await width();
  await page.locator("#search").fill("krakatoa");
  await is(async () => (await width()) > beside + 200, true);
  await page.locator("#search").fill("crane");
  await is(() => page.locator(".facets").innerText(), "There is nothing to filter here.");
  assert.equal(await width(), beside); // as long as somebody types
  await page.reload();
  await is(async () => (await width()) > beside + 200, true);
});

test("a value of a long filter is found by its name", async (page) => {
  await page.goto(`${site}/_/search/`);
  const field = page.getByRole("searchbox", { name: "Find: Namespace" });
  const boxes = page.locator("fieldset", { has: field }).getByRole("checkbox");
  await field.fill("DOCK-17");
  await is(() => boxes.count(), 6);
  await field.fill("dock-177");
  await is(() => boxes.count(), 1);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await is(() => rows(page), ["dock-177/ferry"]);
  await field.fill("krakatoa");
  await is(() => boxes.count(), 1); // what is ticked stays
  await boxes.first().click();
  await is(() => page.locator("fieldset", { has: field }).locator("p").innerText(), "Nothing matches.");
});

test("namespaces are found and sorted over all pages of their list", async (page) => {
  await page.goto(`${site}/_/owners/`);
  const before = await rows(page);
  assert.equal(before.length, 100);
  const field = page.getByRole("searchbox", { name: "Find in this list" });
  await field.fill("PIER");
  await is(() => rows(page), ["pier"]);
  await is(() => status_of_names(page), "Namespaces: 1");
  await field.fill("krakatoa");
  await is(() => status_of_names(page), "Nothing found for “krakatoa”.");
  await field.fill("");
  await is(() => rows(page), before);
  await page.getByRole("button", { name: "Collections" }).click();
  await is(async () => (await rows(page)).slice(0, 2), ["fleet", "harbor"]);
  assert.equal((await rows(page)).length, 123);
  await page.getByRole("button", { name: "Total size" }).click();
  await is(async () => (await rows(page))[0], "harbor");
  assert.equal(await page.locator("th[aria-sort]").innerText(), "Total size");
});

test("home is sorted and searched in its table", async (page) => {
  await page.goto(`${site}/`);
  const before = await rows(page);
  await page.getByRole("button", { name: "Size" }).click();
  await is(async () => (await rows(page))[0], "harbor/bilge-pump");
  assert.equal(await page.locator("th[aria-sort]").getAttribute("aria-sort"), "descending");
  await page.getByRole("button", { name: "Updated" }).click();
  await is(async () => (await rows(page))[0], "harbor/lighthouse");
  await page.getByRole("searchbox", { name: "Find in this list" }).fill("crane");
  await is(() => rows(page), ["pier/crane"]);
  await page.goto(`${site}/`);
  assert.deepEqual(await rows(page), before);
});

for (const width of [320, 1280])
  test(
    `what home's address asks for is seen at once at ${width} pixels, and nothing jumps`,
    async (page) => {
      await page.addInitScript(() => {
        window.jumped = 0;
        const sum = (list) => list.getEntries().forEach(({ value }) => (window.jumped += value));
        new PerformanceObserver(sum).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(`${site}/?q=bouy&licence=MIT`);
      await is(() => rows(page), ["harbor/buoy"]);
      const place = await page.locator("table.list tbody a").first().boundingBox();
      assert.ok(place.y < 600, `${place.y} pixels down`);
      await page.waitForLoadState("networkidle");
      assert.equal(await page.evaluate(() => window.jumped), 0);
      await page.goto(`${site}/?from=elsewhere`);
      assert.ok(await page.locator(".stats").isVisible());
    },
    { viewport: { width, height: 700 }, fresh: true },
  );

test(
  "what home has is seen where what its address asks for cannot be found",
  async (page) => {
    const script = /\/main-[^/]*\.js$/;
    await page.route(script, (route) => route.abort());
    await page.goto(`${site}/?q=buoy`);
    await is(() => page.locator("table.list").evaluate((table) => getComputedStyle(table).visibility), "visible");
    await page.unroute(script);
  },
  { mayComplain: true, fresh: true },
);

test("paper has what was searched for, and how much of it is listed", async (page) => {
  await page.goto(`${site}/_/search/?q=fleet`);
  await page.getByRole("button", { name: /^Show \d+ more$/ }).waitFor();
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("#search").isVisible());
  assert.ok(await page.locator(".search-key").isHidden());
  const shown = () => page.locator(".found .scroll").evaluate((list) => getComputedStyle(list, "::after").content);
  assert.equal(await shown(), '"1 – " counter(listed)');
  await page.emulateMedia({ media: null });
  assert.equal(await shown(), "none");
  await page.goto(`${site}/_/search/`);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("#search").isHidden());
  await page.goto(`${site}/?q=fleet`);
  assert.ok(await page.locator("#search").isHidden());
  await page.emulateMedia({ media: null });
});

test("more rows come once, however often they are asked for", async (page) => {
  await page.goto(`${site}/_/search/?q=fleet`);
  await is(async () => (await rows(page)).length, 20);
  await page.getByRole("button", { name: "Show 20 more" }).dblclick();
  await page.waitForTimeout(300); // for what a second press may bring
  const shown = await rows(page);
  assert.ok(shown.length === 40 || shown.length === 60, `${shown.length} rows`);
  assert.deepEqual(shown, shown.map((_, place) => `fleet/dinghy-${100 + place}`)); // none twice, none left out
});

test("who comes back to a list finds the place and all rows again", async (page) => {
  await page.goto(`${site}/_/search/?q=fleet`);
  await is(async () => (await rows(page)).length, 20);
  await page.getByRole("button", { name: "Show 20 more" }).click();
  await is(async () => (await rows(page)).length, 40);
  await page.getByRole("link", { name: "fleet/dinghy-135", exact: true }).click();
  await page.waitForURL(`${site}/fleet/dinghy-135/`);
  await page.goBack();
  await is(async () => (await rows(page)).length, 40);
  await is(() => page.evaluate(() => scrollY > 300), true);
  await page.locator("#search").fill("dinghy");
  await is(async () => (await rows(page)).length, 20);
});

test(
  "rows that could not be had are told, and asked for again",
  async (page) => {
    await page.goto(`${site}/_/search/?q=fleet&sort=-name`); // from the end, which lies in the last file of records
    const more = page.getByRole("button", { name: /^Show \d+ more$/ });
    await is(async () => (await rows(page)).length, 20);
    await page.route(/\/records\/0\.json/, (route) => route.abort());
    let shown = 20;
    while ((await status(page).innerText()) !== "The search index could not be read.") {
      assert.ok(shown < 600, "no file of records was wanted");
      await more.click();
      await is(async () => (await rows(page)).length > shown || (await status(page).innerText()).includes("not be read"), true);
      shown = (await rows(page)).length;
    }
    await page.unroute(/\/records\/0\.json/);
    await more.click();
    await is(async () => new Set(await rows(page)).size > shown, true);
    assert.equal(await status(page).innerText(), "600 collections");
  },
  { mayComplain: true, fresh: true },
);

test("typing goes on where a browser refuses to change the address so often", async (page) => {
  await page.goto(`${site}/_/search/`);
  await page.evaluate(() => {
    window.changes = 0;
    const replace = history.replaceState.bind(history);
    history.replaceState = (...values) => {
      if (++window.changes > 8) throw new DOMException("too often", "SecurityError");
      replace(...values);
    };
  });
  await page.locator("#search").pressSequentially("lighthouse harbor", { delay: 10 });
  await is(() => rows(page), ["harbor/lighthouse", "harbor/bilge-pump"]);
  await page.waitForURL(`${site}/_/search/?q=lighthouse+harbor`);
  await page.locator("#search").fill("crane");
  await page.locator("table.list tbody a", { hasText: "crane" }).first().click();
  await page.waitForURL(`${site}/pier/crane/`);
  await page.goBack();
  assert.equal(page.url(), `${site}/_/search/?q=crane`);
});

test(
  "a script that could not be had is asked for again",
  async (page) => {
    const script = /\/browse-[^/]*\.js$/;
    await page.route(script, (route) => route.abort());
    await page.goto(`${site}/`);
    await page.getByRole("button", { name: "Size" }).click();
    await is(() => status(page).innerText(), "The search index could not be read.");
    await page.unroute(script);
    await page.getByRole("button", { name: "Size" }).click();
    await is(async () => (await rows(page))[0], "harbor/bilge-pump");
  },
  { mayComplain: true, fresh: true },
);

test(
  "a site that is built anew meanwhile is searched on",
  async (page) => {
    // As if the page had been opened before the build that is there.
    const former = { generation: "0123456789ab", collections: 9, records: 128, columns: 2048, postings: 4096, terms: [""] };
    await page.route("**/_/search/directory.json", (route) => route.fulfill({ json: former }), { times: 1 });
    await page.goto(`${site}/_/search/?q=buoy`);
    await is(() => rows(page), ["harbor/buoy"]);
  },
  { mayComplain: true, fresh: true },
);

test("an owner's page finds that owner's alone", async (page) => {
  await page.goto(`${site}/harbor/`);
  await page.getByRole("searchbox", { name: "Find in this list" }).fill("crane");
  await is(() => status(page).innerText(), "Nothing found for “crane”.");
  await page.getByRole("searchbox", { name: "Find in this list" }).fill("bilge");
  await is(() => rows(page), ["bilge-pump"]);
});

test("what a registry says is never markup", async (page) => {
  await page.goto(`${site}/_/search/?q=dry`);
  await is(() => page.locator("table.list .words").allInnerTexts(), ["<img src=x onerror=alert(1)> keeps the lighthouse dry"]);
  assert.equal(await page.locator("main img").count(), 0);
});

test(
  "a page that is not there names those that are like it",
  async (page) => {
    await page.goto(`${site}/harbor/bouy/tags/latest/`);
    await is(() => page.locator(".suggestions a").allInnerTexts(), ["harbor", "harbor/buoy"]);
    assert.equal(await page.locator(".suggestions p").first().innerText(), "harbor has no collection “bouy”.");
    await page.locator(".suggestions a").last().click();
    await page.waitForURL(`${site}/harbor/buoy/`);
    await page.goto(`${site}/harbor/buoy/tags/9.9/`);
    await is(() => page.locator(".suggestions a").allInnerTexts(), ["harbor/buoy"]);
    await is(() => page.locator(".suggestions p").allInnerTexts(), ["harbor/buoy has no tag “9.9”.", "Perhaps one of these:"]);
    await page.goto(`${site}/harbor/buoy/anchor/`);
    await is(() => page.locator(".suggestions a").allInnerTexts(), ["harbor/buoy", "harbor"]);
    assert.equal(await page.locator(".suggestions p").first().innerText(), "harbor has no collection “buoy/anchor”.");
    await page.goto(`${site}/harbor/buoy:latest`);
    await is(() => page.locator(".suggestions a").allInnerTexts(), ["harbor/buoy:latest", "harbor/buoy"]);
    await is(() => page.locator(".suggestions p").allInnerTexts(), ["Perhaps one of these:"]);
    await page.goto(`${site}/harbor/buoy:9.9`);
    await is(() => page.locator(".suggestions p").first().innerText(), "harbor/buoy has no tag “9.9”.");
    for (const [path, what] of Object.entries({ abuot: "About", healt: "Health", "_/serch": "Search", owner: "Namespaces" })) {
      await page.goto(`${site}/${path}/`);
      await is(() => page.locator(".suggestions a").allInnerTexts(), [what], path);
    }
    await page.goto(`${site}/krakatoa/`);
    await is(() => page.locator(".suggestions").innerText(), "Nothing here has a name like it.");
  },
  { mayComplain: true },
);

test("the button of the filters stays where it is", async (page) => {
  await page.goto(`${site}/`);
  const button = page.locator("summary", { hasText: "Filters" });
  const before = await button.boundingBox();
  await button.click();
  await page.getByRole("checkbox").first().waitFor();
  assert.deepEqual(await button.boundingBox(), before);
  await page.goto(`${site}/pier/`); // has one collection
  await button.click();
  await is(() => page.locator(".facets").innerText(), "There is nothing to filter here.");
});

const opened = {
  "the list": async (page) => {
    await page.goto(`${site}/`);
    await type(page, "harbor");
    await is(async () => (await options(page)).length, 3);
    await page.keyboard.press("ArrowDown");
  },
  "the filters": async (page) => {
    await page.goto(`${site}/`);
    await page.locator("summary", { hasText: "Filters" }).click();
    await page.getByRole("checkbox").first().waitFor();
  },
  "the results": async (page) => {
    await page.goto(`${site}/_/search/?q=harbor&licence=MIT`);
    await is(async () => (await rows(page)).length, 2);
  },
};

for (const [name, open] of Object.entries(opened)) {
  test(
    `${name} break no rule of accessibility, by day and by night`,
    async (page) => {
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await open(page);
        assert.deepEqual(await breaches(page), [], colorScheme);
      }
    },
    { once: true },
  );
  test(
    `${name} need no scrolling sideways at 320 pixels`,
    async (page) => {
      await open(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    },
    { viewport: { width: 320, height: 700 }, once: true },
  );
}

await runAll();

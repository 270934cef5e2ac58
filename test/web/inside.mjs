// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { breaches, runAll, site, test } from "./browser.mjs";

// What lies on another host may be fetched from there, and the page says from where.
const options = { hosts: [process.env.THERE].filter(Boolean) };

async function lookInside(page) {
  await page.goto(`${site}/fleet/boat/tags/latest/`);
  await page.getByRole("button", { name: "Look inside" }).click();
  await page.locator(".inside .shown").waitFor();
  return page.locator(".inside");
}

test(
  "it shows packages and files",
  async (page) => {
    const inside = await lookInside(page);
    assert.match(await inside.locator(".lead").innerText(), /^3 Packages · \d+ Files · /);
    assert.deepEqual(await inside.locator(".packages tbody tr td:first-child").allInnerTexts(), [
      "<script>window.pwned=1</script>",
      "busybox",
      "libc6",
    ]);
    await inside.getByLabel("Filter packages").fill("LIBC");
    assert.deepEqual(await inside.locator(".packages tbody tr").allInnerTexts(), ["libc6\t1.0\tdeb"]);
    assert.deepEqual(await breaches(page), []);
  },
  options,
);

test(
  "folders open and close, and a search finds files in them",
  async (page) => {
    const inside = await lookInside(page);
    const folder = (name, level) => inside.locator(level).getByRole("button", { name, exact: true });
    await folder("usr/", ".tree").click();
    await folder("bin/", ".tree li li").click();
    assert.ok(await inside.getByText("tool", { exact: true }).isVisible());
    await folder("usr/", ".tree").click();
    assert.equal(await inside.getByText("tool", { exact: true }).count(), 0);
    assert.ok(await inside.getByText("start → usr/bin/tool").isVisible());
    await inside.getByLabel("Search files").fill("greeting");
    assert.equal(await inside.locator(".files .tree span").innerText(), "/etc/greeting");
    await inside.getByLabel("Search files").fill("onload");
    const hostile = '/<img src=x onerror=window.pwned=1>/"><svg onload=window.pwned=1>';
    assert.equal(await inside.locator(".files .tree span").innerText(), hostile);
    await inside.getByLabel("Search files").fill("no such file");
    assert.ok(await inside.getByText("Nothing matches.").isVisible());
    assert.equal(await page.evaluate(() => window.pwned), undefined);
  },
  options,
);

test(
  "a folder of many files is shown some at a time, and so is what a search finds",
  async (page) => {
    const inside = await lookInside(page);
    await inside.locator(".tree").getByRole("button", { name: "many/", exact: true }).click();
    const files = inside.locator(".tree .tree > li");
    assert.equal(await files.count(), 501);
    await inside.getByRole("button", { name: "Show 20 more" }).click();
    assert.equal(await files.count(), 520);
    assert.ok(await files.nth(500).evaluate((item) => item === document.activeElement));
    await inside.getByLabel("Search files").fill("number-");
    await inside.getByRole("button", { name: "Show 20 more" }).click();
    assert.equal(await inside.locator(".files .tree > li").count(), 520);
  },
  options,
);

test(
  "what is not as it was published is not shown",
  async (page) => {
    await page.goto(`${site}/fleet/boat/tags/latest/`);
    const button = page.getByRole("button", { name: "Look inside" });
    const address = (await button.getAttribute("data-address")).split("#")[0];
    const body = '{"schema":1,"system":{},"packages":[],"totals":{"files":0,"bytes":0},"summed":0,"notes":[],"files":[]}';
    await page.route(new URL(address, site).href, (route) =>
      route.fulfill({ body, headers: { "access-control-allow-origin": "*" } }),
    );
    await button.click();
    assert.equal(await page.locator(".inside .shown").innerText(), "What came is not what was published: its digest differs.");
    await page.unrouteAll();
    await button.click();
    await page.locator(".inside .lead").waitFor();
    assert.equal(await page.locator(".inside .note.bad").count(), 0);
  },
  options,
);

test(
  "the map of bytes goes into folders and back",
  async (page) => {
    const inside = await lookInside(page);
    const map = inside.locator(".sizes");
    await map.getByRole("button", { name: /^usr\// }).click();
    await map.getByRole("button", { name: /^bin\// }).click();
    assert.equal(await map.locator(".tile").first().getAttribute("title"), "tool: 3.0 MB");
    await map.locator(".crumbs").getByRole("button", { name: "/", exact: true }).click();
    assert.ok(await map.getByRole("button", { name: /^usr\// }).isVisible());
  },
  options,
);

test(
  "the bill of materials can be downloaded",
  async (page) => {
    await page.goto(`${site}/fleet/boat/tags/latest/`);
    const address = await page.locator("tr", { hasText: "SPDX" }).getByRole("link").getAttribute("href");
    const bill = await (await page.request.get(new URL(address, site).href)).json();
    assert.equal(bill.spdxVersion, "SPDX-2.3");
  },
  options,
);

await runAll();

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { breaches, runAll, site, test } from "./browser.mjs";

for (const [colorScheme, wanted] of [
  ["light", "rgb(122, 31, 92)"],
  ["dark", "rgb(240, 166, 216)"],
])
  test(
    `every page has the theme (${colorScheme})`,
    async (page) => {
      await page.goto(`${site}/harbor/buoy/`);
      const link = page.getByRole("link", { name: "latest", exact: true });
      assert.equal(await link.evaluate((element) => getComputedStyle(element).color), wanted);
      assert.equal(await page.locator(".banner").innerText(), "Closed on Sundays.");
      assert.equal(await page.locator(".foot .prose a").getAttribute("href"), "https://example.org/board");
      const logo = page.locator(".brand img");
      assert.match(await logo.getAttribute("src"), /\/_\/logo-[0-9a-f]{12}\.svg$/);
      assert.ok((await logo.evaluate((image) => image.naturalWidth)) > 0);
      assert.deepEqual(await breaches(page), []);
    },
    { colorScheme },
  );

test("the registry's own pages are in the bar", async (page) => {
  await page.goto(`${site}/`);
  await page.getByRole("link", { name: "Opening hours" }).click();
  assert.equal(await page.locator("h1").innerText(), "Opening hours");
  assert.equal(await page.locator(".prose").first().innerText(), "Closed on Sundays.");
  assert.equal(await page.locator("main .prose").innerText(), "From tide to tide.");
});

await runAll();

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { runAll, site, test } from "./browser.mjs";

const pages = { home: "/", collection: "/harbor/lighthouse/", tag: "/harbor/buoy/tags/latest/" };
const looks = {
  day: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  night: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  phone: { viewport: { width: 360, height: 740 }, colorScheme: "light" },
};

// Fonts are drawn a little otherwise by every machine; a block that moves is more than this.
const tolerated = 0.02;

async function picture(page, path) {
  await page.goto(site + path);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300);
  return page.screenshot({ animations: "disabled", caret: "hide" });
}

function differing(before, after) {
  const [a, b] = [PNG.sync.read(before), PNG.sync.read(after)];
  assert.deepEqual([b.width, b.height], [a.width, a.height]);
  return pixelmatch(a.data, b.data, null, a.width, a.height, { threshold: 0.2 }) / (a.width * a.height);
}

for (const [name, path] of Object.entries(pages))
  for (const [look, options] of Object.entries(looks))
    test(
      `${name} by ${look}`,
      async (page) => {
        const file = `${process.env.GALLERY}/${name}-${look}.png`;
        const now = await picture(page, path);
        if (process.env.UPDATE) writeFileSync(file, now);
        assert.ok(existsSync(file), `${file} is not there`);
        const part = differing(readFileSync(file), now);
        assert.ok(part <= tolerated, `${(100 * part).toFixed(1)} % of the pixels differ`);
      },
      options,
    );

await runAll();

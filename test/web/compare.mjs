// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { breaches, runAll, site, test } from "./browser.mjs";

const german = process.env.GERMAN !== undefined;
const word = (english, other) => (german ? other : english);
const inLanguage = (sizes) => (german ? sizes.replace(/(\d)\.(\d)/g, "$1,$2") : sizes);

async function states(page) {
  await page.goto(`${site}/harbor/hold/tags/latest/`);
  const place = page.locator(".compare");
  await place.waitFor();
  return place;
}

async function compared(place) {
  await place.getByRole("button", { name: word("Compare", "Vergleichen") }).click();
  await place.locator(".shown").waitFor();
}

const rows = (place, label) =>
  place.getByLabel(`${word("Change", "Änderung")}: ${label}`, { exact: true }).locator("tbody tr").allInnerTexts();

test("what the tag is now is compared with what it was last", async (page) => {
  const place = await states(page);
  assert.deepEqual(await place.locator("option:checked").allInnerTexts(), [
    "2026-10-01 sha256:000000000000 amd64",
    `${word("now:", "jetzt:")} 2026-11-02 ${(await page.locator(".facts .digest code").first().innerText()).slice(0, 19)} amd64`,
  ]);
  await compared(place);
  assert.deepEqual(await rows(place, word("Packages", "Pakete")), [`busybox\tdeb\t${word("added", "neu")} 1`, "libc6\tdeb\t2.36 → 2.37"]);
  assert.deepEqual(await rows(place, word("Settings", "Einstellungen")), ["LABEL version\t2.36 → 2.37"]);
  const files = await rows(place, word("Files", "Dateien"));
  assert.equal(files[0], inLanguage("/usr/bin/tool\t100.0 kB → 300.0 kB\t+200.0 kB"));
  assert.equal(files[1], inLanguage(`/<img src=x onerror=window.pwned=1>\t${word("added", "neu")} 5.0 kB\t+5.0 kB`));
  assert.match(await place.locator(".lead").innerText(), /^(Size of the files inside|Größe der Dateien darin): \+205[.,]\d kB$/);
  assert.equal(await place.locator("ins", { hasText: "debian" }).innerText(), "+ From: debian:2.37");
  assert.equal(await place.locator("del", { hasText: "debian" }).innerText(), "− From: debian:2.36");
  assert.equal(await place.locator("ins", { hasText: "LAMP" }).innerText(), "+ export LAMP=<script>window.pwned=1</script>");
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assert.deepEqual(await breaches(page), []);
});

test("a long line that differs is all on its ground", async (page) => {
  const place = await states(page);
  await compared(place);
  const line = place.locator("ins", { hasText: "curl https" });
  assert.ok(await line.evaluate((one) => one.scrollWidth <= one.clientWidth && one.clientHeight > 30));
  assert.ok(await line.evaluate(({ parentElement: box }) => box.scrollWidth <= box.clientWidth));
});

test("a keyboard alone chooses and compares, and comes to what it finds", async (page) => {
  const place = await states(page);
  await place.getByLabel(word("From", "Von")).focus();
  await page.keyboard.press("ArrowDown");
  assert.match(await place.locator("option:checked").first().innerText(), /^2026-09-01 /);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await place.locator(".shown").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.className), "shown");
  assert.match(await place.locator(".shown strong").innerText(), /^2026-09-01 sha256:0{12} amd64 → \S+: 2026-11-02 sha256:/);
  // Of that one nobody knows how it was run, and all else is the same.
  assert.match(await place.locator(".shown").innerText(), word(/settings of at least one of the two states are not recorded/, /Einstellungen nicht aufgezeichnet/));
  assert.equal(
    await place.locator(".lead").innerText(),
    word("Packages and sizes of files are the same.", "Pakete und Dateigrößen sind gleich."),
  );
});

test("what was found goes when another state is chosen", async (page) => {
  const place = await states(page);
  const from = place.getByLabel(word("From", "Von"));
  await compared(place);
  await from.selectOption({ index: 0 });
  assert.equal(await place.locator(".shown").count(), 0);
  await compared(place);
  assert.equal(
    await place.locator(".lead").innerText(),
    word("Packages, settings and sizes of files are the same.", "Pakete, Einstellungen und Dateigrößen sind gleich."),
  );
});

test("what comes late goes with no other choice", async (page) => {
  const place = await states(page);
  const held = [];
  await page.route("**/sha256.*", (route) => held.push(route));
  await place.getByRole("button").click();
  await place.getByLabel(word("From", "Von")).selectOption({ index: 2 });
  while (held.length < 2) await page.waitForTimeout(20);
  await Promise.all(held.map((route) => route.continue()));
  await page.unroute("**/sha256.*");
  await compared(place);
  assert.match(await place.locator(".shown strong").innerText(), /^2026-09-01 /);
  assert.equal(await place.locator(".shown").count(), 1);
});

test("what cannot be fetched is said, and asked for again", async (page) => {
  const place = await states(page);
  await page.route("**/sha256.*", (route) => route.fulfill({ status: 200, body: "{}" }));
  await compared(place);
  assert.ok(await place.locator(".note.bad").isVisible());
  await page.unroute("**/sha256.*");
  await compared(place);
  await place.locator("ins").first().waitFor();
  assert.equal(await place.locator(".note.bad").count(), 0);
});

test("the page says how the image is run", async (page) => {
  await page.goto(`${site}/harbor/hold/tags/latest/`);
  await page.getByRole("button", { name: word("Look inside", "Hineinsehen") }).click();
  const inside = page.locator(".inside");
  await inside.locator("summary", { hasText: word("Definition file", "Definitionsdatei") }).click();
  assert.ok(await inside.getByText("From: debian:2.37").isVisible());
  await inside.locator("summary", { hasText: "env/90-environment.sh" }).click();
  await inside.locator("summary", { hasText: "Labels (2)" }).click();
  assert.ok(await inside.getByText("<img src=x onerror=window.pwned=1>", { exact: true }).first().isVisible());
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assert.deepEqual(await breaches(page), []);
});

test("what was compared is on paper, and what one compares with is not", async (page) => {
  const place = await states(page);
  const print = (media) => page.emulateMedia({ media });
  await print("print");
  assert.equal(await place.isVisible(), false);
  await print(null);
  await compared(place);
  await print("print");
  assert.ok(await place.locator("ins", { hasText: "debian" }).isVisible());
  assert.ok(await place.getByRole("heading", { level: 3 }).isVisible());
  assert.equal(await place.getByRole("button", { name: word("Compare", "Vergleichen") }).isVisible(), false);
  await print(null);
});

test("without script there is nothing to press", async (page) => {
  await page.goto(`${site}/harbor/hold/tags/latest/`);
  assert.equal(await page.locator(".compare").isVisible(), false);
}, { javaScriptEnabled: false });

await runAll();

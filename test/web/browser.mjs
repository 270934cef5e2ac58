// SPDX-License-Identifier: Apache-2.0
// A browser that fails a test for whatever a page complains of: errors of scripts, what the content policy refuses, what
// is not there, and any request to another host.
import assert from "node:assert/strict";
import axe from "axe-core";
import { chromium } from "playwright-core";

const sites = process.env.SITES.split(" ").map((address) => address.replace(/\/$/, ""));

/** The site that is looked at now: each test runs on all of $SITES, one after the other. */
export let site = sites[0];

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium-headless-shell", args: ["--no-sandbox"] });
const visitors = new Map(); // by the options of their context

const tests = [];
const only = process.argv[2];

/** test("what a visitor sees", async (page) => …, options of the browser's context). `hosts` may be asked besides the site;
 *  `mayComplain`: the page is one that is not there; `once`: who serves the page changes nothing, one site will do;
 *  `fresh`: with nothing in the browser's cache. */
export function test(name, run, options = {}) {
  if (!only || name.includes(only)) tests.push({ name, run, options });
}

/** What breaks a rule of accessibility on the page as it is now. */
export async function breaches(page) {
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
  assert.ok(passes.length > 10, `${passes.length} rules are kept`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("; ")}`);
}

async function end(context) {
  await visitors.get(JSON.stringify(context))?.context().close();
  visitors.delete(JSON.stringify(context));
}

// A process for each page is half of what a test costs: those of the same options share one, and leave nothing in it.
async function visit(context, fresh) {
  const key = JSON.stringify(context);
  if (fresh) await end(context);
  if (!visitors.has(key)) {
    const visitor = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context });
    visitors.set(key, await visitor.newPage());
  }
  const page = visitors.get(key);
  page.setDefaultTimeout(15_000);
  return page;
}

async function leave(page, { colorScheme = "light" }) {
  await page.evaluate(() => localStorage.clear());
  await page.emulateMedia({ colorScheme });
  for (const event of ["console", "pageerror", "request", "response"]) page.removeAllListeners(event);
}

function listen(page, complaints, hosts) {
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (![site, ...hosts].some((host) => request.url().startsWith(`${host}/`))) complaints.push(`asks ${request.url()}`);
  });
}

async function runOne({ name, run, options }) {
  const { hosts = [], mayComplain = false, once, fresh, ...context } = options;
  const complaints = [];
  try {
    const page = await visit(context, fresh);
    listen(page, complaints, hosts);
    await run(page);
    if (!mayComplain) assert.deepEqual(complaints, []);
    await leave(page, context);
    console.log(`ok ${name}`);
    return true;
  } catch (error) {
    console.error(`FAILED: ${name}, on ${site}: ${error.stack}\n${complaints.join("\n")}`);
    await end(context);
    return false;
  }
}

/** Runs what was declared; the process ends with 1 when anything failed. */
export async function runAll() {
  let failed = tests.length === 0 ? 1 : 0;
  for (site of sites)
    for (const one of tests) if (site === sites[0] || !one.options.once) failed += (await runOne(one)) ? 0 : 1;
  await browser.close();
  process.exit(failed === 0 ? 0 : 1);
}

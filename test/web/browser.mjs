// SPDX-License-Identifier: Apache-2.0
// A browser that fails a test for whatever a page complains of: errors of scripts, what the content policy refuses, what
// is not there, and any request to another host.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

export const site = process.env.SITE.replace(/\/$/, "");

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium-headless-shell", args: ["--no-sandbox"] });

function listen(page, complaints, hosts) {
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (![site, ...hosts].some((host) => request.url().startsWith(`${host}/`))) complaints.push(`asks ${request.url()}`);
  });
}

const tests = [];
const only = process.argv[2];

/** test("what a visitor sees", async (page) => …, options of the browser's context). `hosts` may be asked besides the site;
 *  `mayComplain`: the page is one that is not there. */
export function test(name, run, options = {}) {
  if (!only || name.includes(only)) tests.push({ name, run, options });
}

async function runOne({ name, run, options }) {
  const { hosts = [], mayComplain = false, ...context } = options;
  const visitor = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context });
  const complaints = [];
  try {
    const page = await visitor.newPage();
    page.setDefaultTimeout(15_000);
    listen(page, complaints, hosts);
    await run(page, visitor);
    if (!mayComplain) assert.deepEqual(complaints, []);
    console.log(`ok ${name}`);
    return true;
  } catch (error) {
    console.error(`FAILED: ${name}: ${error.stack}\n${complaints.join("\n")}`);
    return false;
  } finally {
    await visitor.close();
  }
}

/** Runs what was declared; the process ends with 1 when anything failed. */
export async function runAll() {
  let failed = tests.length === 0 ? 1 : 0;
  for (const one of tests) if (!(await runOne(one))) ++failed;
  await browser.close();
  process.exit(failed === 0 ? 0 : 1);
}

// SPDX-License-Identifier: Apache-2.0
// node search.mjs SITE: what a search fetches from the index, by a visitor who has nothing yet. Prints Markdown.
import { chromium } from "playwright-core";

const site = process.argv[2];
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium-headless-shell", args: ["--no-sandbox"] });
const queries = [
  ...["samtools", "bioconductor", "alphafold", "quantum-espresso"], // names
  ...["s", "sam", "bio", "ten"], // beginnings
  ...["alpfafold", "samtolos", "tensroflow", "ioconductor"], // slips
  ...["and", "gpu", "amd64", "the"], // of very many
  ...["bioconductor gpu", "materials principles"], // two words
  ...["zzzzqq", "krakatoa"], // of nothing
];

// Files of the index, as they come over the wire with their headers.
async function count(visitor, page) {
  const seen = { requests: 0, bytes: 0 };
  const asked = new Map();
  const wire = await visitor.newCDPSession(page);
  await wire.send("Network.enable");
  wire.on("Network.requestWillBeSent", ({ requestId, request }) => asked.set(requestId, request.url));
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (!/\/_\/search\/.*\.json/.test(asked.get(requestId) ?? "")) return;
    seen.requests += 1;
    seen.bytes += encodedDataLength;
  });
  return seen;
}

const kinds = {
  // The list below the field of every page.
  field: async (page, query) => {
    await page.goto(`${site}/_/about/`, { waitUntil: "networkidle" });
    await page.locator("#search").focus();
    await page.locator("#search[role=combobox]").waitFor();
    const start = performance.now();
    await page.locator("#search").fill(query);
    await page.locator(".search-popup:visible").waitFor();
    return performance.now() - start;
  },
  // The page of all results, from its address to its list.
  page: async (page, query) => {
    const start = performance.now();
    await page.goto(`${site}/_/search/?q=${encodeURIComponent(query)}`, { waitUntil: "commit" });
    await page.locator(".browse .status:not(:empty)").waitFor();
    return performance.now() - start;
  },
};

async function ask(kind, query) {
  const visitor = await browser.newContext();
  const page = await visitor.newPage();
  page.setDefaultTimeout(60_000);
  const seen = await count(visitor, page);
  const milliseconds = await kinds[kind](page, query);
  await page.waitForLoadState("networkidle");
  const said = await page.locator(kind === "field" ? ".search [role=status]" : ".browse .status").innerText();
  await visitor.close();
  return { ...seen, milliseconds, said };
}

const kb = (bytes) => (bytes / 1000).toFixed(0);
console.log("| query | found | field: requests, KB, ms | page: requests, KB, ms |\n|---|---|--:|--:|");
for (const query of queries) {
  const cells = [];
  let said = "";
  for (const kind of Object.keys(kinds)) {
    const one = await ask(kind, query);
    cells.push(`${one.requests}, ${kb(one.bytes)}, ${one.milliseconds.toFixed(0)}`);
    if (kind === "field") said = one.said;
  }
  console.log(`| ${query} | ${said} | ${cells.join(" | ")} |`);
}
await browser.close();

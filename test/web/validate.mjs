// SPDX-License-Identifier: Apache-2.0
// node validate.mjs SITE-FOLDER: every page of it is valid HTML by html-validate's rules for standards and accessibility.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

// Style is ours: a doctype in lower case, void elements without a slash, no trailing blanks of readers' own text.
const rules = {
  "doctype-style": "off",
  "no-trailing-whitespace": "off",
  "long-title": "off",
  "no-inline-style": "error",
};
const validator = new HtmlValidate(
  new StaticConfigLoader({ extends: ["html-validate:recommended", "html-validate:document"], rules }),
);

const files = readdirSync(process.argv[2], { recursive: true })
  .filter((name) => name.endsWith(".html"))
  .map((name) => join(process.argv[2], name))
  .filter((name) => readFileSync(name, "utf8").startsWith("<!doctype html>"));
let faults = 0;
for (const file of files) {
  const report = await validator.validateString(readFileSync(file, "utf8"), file);
  for (const { messages } of report.results)
    for (const { line, column, message, ruleId } of messages) {
      console.error(`${file}:${line}:${column}: ${message} (${ruleId})`);
      ++faults;
    }
}
if (files.length < 10) console.error(`${files.length} pages, want 10 at least`);
process.exit(faults === 0 && files.length >= 10 ? 0 : 1);

// SPDX-License-Identifier: Apache-2.0
// judge.mjs KIND FILE: exit 0 when the file is what the CI takes, else 1 and the reasons.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parse } from "yaml";

const require = createRequire(import.meta.url);

// SchemaStore's schemas of GitHub's files.
const github = (validate) => async (text) => {
  const core = await import("@action-validator/core");
  return core[validate](text).errors;
};

// GitLab's own schema, which its editor uses.
function gitlab(text) {
  const Ajv = require("ajv").default;
  const ajv = new Ajv({ allErrors: true, strict: false });
  require("ajv-formats").default(ajv);
  const check = ajv.compile(require("gitlab-ci-local/src/schema/schema.json"));
  return check(parse(text)) ? [] : check.errors;
}

// CircleCI's own parser. It takes keys that it does not know.
function circleci(text) {
  try {
    require("@circleci/circleci-config-parser").parseConfig(text);
    return [];
  } catch (error) {
    return [error.message];
  }
}

// The specification's schema says what draft 4 and draft 7 understand alike, but for its own name.
function sarif(text) {
  const Ajv = require("ajv").default;
  const { $schema, id, ...schema } = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  require("ajv-formats").default(ajv);
  const check = ajv.compile(schema);
  return check(JSON.parse(text)) ? [] : check.errors;
}

// The specification's schema names two others by what they are called beside it. The package does not export them.
function cyclonedx(text) {
  const Ajv = require("ajv").default;
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  require("ajv-formats").default(ajv);
  for (const format of ["iri-reference", "idn-email"]) ajv.addFormat(format, true);
  const folder = new URL("node_modules/@cyclonedx/cyclonedx-library/res/schema/", import.meta.url);
  const schema = (name) => JSON.parse(readFileSync(new URL(`${name}.SNAPSHOT.schema.json`, folder)));
  for (const name of ["spdx", "jsf-0.82"])
    ajv.addSchema({ ...schema(name), $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json` });
  const check = ajv.compile(schema("bom-1.5"));
  return check(JSON.parse(text)) ? [] : check.errors;
}

const judges = {
  workflow: github("validateWorkflow"),
  action: github("validateAction"),
  gitlab,
  circleci,
  sarif,
  cyclonedx,
};
const [kind, file] = process.argv.slice(2);
const errors = await judges[kind](readFileSync(file, "utf8"));
for (const error of errors) console.error(`${file}: ${typeof error === "string" ? error : JSON.stringify(error)}`);
process.exit(errors.length === 0 ? 0 : 1);

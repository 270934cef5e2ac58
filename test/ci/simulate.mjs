// SPDX-License-Identifier: Apache-2.0
// simulate.mjs FILE JOB CONTEXT: runs the steps of a job of a GitHub workflow, or the lines of a GitLab one, in the
// folder `workspace`, as the CI would, but without its containers. CONTEXT is a JSON file: what the CI knows of the
// event (github, secrets, needs), or `variables` of GitLab. Actions are what stands below. Prints what the job's outputs
// are. Exit: that of the first step that fails; 78: the job is passed over.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";

const [file, name, contextFile] = process.argv.slice(2);
const workflow = parse(readFileSync(file, "utf8"));
const context = { ...JSON.parse(readFileSync(contextFile, "utf8")), steps: {} };

// An expression of GitHub's is one of JavaScript once its paths are looked up; what is not there is empty.
function value(expression) {
  const code = expression.replace(/('[^']*')|\b[a-z]+(\.[\w-]+)+/g, (path, text) => text ?? `at(${JSON.stringify(path)})`);
  const at = (path) => path.split(".").reduce((found, key) => found?.[key], context) ?? "";
  const cancelled = () => false;
  const startsWith = (text, start) => String(text).startsWith(start);
  return new Function("at", "startsWith", "cancelled", `return ${code}`)(at, startsWith, cancelled);
}
const filled = (text) => String(text).replace(/\$\{\{(.*?)\}\}/g, (_, expression) => value(expression));
const all = (map) => Object.fromEntries(Object.entries(map ?? {}).map(([key, text]) => [key, filled(text)]));

function shell(script, env) {
  const done = spawnSync("bash", ["-eo", "pipefail", "-c", script], { cwd: "workspace", env: { ...process.env, ...env }, stdio: ["ignore", 2, 2] });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

function outputs(path) {
  const lines = readFileSync(path, "utf8").split("\n").filter((line) => line.includes("="));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
}

const actions = {
  "actions/checkout": ({ ref, "fetch-depth": depth }) =>
    shell(`git init -q . && git remote add origin "$ORIGIN" && git fetch -q ${depth === "0" ? "" : "--depth 1"} origin '${ref}' \
           && git checkout -q -B '${ref}' FETCH_HEAD`),
  "actions/cache/restore": () => ({}),
  "actions/cache/save": ({ path }) => shell(`cp -r '${path}' "$ARTIFACTS"`),
  "actions/configure-pages": () => ({ base_url: "https://harbor.github.io/registry" }),
  "actions/upload-artifact": ({ path }) => shell(`cp -r '${path}' "$ARTIFACTS"`),
  "actions/deploy-pages": () => ({ page_url: "https://harbor.github.io/registry/" }),
  "roadstead/roadstead": ({ command, arguments: words = "" }, env) => shell(`"$ROADSTEAD" ${command} ${words}`, env),
};

function run(step, env) {
  const own = { ...env, ...all(step.env) };
  if (step.run) return shell(filled(step.run), own);
  const action = actions[step.uses.split("@")[0]];
  if (!action) throw new Error(`nobody knows what ${step.uses} does`);
  return action(all(step.with), own);
}

function github(job) {
  if (job.if && !value(job.if.trim())) process.exit(78);
  writeFileSync("step.outputs", "");
  const files = { GITHUB_OUTPUT: `${process.cwd()}/step.outputs`, GITHUB_STEP_SUMMARY: `${process.cwd()}/summary.md` };
  for (const step of job.steps) {
    const said = run(step, { ...files, ...all(workflow.env), ...all(job.env) });
    if (step.id) context.steps[step.id] = { outputs: { ...said, ...outputs("step.outputs") } };
  }
  console.log(JSON.stringify(all(job.outputs)));
}

mkdirSync("workspace", { recursive: true });
if (workflow.jobs) github(workflow.jobs[name]);
else shell(workflow[name].script.join("\n"), { ...workflow.variables, ...context.variables });

// SPDX-License-Identifier: Apache-2.0
// Runs what a CI would run of a GitHub workflow or a GitLab pipeline on this machine, without its containers:
//
//   simulate.mjs job FILE NAME CONTEXT      the steps of one job, in the folder `workspace`. CONTEXT is a JSON file: what
//                                           the CI knows of the event (github, secrets, needs), or `variables` of GitLab.
//                                           Prints the job's outputs. Exit: that of the first step that fails; 78: the job
//                                           is passed over.
//   simulate.mjs all FILE REPOSITORY FOLDER each job in a clone of its own below FOLDER, with what other jobs left it.
//                                           Prints a line for each: its name and success, failure or skipped. Exit: 0,
//                                           whatever became of the jobs.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";

const [mode, file, ...words] = process.argv.slice(2);
const workflow = parse(readFileSync(file, "utf8"));

class Failed extends Error {
  constructor(status) {
    super(`a step ends with ${status}`);
    this.status = status;
  }
}

// As both CIs do, a script ends at its first command that fails.
function shell(script, cwd, env) {
  const done = spawnSync("bash", ["-eo", "pipefail", "-c", script], { cwd, env: { ...process.env, ...env }, stdio: ["ignore", 2, 2] });
  if (done.status !== 0) throw new Failed(done.status ?? 1);
}

// An expression of GitHub's is one of JavaScript once its paths are looked up; what is not there is empty.
function value(expression, context) {
  const code = expression.replace(/('[^']*')|\b[a-z]+(\.[\w-]+)+/g, (path, text) => text ?? `at(${JSON.stringify(path)})`);
  const at = (path) => path.split(".").reduce((found, key) => found?.[key], context) ?? "";
  const functions = {
    cancelled: () => false,
    fromJSON: JSON.parse,
    startsWith: (text, start) => String(text).startsWith(start),
  };
  return new Function("at", ...Object.keys(functions), `return ${code}`)(at, ...Object.values(functions));
}
const bare = (text) => String(text).trim().replace(/^\$\{\{(.*)\}\}$/s, "$1");
const filled = (text, context) => String(text).replace(/\$\{\{(.*?)\}\}/g, (_, expression) => value(expression, context));
const all = (map, context) => Object.fromEntries(Object.entries(map ?? {}).map(([key, text]) => [key, filled(text, context)]));

function outputs(path) {
  const lines = readFileSync(path, "utf8").split("\n").filter((line) => line.includes("="));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
}

// What actions do here, by their names without a version. `place` is the job's folder; artifacts and caches lie in one.
function actionsIn(artifacts, checkout) {
  const keep = (path, place, name) => cpSync(resolve(place, path), join(artifacts, name), { recursive: true });
  return {
    "actions/checkout": checkout,
    "actions/cache/restore": () => {},
    "actions/cache/save": ({ path }, place) => keep(path, place, path),
    "actions/configure-pages": () => ({ base_url: "https://harbor.github.io/registry" }),
    "actions/deploy-pages": () => ({ page_url: "https://harbor.github.io/registry/" }),
    "actions/upload-artifact": ({ name, path }, place) =>
      keep(path, place, statSync(resolve(place, path)).isFile() ? join(name, path) : name),
    "actions/download-artifact"({ pattern, path }, place) {
      for (const name of readdirSync(artifacts).filter((name) => name.startsWith(pattern.replace("*", ""))))
        cpSync(join(artifacts, name), join(place, path), { recursive: true });
    },
    "roadstead/roadstead": ({ command, arguments: more = "" }, place, env) => shell(`roadstead ${command} ${more}`, place, env),
  };
}

// The steps of a job, in its folder; the job's outputs. Throws Failed.
function githubJob(job, place, context, actions) {
  const own = { ...context, steps: {} };
  const output = resolve(`${place}.outputs`);
  for (const step of job.steps) {
    writeFileSync(output, "");
    const files = { GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: resolve("summary.md") };
    const env = { ...files, ...all(workflow.env, own), ...all(job.env, own), ...all(step.env, own) };
    const action = step.uses && actions[step.uses.split("@")[0]];
    if (step.uses && !action) throw new Error(`nobody knows what ${step.uses} does`);
    const said = action ? action(all(step.with, own), place, env) : shell(filled(step.run, own), place, env);
    if (step.id) own.steps[step.id] = { outputs: { ...said, ...outputs(output) } };
  }
  return all(job.outputs, own);
}

function oneJob(name, contextFile) {
  const context = JSON.parse(readFileSync(contextFile, "utf8"));
  mkdirSync("workspace", { recursive: true });
  if (!workflow.jobs) return shell(workflow[name].script.join("\n"), "workspace", { ...workflow.variables, ...context.variables });
  const job = workflow.jobs[name];
  if (job.if && !value(bare(job.if), context)) process.exit(78);
  const checkout = ({ ref, "fetch-depth": depth }, place) =>
    shell(`git init -q . && git remote add origin "$ORIGIN" && git fetch -q ${depth === "0" ? "" : "--depth 1"} origin '${ref}' \
           && git checkout -q -B '${ref}' FETCH_HEAD`, place);
  console.log(JSON.stringify(githubJob(job, "workspace", context, actionsIn(process.env.ARTIFACTS, checkout))));
}

function allJobs(repository, folder) {
  const artifacts = join(folder, "artifacts");
  mkdirSync(artifacts, { recursive: true });

  function clone(name) {
    const place = join(folder, name.replaceAll(/[^a-z0-9.]+/gi, "-"));
    execFileSync("git", ["clone", "-q", repository, place]);
    return place;
  }

  // Runs a job, and tells what became of it.
  function told(name, work) {
    let result = "success", outputs = {};
    try {
      outputs = work(clone(name)) ?? {};
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      result = "failure";
    }
    console.log(`${name} ${result}`);
    return { result, outputs };
  }

  function github() {
    const done = {};
    const actions = actionsIn(artifacts, () => {});
    for (const [name, job] of Object.entries(workflow.jobs)) {
      const needs = Object.fromEntries([job.needs ?? []].flat().map((need) => [need, done[need]]));
      const context = { needs, secrets: {}, github: { token: "" } };
      const condition = bare(job.if ?? "true");
      const fine = condition.includes("cancelled()") || Object.values(needs).every((need) => need.result === "success");
      if (!fine || !value(condition, context)) {
        console.log(`${name} skipped`);
        done[name] = { result: "skipped", outputs: {} };
        continue;
      }
      const legs = job.strategy ? value(bare(job.strategy.matrix), context).include : [null];
      const results = legs.map((matrix) =>
        told(matrix ? `${name} ${matrix.tag}` : name, (place) => githubJob(job, place, { ...context, matrix }, actions)));
      done[name] = { ...results.at(-1), result: results.find(({ result }) => result !== "success")?.result ?? "success" };
    }
  }

  // A job gets what all jobs of the stages before it left.
  function gitlabLeg(name, job, env) {
    return told(name, (place) => {
      for (const left of readdirSync(artifacts)) cpSync(join(artifacts, left), place, { recursive: true });
      shell([job.script].flat().join("\n"), place, env);
      for (const path of job.artifacts?.paths ?? [])
        if (existsSync(join(place, path))) cpSync(join(place, path), join(artifacts, name.replaceAll(" ", "-"), path), { recursive: true });
    }).result === "success";
  }

  function gitlab(pipeline) {
    const jobs = Object.entries(pipeline).filter(([, job]) => job.script || job.trigger);
    let fine = true;
    for (const stage of pipeline.stages ?? [undefined])
      for (const [name, job] of jobs.filter(([, job]) => job.stage === stage)) {
        if (!fine && job.when !== "always") console.log(`${name} skipped`);
        else if (job.trigger) child(job.trigger);
        else for (const env of job.parallel?.matrix ?? [{}]) fine = gitlabLeg(env.TAG ? `${name} ${env.TAG}` : name, job, env) && fine;
      }
  }

  function child(trigger) {
    const { artifact, job } = trigger.include[0];
    const text = join(artifacts, job, artifact);
    cpSync(text, join(folder, "child.yml"));
    gitlab(parse(readFileSync(text, "utf8")));
  }

  if (workflow.jobs) github();
  else gitlab(workflow);
}

try {
  ({ job: oneJob, all: allJobs })[mode](...words);
} catch (error) {
  if (!(error instanceof Failed)) throw error;
  process.exit(error.status);
}

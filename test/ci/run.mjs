// SPDX-License-Identifier: Apache-2.0
// run.mjs github|gitlab FILE REPOSITORY FOLDER: runs the jobs of a workflow on this machine, as far as `roadstead connect`
// uses what the CI has: each job in a clone of its own below FOLDER, with what other jobs left it. Prints a line for each:
// its name and success, failure or skipped. Exit: 0, whatever became of the jobs.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse } from "yaml";

const [kind, file, repository, folder] = process.argv.slice(2);
const artifacts = join(folder, "artifacts");
mkdirSync(artifacts, { recursive: true });

function clone(name) {
  const place = join(folder, name.replaceAll(/[^a-z0-9.]+/gi, "-"));
  execFileSync("git", ["clone", "-q", repository, place]);
  return place;
}

// As both CIs do, a script ends at its first command that fails.
function shell(script, cwd, env) {
  const ended = spawnSync("bash", ["-eo", "pipefail", "-c", script], { cwd, env: { ...process.env, ...env }, encoding: "utf8" });
  process.stderr.write(ended.stdout + ended.stderr);
  return ended.status === 0;
}

function tell(name, state) {
  console.log(`${name} ${state}`);
  return state;
}

// GitHub's expressions that these workflows have mean the same in JavaScript.
function evaluate(text, context) {
  const names = Object.keys(context);
  return new Function(...names, `return ${text}`)(...names.map((name) => context[name]));
}

const fill = (text, context) => String(text).replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression) => evaluate(expression, context));

const all = (map, context) => Object.fromEntries(Object.entries(map ?? {}).map(([key, value]) => [key, fill(value, context)]));

const github = {
  actions: {
    checkout() {},
    roadstead() {},
    "upload-artifact": (inputs, place) => cpSync(join(place, inputs.path), join(artifacts, inputs.name), { recursive: true }),
    "download-artifact"(inputs, place) {
      for (const name of readdirSync(artifacts).filter((name) => name.startsWith(inputs.pattern.replace("*", ""))))
        cpSync(join(artifacts, name), join(place, inputs.path), { recursive: true });
    },
  },

  step(job, step, place, context) {
    const inputs = all(step.with, context);
    const env = { ...all(job.env, context), ...all(step.env, context) };
    if (step.uses) return github.actions[basename(step.uses.split("@")[0])](inputs, place) ?? true;
    const output = join(place, ".git", "output");
    writeFileSync(output, "");
    const done = shell(fill(step.run, context), place, { ...env, GITHUB_OUTPUT: output });
    const lines = readFileSync(output, "utf8").split("\n").filter(Boolean);
    if (step.id) context.steps[step.id] = { outputs: Object.fromEntries(lines.map((line) => [line.split("=")[0], line.slice(line.indexOf("=") + 1)])) };
    return done;
  },

  leg(name, job, context) {
    const place = clone(name);
    for (const step of job.steps) if (!github.step(job, step, place, context)) return tell(name, "failure");
    return tell(name, "success");
  },

  run(workflow) {
    const done = {};
    const secrets = new Proxy({}, { get: () => "" });
    for (const [name, job] of Object.entries(workflow.jobs)) {
      const needs = Object.fromEntries([job.needs ?? []].flat().map((need) => [need, done[need]]));
      const context = { needs, secrets, github: { token: "" }, steps: {}, fromJSON: JSON.parse, cancelled: () => false };
      const condition = job.if ? String(job.if).replace(/^\$\{\{(.*)\}\}$/, "$1") : "true";
      const fine = /cancelled\(\)/.test(condition) || Object.values(needs).every((need) => need.result === "success");
      if (!fine || !evaluate(condition, context)) {
        done[name] = { result: tell(name, "skipped"), outputs: {} };
        continue;
      }
      const legs = job.strategy ? evaluate(job.strategy.matrix.replace(/^\$\{\{(.*)\}\}$/, "$1"), context).include : [null];
      const results = legs.map((matrix) => github.leg(matrix ? `${name} ${matrix.tag}` : name, job, { ...context, matrix }));
      const outputs = Object.fromEntries(Object.entries(job.outputs ?? {}).map(([key, value]) => [key, fill(value, context)]));
      done[name] = { result: results.every((result) => result === "success") ? "success" : "failure", outputs };
    }
  },
};

const gitlab = {
  keep(name, job, place) {
    for (const path of job.artifacts?.paths ?? [])
      if (existsSync(join(place, path))) cpSync(join(place, path), join(artifacts, name, path), { recursive: true });
  },

  // A job gets what all jobs of the stages before it left.
  leg(name, job, env) {
    const place = clone(name);
    for (const left of readdirSync(artifacts)) cpSync(join(artifacts, left), place, { recursive: true });
    const done = shell([job.script].flat().join("\n"), place, env);
    if (done) gitlab.keep(name.replaceAll(" ", "-"), job, place);
    return tell(name, done ? "success" : "failure") === "success";
  },

  child(trigger) {
    const { artifact, job } = trigger.include[0];
    const text = join(artifacts, job, artifact);
    cpSync(text, join(folder, "child.yml"));
    gitlab.run(parse(readFileSync(text, "utf8")));
  },

  run(pipeline) {
    const jobs = Object.entries(pipeline).filter(([, job]) => job.script || job.trigger);
    const stages = pipeline.stages ?? [undefined];
    let fine = true;
    for (const stage of stages)
      for (const [name, job] of jobs.filter(([, job]) => job.stage === stage)) {
        if (!fine && job.when !== "always") tell(name, "skipped");
        else if (job.trigger) gitlab.child(job.trigger);
        else
          for (const env of job.parallel?.matrix ?? [{}])
            fine = gitlab.leg(env.TAG ? `${name} ${env.TAG}` : name, job, env) && fine;
      }
  },
};

({ github, gitlab })[kind].run(parse(readFileSync(file, "utf8")));

// SPDX-License-Identifier: Apache-2.0
// node describe.mjs DESCRIPTION >CUT: of GitHub's description, the paths that we ask for and what they refer to. With
// all of it, prism needs 20 seconds and 1.7 GB to start.
import { readFileSync } from 'node:fs';

const pulls = '/repos/{owner}/{repo}/pulls';
const issue = '/repos/{owner}/{repo}/issues/{issue_number}';
const releases = '/repos/{owner}/{repo}/releases';
const paths = [
  '/user',
  '/orgs/{org}/teams',
  '/orgs/{org}/teams/{team_slug}/memberships/{username}',
  '/repos/{owner}/{repo}',
  pulls,
  `${pulls}/{pull_number}`,
  `${pulls}/{pull_number}/merge`,
  `${pulls}/{pull_number}/requested_reviewers`,
  `${pulls}/{pull_number}/reviews`,
  `${issue}/assignees`,
  `${issue}/comments`,
  `${issue}/labels`,
  '/repos/{owner}/{repo}/issues/comments/{comment_id}',
  releases,
  `${releases}/tags/{tag}`,
  `${releases}/{release_id}/assets`,
  `${releases}/assets/{asset_id}`,
];

const whole = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const cut = { openapi: whole.openapi, info: whole.info, paths: {}, components: {} };

function keepReferences(value) {
  if (value === null || typeof value !== 'object') return;
  if (typeof value.$ref === 'string') keep(value.$ref);
  Object.values(value).forEach(keepReferences);
}

function keep(reference) {
  const [, , kind, name] = reference.split('/');
  cut.components[kind] ??= {};
  if (name in cut.components[kind]) return;
  cut.components[kind][name] = whole.components[kind][name];
  keepReferences(cut.components[kind][name]);
}

for (const path of paths) {
  if (!(path in whole.paths)) throw new Error(`no path '${path}' in ${process.argv[2]}, want GitHub's`);
  cut.paths[path] = whole.paths[path];
}
keepReferences(cut.paths);
process.stdout.write(JSON.stringify(cut));

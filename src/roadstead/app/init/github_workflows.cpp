// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/init/registry_ci.hpp"

namespace roadstead::app {

namespace {

constexpr std::string_view check =
    R"yaml(# Judges what is proposed, by the owners and the policy of the branch it is proposed to. Nothing of the change is run,
# and there is no secret here that it could take.
name: check
on:
  push:
    branches: ['update/**']
  pull_request:
permissions:
  contents: read
jobs:
  check:
    # A branch update/ of this repository is judged when it is pushed: a pull request that a workflow opens starts none.
    if: >-
      github.event_name == 'push' || !startsWith(github.head_ref, 'update/')
      || github.event.pull_request.head.repo.id != github.event.repository.id
    runs-on: ubuntu-latest
    env:
      HEAD: ${{ github.event.pull_request.head.sha || github.sha }}
      BRANCH: ${{ github.head_ref || github.ref_name }}
      AUTHOR: user:${{ github.event.pull_request.user.id || github.event.sender.id }}
      # The repository that has the branch, where it is not this one.
      FORK: ${{ github.event_name != 'push' && github.event.pull_request.head.repo.id || '' }}
      REGISTRY: ${{ github.event.repository.id }}
    steps:
      - uses: actions/checkout@v4
        with:
          ref: @BRANCH@
          fetch-depth: 0
      - uses: roadstead/roadstead@v0
        with:
          command: version
      - name: Fetch what is proposed
        run: git fetch --quiet --no-tags origin "$HEAD"
      - name: Judge the change
        run: |
          set -- --author "$AUTHOR"
          # What merges asks whether who opened it is of a team. Who has pushed here, only this check knows.
          if [ -n "$FORK" ] && [ "$FORK" != "$REGISTRY" ]; then set -- "$@" --author "repository:$FORK" --defer-teams; fi
          judge() { roadstead check . --base @BRANCH@ --head "$HEAD" --branch "$BRANCH" "$@"; }
          judge "$@" --format markdown >>"$GITHUB_STEP_SUMMARY" || true
          judge "$@" --format github
      # Also where a person must look: that one wants to know.
      - name: Ask the stored images
        if: ${{ !cancelled() }}
        run: roadstead verify ".@$HEAD" --changed-since @BRANCH@ --format github
)yaml";

constexpr std::string_view pull_request = R"yaml(# A pushed branch of images becomes a pull request.
name: pull request
on:
  push:
    branches: ['update/**']
permissions:
  contents: read
  pull-requests: write
jobs:
  open:
    runs-on: ubuntu-latest
    steps:
      - uses: roadstead/roadstead@v0
        with:
          command: pull-request
        env:
          BRANCH_PREFIX: update/
          PULL_REQUEST_BRANCH: @BRANCH@
          PULL_REQUEST_UPDATE: 'true'
)yaml";

constexpr std::string_view merge =
    R"yaml(# Merges what passes and the policy lets merge by itself. It trusts no earlier verdict: it judges once more, the very
# commit that it merges, and runs nothing of it.
name: merge
on:
  workflow_run:
    workflows: [check]
    types: [completed]
  schedule:
    - cron: '23 * * * *'
  workflow_dispatch:
permissions:
  contents: write
  pull-requests: write
  issues: write
  checks: read
  statuses: read
concurrency: merge
jobs:
  merge:
    runs-on: ubuntu-latest
    # Its secret is for the branch alone: a workflow that somebody changes on another branch does not get it.
    environment: merge
    outputs:
      changed: ${{ steps.after.outputs.changed }}
    steps:
      - uses: actions/checkout@v4
        with:
          ref: @BRANCH@
          fetch-depth: 0
      - uses: roadstead/roadstead@v0
        with:
          command: merge
          arguments: --registry ${{ github.server_url }}/${{ github.repository }} --base @BRANCH@ --repository .
        env:
          GITHUB_TOKEN: ${{ secrets.ROADSTEAD_MERGE_TOKEN || github.token }}
      - id: after
        if: ${{ !cancelled() }}
        run: |
          git fetch --quiet --no-tags origin @BRANCH@
          [ "$(git rev-parse FETCH_HEAD)" = "$(git rev-parse HEAD)" ] || echo changed=yes >>"$GITHUB_OUTPUT"
  # What a workflow's own token pushes starts no other workflow.
  deploy:
    needs: merge
    if: ${{ !cancelled() && needs.merge.outputs.changed == 'yes' }}
    uses: ./.github/workflows/deploy.yml
    permissions:
      contents: read
      pages: write
      id-token: write
)yaml";

constexpr std::string_view deploy = R"yaml(# Publishes the branch on Pages.
name: deploy
on:
  push:
    branches: [@BRANCH@]
  workflow_call:
  workflow_dispatch:
permissions:
  contents: read
jobs:
  build:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      pages: read
    steps:
      - uses: actions/checkout@v4
        with:
          ref: @BRANCH@
          persist-credentials: false
      - uses: roadstead/roadstead@v0
        with:
          command: version
      - id: pages
        uses: actions/configure-pages@v5
      # What the last audit found is a page of the site.
      - uses: actions/cache/restore@v4
        with:
          path: .audit
          key: audit-none
          restore-keys: audit-
      # One tar, since names in a registry have colons, which an artifact of files may not.
      - name: Build the site
        run: |
          set --
          [ ! -f .audit/report.json ] || set -- --audit-report .audit/report.json
          roadstead build . -o artifact.tar --host pages --base-url "$BASE_URL" "$@"
        env:
          BASE_URL: ${{ steps.pages.outputs.base_url }}
      - uses: actions/upload-artifact@v4
        with:
          name: github-pages
          path: artifact.tar
          retention-days: 1
  deploy:
    needs: build
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    concurrency: pages
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v4
)yaml";

constexpr std::string_view audit =
    R"yaml(# Asks every night whether all stored images are there still, and proposes what mends the registry.
name: audit
on:
  schedule:
    - cron: '41 2 * * *'
  workflow_dispatch:
permissions:
  contents: write
  pull-requests: write
jobs:
  audit:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          ref: @BRANCH@
          fetch-depth: 0
      - uses: actions/cache/restore@v4
        with:
          path: .audit
          key: audit-${{ github.run_id }}
          restore-keys: audit-
      - uses: roadstead/roadstead@v0
        with:
          command: audit
          arguments: . --report .audit/report.json --base @BRANCH@
      # Also after a night that found something, which the next one has to know.
      - uses: actions/cache/save@v4
        if: always()
        with:
          path: .audit
          key: audit-${{ github.run_id }}
  # So that the site's health page is that of this night.
  deploy:
    needs: audit
    if: ${{ !cancelled() }}
    uses: ./.github/workflows/deploy.yml
    permissions:
      contents: read
      pages: write
      id-token: write
)yaml";

}  // namespace

std::vector<CiFile> github_workflows(const std::string& branch) {
  const std::string folder = ".github/workflows/";
  return {{folder + "check.yml", with_branch(check, branch)},
          {folder + "pull-request.yml", with_branch(pull_request, branch)},
          {folder + "merge.yml", with_branch(merge, branch)},
          {folder + "deploy.yml", with_branch(deploy, branch)},
          {folder + "audit.yml", with_branch(audit, branch)}};
}

}  // namespace roadstead::app

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What roadstead.yml says of the collection is proposed when it changes, with no image too, and what the registry has
# beside it stays. A tag whose recipe has gone is told and stays.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
need jq
need mksquashfs
registry_repository registry.git
scripted_repository recipes
echo one >recipes/Singularity
echo two >recipes/Singularity.old
publish() { exits 0 roadstead publish recipes "${where[@]}" "$@"; }

echo 'description: A boat' >>recipes/roadstead.yml
publish
merge registry.git
git clone -q registry.git keeper
sed -i 's/^layout:.*/&\nowners:\n- user: 42\n  name: "captain"/' keeper/fleet/boat/README.md
echo 'Words of a person.' >>keeper/fleet/boat/README.md
git -C keeper commit -qam 'Have an owner'
git -C keeper push -q

publish
says 'nothing is left to propose'
sed -i 's/^description:.*/description: "A boat: with oars"/' recipes/roadstead.yml
GITHUB_STEP_SUMMARY=$PWD/summary publish
says 'proposed to registry.git on branch update/fleet/boat'
grep -q '^What .fleet/boat. says of itself, and no image.$' summary || fail "$(cat summary)"
merge registry.git
equal "$(git -C registry.git show main:fleet/boat/README.md)" '---
layout: collection
description: "A boat: with oars"
owners:
- user: 42
  name: "captain"
---

# fleet/boat
Words of a person.' 'the README'
publish
says 'nothing is left to propose'
sed -i '/^description:/d' recipes/roadstead.yml
publish
says 'nothing is left to propose'

rm recipes/Singularity.old
echo anew >recipes/Singularity
stays='no recipe gives the tag old any more: it stays in the registry'
exits 0 roadstead publish recipes "${where[@]}" --dry-run
says "$stays"
GITHUB_STEP_SUMMARY=$PWD/summary publish --json
says "$stays"
equal "$(jq -c .without_recipe out)" '["old"]' 'the report'
grep -qF "$stays" summary || fail "$(cat summary)"
merge registry.git
equal "$(git -C registry.git ls-tree --name-only main:fleet/boat/manifests | paste -sd ' ')" 'latest old' 'the tags'

# Of one tag that is wanted, nobody says that the others have no recipe.
publish --only latest
equal "$(grep -c 'latest.*any' err || true)" 0 'what is said of latest'
exits 0 roadstead check registry.git@main --store store --deep

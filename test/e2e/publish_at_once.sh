#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Many who publish into one namespace at the same time: every tag is proposed in the end, whoever came first.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
need mksquashfs
registry_repository registry.git

names=(a b c d e f)
for name in "${names[@]}"; do
  scripted_repository "by-$name"
  echo "$name" >"by-$name/Singularity.$name"
done
publishing=()
for name in "${names[@]}"; do
  roadstead publish "by-$name" "${where[@]}" 2>"said-$name" &
  publishing+=($!)
done
for i in "${!names[@]}"; do
  wait "${publishing[i]}" || fail "${names[i]}: $(cat "said-${names[i]}")"
done
equal "$(proposed_tags registry.git)" 'a b c d e f' 'what is proposed'
merge registry.git
exits 0 roadstead check registry.git@main --store store --deep

# The registry moves on between two proposals: what is not merged stays proposed, and what was changed by hand wins.
echo anew >by-a/Singularity.a
echo anew >by-b/Singularity.b
exits 0 roadstead publish by-a "${where[@]}"
exits 0 roadstead publish by-b "${where[@]}"
git clone -q registry.git hand
sed -i 's/^layers:/yanked: "by hand"\nlayers:/' hand/fleet/boat/manifests/a/README.md
git -C hand commit -qam 'Yank a'
git -C hand push -q origin main
echo anew >by-c/Singularity.c
exits 0 roadstead publish by-c "${where[@]}"
says 'manifests/a: the registry has changed it since it was proposed'
equal "$(git -C registry.git diff --name-only main update/fleet/boat | grep README | paste -sd ' ')" \
  'fleet/boat/manifests/b/README.md fleet/boat/manifests/c/README.md' 'what is still proposed'
merge registry.git
grep -q yanked <(git -C registry.git show main:fleet/boat/manifests/a/README.md) || fail 'the yank is undone'

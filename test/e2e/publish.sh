#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# From recipes to a pull: apptainer builds, a directory stores, git proposes and merges, the site is built for nginx and
# served on demand, and apptainer pulls the very bytes that were built from both.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
need_apptainer
need nginx

recipe_repository recipes
recipe recipes/Singularity one
recipe recipes/Singularity.gpu two
recipe recipes/envs/Singularity.r-4.3 three
registry_repository registry.git

exits 0 roadstead publish recipes "${where[@]}"
says 'proposed to'
equal "$(git -C registry.git ls-tree -r --name-only update/fleet/boat fleet | paste -sd ' ')" "$(echo fleet/boat/README.md \
  fleet/boat/manifests/gpu/{README.md,Singularity.gpu} fleet/boat/manifests/latest/{README.md,Singularity} \
  fleet/boat/manifests/r-4.3/{README.md,Singularity.r-4.3})" 'what is proposed'
merge registry.git

exits 0 roadstead check registry.git@main --store store --deep
grep -q '^  "greeting": "two"' <(git -C registry.git show main:fleet/boat/manifests/gpu/README.md) || fail 'its labels are lost'
pulls_all() {
  local tag pulled
  for tag in latest gpu r-4.3; do
    pulled=$(apptainer pull --force --no-https "$PWD/$tag.sif" "oras://${url#http://}/fleet/boat:$tag" 2>&1) || fail "$pulled"
    cmp "$tag.sif" recipes/.roadstead/images/"$tag"/image/*.sif || fail "$tag was pulled with other bytes"
  done
}
nginx_site registry.git@main '' --store store
pulls_all
serve registry.git@main --store store
pulls_all

# Nothing has changed: nothing is built, stored or proposed.
before=$(git -C registry.git rev-parse main update/fleet/boat)
exits 0 roadstead publish recipes "${where[@]}"
says 'latest: unchanged'
equal "$(git -C registry.git rev-parse main update/fleet/boat)" "$before" 'the registry'

# A recipe changes: its tag is built again, and what it was is its history.
old=$(sha256sum <latest.sif | cut -d ' ' -f 1)
recipe recipes/Singularity four
exits 0 roadstead recipes recipes "${where[@]}"
equal "$(awk '{ print $1, $3 }' out | paste -sd ' ')" 'gpu unchanged latest build r-4.3 unchanged'
exits 0 roadstead publish recipes "${where[@]}"
merge registry.git
git -C registry.git show main:fleet/boat/manifests/latest/README.md >readme
grep -A 3 '^history:' readme | grep "$old" >/dev/null || fail "the history has not '$old': $(cat readme)"

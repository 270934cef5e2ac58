#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What makes a build: a base that leads elsewhere in its registry, and a file that a recipe copies. What makes none: a
# frozen tag, and a registry that does not answer.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
need mksquashfs
registry_repository registry.git
scripted_repository recipes

# The registry of bases is one of ours.
tag bases harbor/base 1 "$(bytes_of first)"
serve bases --store store
bases=$started base=${url#http://}/harbor/base:1
mkdir recipes/data
echo a >recipes/data/chart
printf 'Bootstrap: oras\nFrom: %s\n\n%%files\n    data/chart /chart\n' "$base" >recipes/Singularity
printf 'FROM %s\n' "$base" >recipes/Dockerfile.tide
printf 'Bootstrap: scratch\n' >recipes/Singularity.old
touch recipes/Singularity.old.frozen

plan() { roadstead recipes recipes "${where[@]}" | sed 's/  */ /g'; }
built() { sort recipes/builds | paste -sd ' '; }
publish() {
  : >recipes/builds
  exits 0 roadstead publish recipes "${where[@]}"
}

publish
merge registry.git
equal "$(built)" 'Dockerfile.tide Singularity Singularity.old' 'what is built at first'
publish
equal "$(built)" '' 'what is built again'

manifest() { curl -fsS -I "http://${base%%/*}/v2/harbor/base/manifests/1" | sed -n 's/^docker-content-digest: //Ip'; }
was=$(manifest)
has_moved() { [ "$(manifest)" != "$was" ]; }
tag bases harbor/base 1 "$(bytes_of second)"
kill -HUP "$bases"
until_true has_moved
equal "$(plan)" "latest Singularity build base oras://$base changed
old Singularity.old frozen frozen at $(git -C registry.git show main:fleet/boat/manifests/old/README.md | sed -n 's/^digest: //p')
tide Dockerfile.tide build base docker://$base changed"
publish
equal "$(built)" 'Dockerfile.tide Singularity' 'what a changed base builds'
merge registry.git

echo b >recipes/data/chart
equal "$(plan | grep build)" 'latest Singularity build file data/chart changed'
publish
equal "$(built)" Singularity 'what a changed file builds'
merge registry.git

# A frozen tag stays what it is, whatever changes and whoever asks.
frozen=$(git -C registry.git rev-parse main:fleet/boat/manifests/old)
echo '# anew' >>recipes/Singularity.old
: >recipes/builds
exits 0 roadstead publish recipes "${where[@]}" --only old --force
equal "$(built)" '' 'what is built of a frozen tag'
equal "$(git -C registry.git rev-parse main:fleet/boat/manifests/old)" "$frozen" 'the frozen tag'

kill "$bases"
publish
equal "$(built)" '' 'what is built when nobody can tell the base'

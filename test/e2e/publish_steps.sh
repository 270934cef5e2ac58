#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The steps alone: what they refuse of each other's leavings, and what the summary of a CI says.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
need mksquashfs

scripted_repository recipes
echo 'a light' >recipes/Singularity
registry_repository registry.git
work=$PWD/recipes/.roadstead/images

exits 3 roadstead images push recipes --namespace fleet/boat
equal "$(cat err)" "roadstead: no image in $work, want \`roadstead images build\` first"
exits 0 roadstead images build recipes "${where[@]}"
exits 3 roadstead propose recipes "${where[@]}"
equal "$(cat err)" "roadstead: the image of 'latest' is stored nowhere, want \`roadstead images push\` first"

# An image is older than its recipe: nobody publishes it by mistake.
echo 'another light' >recipes/Singularity
for step in 'images push' propose; do
  # shellcheck disable=SC2086 # two words
  exits 3 roadstead $step recipes --namespace fleet/boat --registry registry.git
  equal "$(cat err)" "latest: its image is older than its recipe (recipe changed) and passed over, want \`roadstead images build\` first
roadstead: no image in $work, want \`roadstead images build\` first" "$step"
done
exits 0 roadstead images build recipes "${where[@]}"
exits 0 roadstead images push recipes --namespace fleet/boat

# An image that somebody has taken away is built again.
rm "$work"/latest/image/*
exits 0 roadstead images build recipes "${where[@]}"
says 'latest: building Singularity'
exits 0 roadstead images push recipes --namespace fleet/boat

# Two images for one tag and one architecture: which of them is meant, nobody can tell.
cp -r "$work/latest" "$work/other"
exits 3 roadstead propose recipes "${where[@]}"
equal "$(cat err)" "roadstead: tag 'latest' has two images, in $work/latest and $work/other, want one for each architecture"
sed -i 's/"layout":"singularity"/"layout":"oci"/' "$work"/{latest,other}/image.json
exits 3 roadstead propose recipes "${where[@]}"
says 'want one: an OCI index has all architectures'
sed -i 's/"layout":"oci"/"layout":"singularity"/' "$work"/{latest,other}/image.json
rm -r "$work/other"

# Where a late step fails, what was done until then is told all the same.
printf '#!/bin/sh\nexit 1\n' >registry.git/hooks/pre-receive
chmod +x registry.git/hooks/pre-receive
GITHUB_STEP_SUMMARY=$PWD/refused exits 3 roadstead publish recipes "${where[@]}" --json
equal "$(jq -c '[(.builds[] | .tag, .done), (.uploads | length)]' out)" '["latest","kept",1]' 'the report'
jq -er .error out | grep "refuses the push to 'update/fleet/boat'" >/dev/null || fail "the report says $(jq .error out)"
grep -q "^    .*refuses the push to 'update/fleet/boat'" refused || fail "the summary says $(cat refused)"
rm registry.git/hooks/pre-receive

# The summary has what was built, what was not and why, and what is proposed.
printf '#!/bin/sh\necho "no harbour | here"; exit 3\n' >recipes/broken.sh
chmod +x recipes/broken.sh
echo 'a horn' >recipes/Singularity.horn
printf 'tags:\n  horn: {builder: "command:./broken.sh"}\n' >>recipes/roadstead.yml
GITHUB_STEP_SUMMARY=$PWD/summary exits 1 roadstead publish recipes "${where[@]}"
sed -E "s/\`sha256:[0-9a-f]+\`/DIGEST/; s/[0-9.]+ kB/SIZE/; s#$PWD#HERE#g; s#parts/horn-[^/]*/#parts/horn/#g" summary >shown
diff shown - <<'SUMMARY' || fail 'the summary differs'
### `fleet/boat`

| tag | recipe | image | because |
|---|---|---|---|
| `horn` | `Singularity.horn` | **failed** | `new` |
| `latest` | `Singularity` | built before | `new` |

What `horn` failed with:

    building horn: './broken.sh' ends with status 3, want 0; 'HERE/recipes/.roadstead/parts/horn/build.log' ends with
      $ ./broken.sh Singularity.horn HERE/recipes/.roadstead/parts/horn/image/unfinished
      no harbour | here

Proposed to `registry.git` on branch `update/fleet/boat`.

1 image of `fleet/boat`.

| tag | architecture | digest | size | recipe |
|---|---|---|---|---|
| `latest` (new) |  | DIGEST | SIZE |  |

Digests of what is proposed:

- `latest`: DIGEST

<!-- roadstead: fleet/boat -->
SUMMARY

# What a hook says of a push that it takes is handed on.
rm -f registry.git/hooks/pre-receive
echo 'a third light' >recipes/Singularity
printf '#!/bin/sh\necho "update/fleet/boat: waits: review" >&2\n' >registry.git/hooks/post-receive
chmod +x registry.git/hooks/post-receive
exits 0 roadstead publish recipes "${where[@]}" --only latest --json
says 'registry.git says: update/fleet/boat: waits: review'
equal "$(jq -c .proposal.said out)" '["update/fleet/boat: waits: review"]' "what the registry's hook said"

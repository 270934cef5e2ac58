#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A dry run says every step and leaves everything as it is; what it is told is judged before anything is built.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
need mksquashfs

scripted_repository recipes
echo 'a light' >recipes/Singularity
echo 'a horn' >recipes/Singularity.horn
registry_repository registry.git
state() { find recipes registry.git -printf '%p %s %T@\n' | sort; }

before=$(state)
exits 0 roadstead publish recipes "${where[@]}" --dry-run
equal "$(cat err)" "horn: would build Singularity.horn with command:./build.sh (new)
latest: would build Singularity with command:./build.sh (new)
would store what its store has not, in file://$PWD/store
would propose to registry.git on branch update/fleet/boat
would open no pull request: the registry is on plain git, or no token of its forge is at hand" 'the steps'
exits 0 roadstead recipes recipes "${where[@]}"
equal "$(state)" "$before" 'what a dry run and recipes leave'
[ ! -e store ] || fail 'a dry run made the store'

# A host that says what it is, with a token: the address of its API is said, and nothing is asked there.
sed -i 's/^storage:.*/storage: s3:\/\/images/' recipes/roadstead.yml
HOME=$PWD exits 0 roadstead publish recipes "${where[@]}" --dry-run --public-url https://images.example.org --json
locked="the store: no credentials for the bucket 'images', want AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a profile in ~/.aws/credentials"
says "would store what its store has not, in s3://images, seen at https://images.example.org; but here: $locked"
equal "$(jq -c '[.dry_run, (.tags[] | .tag, .todo)]' out)" '[true,"horn","build","latest","build"]' 'the report'

# The store is asked before the first build.
HOME=$PWD exits 3 roadstead publish recipes "${where[@]}"
equal "$(cat err)" "roadstead: $locked" 'what is said of a store without credentials'
touch occupied
exits 3 roadstead publish recipes "${where[@]}" --storage "file://$PWD/occupied/store"
equal "$(cat err)" "roadstead: the store: $PWD/occupied: Not a directory" 'what is said of a store that cannot be made'
[ ! -e recipes/builds ] || fail 'it has built something'

# What cannot work is told before the first build.
refuses() { # status, message, words: of publish with these words, and of the dry run
  local status=$1 message=$2 dry
  shift 2
  for dry in '' --dry-run; do
    exits "$status" roadstead publish recipes "${where[@]}" ${dry:+"$dry"} "$@"
    says "roadstead: $message"
  done
  [ ! -e recipes/builds ] || fail 'it has built something'
}
forms='file:///DIR, s3://BUCKET/PREFIX, github-release:OWNER/REPO, gitlab-release:GROUP/PROJECT, gitea-release:OWNER/REPO'
refuses 2 "--storage: no store has the scheme 's4', did you mean s3, want one of $forms, https://HOST/PATH, http://HOST/PATH" \
  --storage s4://images
refuses 2 "--builder: no builder 'aptainer', did you mean 'apptainer'?" --builder aptainer
sed -i 's/^builder:.*/builder: aptainer/' recipes/roadstead.yml
refuses 3 "tag 'horn': no builder 'aptainer', did you mean 'apptainer'?"
sed -i 's/^builder:.*/builder: "command:.\/build.sh"/' recipes/roadstead.yml
sed -i '/^storage:/d' recipes/roadstead.yml
# shellcheck disable=SC2016 # the message has them
refuses 3 'no store is named, want `storage:` in roadstead.yml or --storage'

mv recipes/roadstead.yml recipes/roadstead.yaml
refuses 3 'recipes/roadstead.yaml is not read, want it called roadstead.yml'
mv recipes/roadstead.yaml recipes/roadstead.yml

where[3]=fleet/boat.lock
refuses 2 "--namespace: git takes no branch of the name 'update/fleet/boat.lock', want --namespace to name the collection otherwise" \
  --storage file:///x
where[3]=fleet/boat

# A builder that is not here fails as it would in a real run, which goes on with the others.
exits 1 roadstead publish recipes "${where[@]}" --storage ./store --dry-run --json --builder command:./no-such
says "building latest: no program './no-such', want its path from the top of the repository"
says "would store what its store has not, in file://$PWD/store"
equal "$(jq -c '[.builds[].done]' out)" '["failed","failed"]' 'the builds'

# Nor does one build what is of the other kind.
for dry in '' --dry-run; do
  exits 1 roadstead publish recipes "${where[@]}" --storage ./store ${dry:+"$dry"} --builder buildah
  says "building latest: 'Singularity' is a definition file, which buildah does not build, want apptainer or singularity"
done

# A path in the settings begins beside them, wherever one stands.
printf 'registry: ../registry.git\n' >>recipes/roadstead.yml
exits 0 roadstead recipes --namespace fleet/boat --only horn recipes
sed -i '/^registry:/d' recipes/roadstead.yml

# Once it is proposed, nothing is left to do, and each tag says what it waits for.
exits 0 roadstead publish recipes "${where[@]}" --storage "file://$PWD/store"
exits 0 roadstead publish recipes "${where[@]}" --storage "file://$PWD/store" --dry-run
equal "$(cat err)" 'horn: waits to be merged
latest: waits to be merged
nothing would be stored or proposed' 'the steps of nothing'

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# connect writes what publish and the CI need, leaves what is there, and says what people have to do.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"

git init -q boat
git -C boat remote add origin https://github.com/fleet/boat.git
echo 'Bootstrap: scratch' >boat/Singularity.gpu
store='s3://images?region=eu-west-1'
exits 0 roadstead connect boat --registry https://github.com/harbor/registry --storage "$store" --builder apptainer
equal "$(cat out)" "wrote roadstead.yml
wrote .github/workflows/roadstead.yml
fleet/boat has 1 recipe:
  Singularity.gpu makes fleet/boat:gpu with apptainer
the CI wants the secret ROADSTEAD_REGISTRY_TOKEN: it pushes branches to https://github.com/harbor/registry and opens pull requests there
the CI wants the secret AWS_ACCESS_KEY_ID: it stores images in $store
the CI wants the secret AWS_SECRET_ACCESS_KEY: it stores images in $store
next: commit them; the CI publishes at each push"
equal "$(cat err)" ''
diff boat/.github/workflows/roadstead.yml "$here/../golden/publish/workflow.yml" || fail 'the workflow differs'

# Again changes nothing; another registry is not taken by mistake, and all that stands beside it stays.
echo 'exclude: [old]  # sunk' >>boat/roadstead.yml
exits 0 roadstead connect boat --registry https://github.com/harbor/registry --storage "$store"
equal "$(head -n 1 out)" 'all of it is written already'
exits 3 roadstead connect boat --registry https://github.com/other/registry --storage "$store"
says "roadstead.yml has \`registry: https://github.com/harbor/registry\`, want --replace to make it 'https://github.com/other/registry'"
exits 0 roadstead connect boat --registry https://github.com/other/registry --storage "$store" --replace
equal "$(tail -n +2 boat/roadstead.yml)" "registry: \"https://github.com/other/registry\"
storage: \"$store\"
builder: \"apptainer\"
exclude: [old]  # sunk"

# The releases of the repository itself want no secret but that of the registry, and a script no apptainer.
sed -i '/^storage\|^builder/d' boat/roadstead.yml
exits 0 roadstead connect boat --registry https://github.com/other/registry --storage github-release:fleet/boat \
  --builder command:./build.sh --replace
equal "$(grep -c 'wants the secret' out)" 1 'secrets'
# shellcheck disable=SC2016 # the workflow has it
equal "$(grep -E 'contents:|secrets\.|apptainer' boat/.github/workflows/roadstead.yml | sed 's/^ *//')" \
  'contents: write
ROADSTEAD_REGISTRY_TOKEN: ${{ secrets.ROADSTEAD_REGISTRY_TOKEN }}' 'the workflow'

# A forge's own token goes to that forge alone: for another host, the CI is asked for the store's.
for storage in 'gitea-release:fleet/boat?api=https://git.example.org/api/v1' 'github-release:fleet/boat?api=https://code.example.org/api/v3'; do
  exits 0 roadstead connect boat --registry https://github.com/other/registry --storage "$storage" --replace
  equal "$(grep 'wants the secret' out | tail -n +2)" "the CI wants the secret ROADSTEAD_STORE_TOKEN: it stores images in $storage"
done
exits 0 roadstead connect boat --registry https://github.com/other/registry --replace \
  --storage 'gitea-release:fleet/boat?api=https://codeberg.org/api/v1'
equal "$(grep -c 'wants the secret GITEA_TOKEN' out)" 1 'secrets'

git init -q ferry
git -C ferry remote add origin https://codeberg.org/fleet/ferry.git
echo 'Bootstrap: scratch' >ferry/Singularity
exits 0 roadstead connect ferry --registry https://codeberg.org/harbor/registry --storage "$store" --builder apptainer
cmp ferry/.github/workflows/roadstead.yml "$here/../golden/publish/workflow.yml" || fail 'the workflow of Forgejo differs'

# Another workflow is there: each image in a job of its own.
matrix=(--registry https://codeberg.org/harbor/registry --storage "$store" --builder apptainer --matrix)
exits 3 roadstead connect ferry "${matrix[@]}"
says '.github/workflows/roadstead.yml is there and says something else, want --replace to write it anew'
exits 0 roadstead connect ferry "${matrix[@]}" --replace
diff ferry/.github/workflows/roadstead.yml "$here/../golden/publish/workflow-matrix.yml" || fail 'the workflow of a matrix differs'

# Paths become whole, what no CI reaches is said, and so is that nothing is there to build.
git init -q --bare registry.git
git init -q raft
exits 0 roadstead connect raft --registry registry.git --storage "file://$PWD/store" --namespace fleet/raft --ci gitlab
equal "$(grep registry raft/roadstead.yml)" "registry: \"$PWD/registry.git\""
equal "$(cat err)" "warning: there is no recipe yet, want Singularity, Singularity.x, x.def, Dockerfile or the like
warning: the CI does not reach '$PWD/registry.git', a path of this machine
warning: the CI does not reach 'file://$PWD/store', a folder of this machine"

# Another CI takes the place of the one before; what people have changed is theirs.
git init -q cutter
echo 'Bootstrap: scratch' >cutter/Singularity
moving=(--registry https://github.com/harbor/registry --storage "$store" --builder apptainer --namespace fleet/cutter)
exits 0 roadstead connect cutter "${moving[@]}" --ci circleci
exits 0 roadstead connect cutter "${moving[@]}" --ci gitlab
grep -qxF 'removed .circleci/config.yml: another CI publishes now' out || fail "said $(<out)"
[ ! -e cutter/.circleci/config.yml ] || fail 'two CIs publish'
echo '# ours' >>cutter/.gitlab-ci.yml
exits 0 roadstead connect cutter "${moving[@]}" --ci github
says 'warning: .gitlab-ci.yml is there still: gitlab publishes, too'
[ -f cutter/.gitlab-ci.yml ] || fail 'what was changed is gone'

# What cannot work is not written.
git init -q dinghy
refuses() { # message, words
  local message=$1
  shift
  exits 2 roadstead connect dinghy --namespace fleet/dinghy "$@"
  says "$message"
  equal "$(ls dinghy)" '' 'what it wrote'
}
refuses "no store has the scheme 's4', did you mean s3" --registry registry.git --storage s4://images
refuses "no builder 'dokcer', did you mean 'docker'?" --registry registry.git --storage s3://images --builder dokcer
for ci in circleci none; do
  refuses "no matrix of jobs for '$ci', want --matrix with github or gitlab" \
    --registry registry.git --storage s3://images --matrix --ci $ci
done
refuses "public URL" --registry registry.git --storage s3://images --public-url images
refuses "'https://example.org/a' has a login in it" --registry https://me:secret@example.org/a --storage s3://images
refuses "'https://example.org/a' has a login in it" --registry https://example.org/a?token=secret --storage s3://images

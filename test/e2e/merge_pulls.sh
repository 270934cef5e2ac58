#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The pull requests of a registry on a forge: what passes is merged by the forge, all else stays open and is told why.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
# shellcheck source=../servers/common.sh
. "$examples/../test/servers/common.sh"
need jq

git init -q --bare -b main registry.git
git init -q -b main work
git -C work remote add origin ../registry.git
fake_pulls_of=registry.git
start_fake_pulls
export ROADSTEAD_FORGE=github ROADSTEAD_FORGE_API=$pulls ROADSTEAD_REGISTRY_TOKEN=token-99
# git goes to the repository behind the forge
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=url.$PWD/registry.git.insteadOf GIT_CONFIG_VALUE_0=https://forge.example/org/registry
registry=https://forge.example/org/registry

image() { # folder, letter
  local hex
  hex=$(hash_of "$2")
  mkdir -p "$1"
  printf -- '---\nlayout: manifests/singularity\nsize: 4096\ndigest: sha256:%s\nlayers:\n- {size: 4096, digest: "sha256:%s", url: "https://images.example.org/%s"}\n---\n' \
    "$hex" "$hex" "$hex" >"$1/README.md"
}
owned() { # collection, owner
  mkdir -p "work/$1"
  printf -- '---\nlayout: collection\nowners: [{%s}]\n---\n' "$2" >"work/$1/README.md"
  image "work/$1/manifests/1.0" "$1"
}
# propose USER BRANCH COLLECTION TAG [JSON [FORK]]: pushes a branch and opens its pull request. Prints its number.
propose() {
  git -C work checkout -qB "$2" main
  image "work/$3/manifests/$4" "$2 $4"
  git -C work add -A && git -C work commit -qm "Update $3" && git -C work push -q --force origin "$2" 2>/dev/null
  curl -sf -H "Authorization: Bearer user-$1" -d "{\"title\": \"$2\", \"body\": \"\", \"base\": \"main\", \"head\": \"${6-org}:$2\"${5-}}" \
    "$pulls/repos/org/registry/pulls" | jq .number
}
close() { # number…
  local number
  for number; do curl -sf -X PATCH -d '{"state": "closed"}' "$pulls/repos/org/registry/pulls/$number" >/dev/null; done
}
comments_of() { curl -sf "$pulls/repos/org/registry/issues/$1/comments" | jq -r '.[].body'; } # number
main_has() { git -C registry.git cat-file -e "main:$1" 2>/dev/null; }                          # path

printf 'title: The harbour\npolicy: {auto-merge: true, rules: {similar-name: off}, namespaces: {"by-hand/*": {auto-merge: false}}}\n' >work/roadstead.yml
for name in fleet/boat fleet/moving fleet/blocked fleet/unstable fleet/robot by-hand/raft fleet/ferry; do owned "$name" 'user: 7'; done
for name in fleet/tug fleet/barge; do owned "$name" 'team: 41'; done
owned fleet/launch 'team: 42'
owned fleet/tender 'repository: 2'
owned fleet/dory 'repository: 1'
git -C work add -A && git -C work commit -qm 'Begin' && git -C work push -q origin main

good=$(propose 7 update/fleet/boat fleet/boat 2.0)
stolen=$(propose 8 update/fleet/ferry fleet/ferry 2.0)
moving=$(propose 7 update/fleet/moving fleet/moving 2.0)
blocked=$(propose 7 update/fleet/blocked fleet/blocked 2.0)
new=$(propose 9 update/fleet/skiff fleet/skiff 1.0 '' ann)
by_hand=$(propose 7 update/by-hand/raft by-hand/raft 2.0)
propose 7 update/fleet/draft fleet/boat 3.0 ', "draft": true' >number
propose 7 topic fleet/boat 4.0 >number
before=$(git -C registry.git rev-parse main)

# A dry run judges, and changes nothing.
exits 0 roadstead merge --registry "$registry" --dry-run --json
equal "$(git -C registry.git rev-parse main)" "$before" 'main after a dry run'
equal "$(jq -c '[.pulls[] | [.number, .verdict, .done]]' out)" \
  "[[$good,\"pass\",\"would-merge\"],[$stolen,\"fail\",\"waits\"],[$moving,\"pass\",\"would-merge\"],[$blocked,\"pass\",\"waits\"],[$new,\"review\",\"waits\"],[$by_hand,\"pass\",\"waits\"],[7,\"\",\"waits\"]]"
grep -q comments posted && fail 'a dry run has commented'

exits 0 roadstead merge --registry "$registry" --repository work
says "roadstead: #$good update/fleet/boat by user-7: merged as $(git -C registry.git rev-parse main | cut -c 1-12)"
says "fleet/ferry: error: is changed by who is not among its owners on the base [ownership]"
says "roadstead: #$stolen update/fleet/ferry by user-8: waits: fail"
says "#$moving update/fleet/moving by user-7: waits: PUT $pulls/repos/org/registry/pulls/$moving/merge: answer 409: Head branch was modified."
says "#$blocked update/fleet/blocked by user-7: waits: GitHub calls it 'blocked', want 'clean'"
says "#$new update/fleet/skiff of ann/registry by user-9: waits: review"
says "#$by_hand update/by-hand/raft by user-7: waits: the policy leaves it to a person"
says '#7 update/fleet/draft by user-7: waits: it is a draft'
says 'merged 1 of 7 pull requests'
equal "$(git -C registry.git log -1 --format=%s main)" "Merge the update of fleet/boat (#$good)"
main_has fleet/boat/manifests/2.0/README.md || fail 'what passes is not merged'
for path in fleet/ferry/manifests/2.0 fleet/moving/manifests/2.0 fleet/blocked/manifests/2.0 fleet/skiff by-hand/raft/manifests/2.0; do
  ! main_has "$path" || fail "$path is merged"
done

# Who waits for something of their own is told once, and the comment stays current.
comments_of "$stolen" | grep 'does not pass' >/dev/null || fail "the comment is '$(comments_of "$stolen")'"
comments_of "$new" | grep 'a person must look' >/dev/null || fail "the comment is '$(comments_of "$new")'"
equal "$(comments_of "$good")$(comments_of "$by_hand")" '' 'comments where none is wanted'
asked=$(grep -c comments posted)
# The one that moved is judged anew, at its new head.
stands=$(git -C registry.git rev-parse update/fleet/moving)
exits 0 roadstead merge --registry "$registry"
says "#$moving update/fleet/moving by user-7: merged as $(git -C registry.git rev-parse main | cut -c 1-12)"
equal "$(git -C registry.git rev-parse main^2)" "$stands" 'the head that is merged'
equal "$(grep -c comments posted)" "$asked" 'comments after a second run'
git -C work checkout -q update/fleet/ferry
git -C work commit -q --allow-empty -m 'Again' && git -C work push -q origin update/fleet/ferry 2>/dev/null
exits 0 roadstead merge --registry "$registry" --no-comments
comments_of "$stolen" | grep "$(git -C work rev-parse HEAD | cut -c 1-12)" >/dev/null && fail '--no-comments has commented'
exits 0 roadstead merge --registry "$registry"
equal "$(comments_of "$stolen" | grep -c 'roadstead merge')" 1 'comments'
comments_of "$stolen" | grep "$(git -C work rev-parse HEAD | cut -c 1-12)" >/dev/null || fail 'the comment is not kept current'

# The account that all workflows share owns nothing, and a red check may be the one that knows who has pushed.
robot=$(propose 41898282 update/fleet/robot fleet/robot 2.0)
red=$(propose 7 update/fleet/unstable fleet/unstable 2.0)
exits 0 roadstead merge --registry "$registry"
says 'fleet/robot: review: is changed by nobody knows whom, want --author [ownership]'
says "#$robot update/fleet/robot by github-actions[bot]: waits: review"
says "#$red update/fleet/unstable by user-7: waits: its checks are not green"

# A team is asked for where it decides, and a fork stands for itself; the registry's own repository for nobody.
crew=$(propose 9 update/fleet/tug fleet/tug 2.0)
stranger=$(propose 8 update/fleet/barge fleet/barge 2.0)
unseen=$(propose 9 update/fleet/launch fleet/launch 2.0)
fork=$(propose 8 update/fleet/tender fleet/tender 2.0 '' ann)
no_fork=$(propose 8 update/fleet/dory fleet/dory 2.0)
exits 3 roadstead merge --registry "$registry" --no-comments
says "#$crew update/fleet/tug by user-9: merged as"
says "#$stranger update/fleet/barge by user-8: waits: fail"
says "#$unseen update/fleet/launch by user-9: whether user-9 is of the team 42, want a token that may see its members: 42 is none of the teams of org that it may see"
says "#$fork update/fleet/tender of ann/registry by user-8: merged as"
says "#$no_fork update/fleet/dory by user-8: waits: fail"
close "$crew" "$stranger" "$unseen" "$no_fork"

# Between the last look at the base and the merge lies a moment: what came of it is looked at.
owned fleet/late 'user: 7'
git -C work checkout -q main && git -C work pull -q origin main
git -C work add -A && git -C work commit -qm 'Another collection' && git -C work push -q origin main
echo >>work/roadstead.yml
git -C work commit -qam 'Another line' && git -C work push -q origin main
late=$(propose 7 update/fleet/late fleet/late 2.0)
exits 3 roadstead merge --registry "$registry"
merged=$(git -C registry.git rev-parse main | cut -c 1-12)
says "#$late update/fleet/late by user-7: merged as $merged: the base moved meanwhile: $merged is not what was judged, want it looked at"

# Without a token, and without a forge, there is nothing to merge by.
exits 3 env -u ROADSTEAD_REGISTRY_TOKEN "$ROADSTEAD" merge --registry "$registry"
says 'no token for the API of forge.example, want ROADSTEAD_REGISTRY_TOKEN'
exits 3 env ROADSTEAD_FORGE=git "$ROADSTEAD" merge --registry "$registry"
says "'https://forge.example/org/registry' is on no forge that is known, want its kind in ROADSTEAD_FORGE"
exits 2 roadstead merge --dry-run
exits 3 roadstead merge --registry "$registry" --base master
says "https://forge.example/org/registry: no branch 'master', want one to merge into"

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A bare repository governs itself by the two hooks: what fails is refused, what passes is merged and published, the
# rest waits for a person.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"

git init -q --bare registry.git
mkdir -p store/blobs/sha256
bytes_of one >"store/blobs/sha256/$(hash_of "$(bytes_of one)")"
for hook in pre-receive 'post-receive --site site --host pages --store store --base-url https://registry.example.org'; do
  printf '#!/bin/sh\ncd %q && exec %q hook %s --repository registry.git\n' "$PWD" "$ROADSTEAD" "$hook" \
    >"registry.git/hooks/${hook%% *}"
  chmod +x "registry.git/hooks/${hook%% *}"
done

# as AUTHOR COMMAND…: as the ssh server starts git for the account of a key
as() { SSH_CONNECTION=elsewhere ROADSTEAD_AUTHOR=$1 "${@:2}"; }
image() { # folder, letter[, more lines]
  mkdir -p "$1"
  bytes=$(hash_of "$2")
  printf -- '---\nlayout: manifests/singularity\nsize: 4096\ndigest: sha256:%s\nlayers:\n- {size: 4096, digest: "sha256:%s", url: "https://images.example.org/%s"}\n%s---\n' \
    "$bytes" "$bytes" "$bytes" "${3-}" >"$1/README.md"
}
change() { # branch, from: a clone on it
  rm -rf work
  git clone -q registry.git work
  git -C work checkout -qb "$1" "${2-origin/main}"
}
push() { # author, expected status: of the clone's branch
  git -C work add -A
  git -C work commit -q --allow-empty -m 'A change'
  exits "$2" as "$1" git -C work push -q origin "HEAD:${3-$(git -C work branch --show-current)}"
}

# The first push makes the registry.
git init -q -b main work
printf 'title: The harbour\npolicy:\n  auto-merge: true\n  movable: [latest]\n  maintainers: [{user: 1, name: ann}]\n' >work/roadstead.yml
image work/fleet/boat/manifests/1.0 "$(bytes_of one)"
printf -- '---\nlayout: collection\nowners: [{user: 7, name: bob}]\n---\n' >work/fleet/boat/README.md
git -C work remote add origin ../registry.git
push user:1 0 main
until_true grep -q 'fleet/boat' site/index.html
[ -f "site/v2/fleet/boat/blobs/sha256:$(hash_of "$(bytes_of one)")" ] || fail 'the site has no blob of the store'

# An owner's change passes, is merged and published.
change update/fleet/boat
image work/fleet/boat/manifests/2.0 two
push user:7 0
says 'update/fleet/boat: merged as'
equal "$(git -C registry.git log -1 --format=%s main)" 'Merge the update of fleet/boat'
equal "$(git -C registry.git for-each-ref --format='%(refname:short)')" main 'branches'
[ -f "site/api/container/fleet/boat:2.0" ] || fail 'the site has it not'
equal "$(ls registry.git/roadstead/authors)" '' 'what is noted of who pushed'

# Another's is refused, and leaves nothing.
change update/fleet/boat
image work/fleet/boat/manifests/3.0 three
push user:8 1
says 'fleet/boat: error: is changed by who is not among its owners on the base [ownership]'
says 'pushed by user:8'
equal "$(git -C registry.git for-each-ref --format='%(refname:short)')" main 'branches'

# What was published cannot be lost; nor can the base be pushed to, undone or taken away.
change update/fleet/boat
image work/fleet/boat/manifests/1.0 other
push user:7 1
# shellcheck disable=SC2016 # the message has them
says 'want it in `history` [add-only]'
push user:7 1 main
says "'main' is for who keeps the registry, want a branch update/<collection>"
exits 1 as user:7 git -C work push -q origin :main
exits 1 as user:1 git -C work push -q --force origin main~1:main
says 'what was merged would be undone, want commits on top of it'
exits 1 as user:7 git -C work push -q origin HEAD:refs/heads/other
says 'want a branch update/<collection>: others are for who keeps the registry'
exits 1 as user:7 git -C work push -q origin HEAD:refs/tags/v1

# A new collection waits for a person; nobody else takes its branch meanwhile; a maintainer merges it.
change update/fleet/raft
image work/fleet/raft/manifests/1.0 four
push user:9 0
says 'update/fleet/raft: waits: review'
says 'fleet/raft: review: is new here: a person must look [new-namespace]'
image work/fleet/raft/manifests/1.0 evil
push user:8 1
says "it is another's proposal"
exits 1 as user:8 git -C work push -q origin :update/fleet/raft
exits 1 as user:8 git -C work push -qf origin origin/main:refs/heads/update/fleet/raft
says "it is another's proposal"
image work/fleet/raft/manifests/1.0 five
push user:9 0
change main origin/update/fleet/raft 2>/dev/null || git -C work checkout -q main
git -C work merge -q --no-edit origin/update/fleet/raft
exits 0 as user:1 git -C work push -q origin main
[ -f "site/api/container/fleet/raft:1.0" ] || fail 'the site has not what a maintainer merged'
exits 0 roadstead merge --repository registry.git
equal "$(git -C registry.git for-each-ref --format='%(refname:short)' 'refs/heads/update/')" '' 'what waits'

# Killed after the push was taken: the next merge finishes it.
printf '#!/bin/sh\nkill -9 $$\n' >registry.git/hooks/post-receive
change update/fleet/boat
image work/fleet/boat/manifests/4.0 six
push user:7 0
equal "$(git -C registry.git for-each-ref --format='%(refname:short)' 'refs/heads/update/')" update/fleet/boat
exits 0 roadstead merge --repository registry.git --site site
says 'update/fleet/boat: merged as'
[ -f "site/api/container/fleet/boat:4.0" ] || fail 'the site has not what was merged later'

# A clone that somebody works in is not the registry.
exits 3 roadstead merge --repository work
says "'work' has a working tree, want the registry's bare repository"

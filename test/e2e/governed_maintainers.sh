#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Who keeps a governed repository pushes its base, by account or by key, and may change the policy; a tree with errors
# is refused of them too.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
need ssh-keygen

for name in keeper other; do ssh-keygen -q -t ed25519 -N '' -C '' -f "$PWD/$name"; done
git init -q --bare -b main registry.git
printf '#!/bin/sh\nexec %q hook pre-receive --repository %q\n' "$ROADSTEAD" "$PWD/registry.git" >registry.git/hooks/pre-receive
chmod +x registry.git/hooks/pre-receive

# as AUTHOR COMMAND…: as the ssh server starts git for the account of a key
as() { SSH_CONNECTION=elsewhere ROADSTEAD_AUTHOR=$1 "${@:2}"; }
signed() { git -C work -c gpg.format=ssh -c "user.signingkey=$PWD/$1" "${@:2}" -S; } # key, git's words
anew() { git -C work fetch -q && git -C work checkout -qB main origin/main; }
pushes() { # status, author
  exits "$1" as "$2" git -C work push -q origin HEAD:main
}
settings() { # maintainers, more of the policy
  printf 'title: The harbour\npolicy:\n  auto-merge: true\n  maintainers: [%s]\n%s' "$1" "${2-}" >work/roadstead.yml
}

git init -q -b main work
git -C work remote add origin ../registry.git
key=$(cut -d ' ' -f 1-2 keeper.pub)
settings "{user: 1, name: ann}, {key: \"$key\"}"
git -C work add -A && git -C work commit -qm 'Begin'
pushes 0 user:1

# By account: the policy itself may change, and what is of no collection.
settings "{user: 1, name: ann}, {key: \"$key\"}" '  movable: [latest]
'
echo '# Harbour' >work/README.md
git -C work add -A && git -C work commit -qm 'Let latest move'
pushes 1 user:2
says "'main' is for who keeps the registry, want a branch update/<collection>"
pushes 0 user:1

# A tree that cannot be published is nobody's to make: a policy with a key that is none, a tag without a digest.
settings "{user: 1, name: ann}, {key: \"$key\"}" '  movabel: [latest]
'
git -C work commit -qam 'Break the policy'
pushes 1 user:1
says 'the tree has errors, want them mended first'
says 'roadstead.yml:5:3: error:'
anew
mkdir -p work/fleet/boat/manifests/1.0
printf -- '---\nlayout: manifests/singularity\nsize: 4096\ndigest: sha256:abc\n---\n' >work/fleet/boat/manifests/1.0/README.md
git -C work add -A && git -C work commit -qm 'Break a tag'
pushes 1 user:1
says '[digest-form]'
anew

# By key, whoever's account it is; each commit of the maintainer's own line is signed, and the base names the key.
echo two >>work/README.md
git -C work add -A && git -C work commit -qm 'Unsigned'
pushes 1 user:2
echo three >>work/README.md
git -C work add -A && signed keeper commit -qm 'Signed, on top of what is not'
pushes 1 user:2
anew
echo two >>work/README.md
git -C work add -A && signed other commit -qm 'Signed by another'
pushes 1 user:2
anew
echo two >>work/README.md
git -C work add -A && signed keeper commit -qm 'Signed'
pushes 0 user:2

# A merge that is signed vouches for what it merges.
git -C work checkout -qb update/fleet/raft
echo from-another >work/note.md
git -C work add -A && git -C work commit -qm 'Of another'
git -C work checkout -q main
signed keeper merge -q --no-ff -m 'Merge it by hand' update/fleet/raft
pushes 0 user:2

# A key that the base names no more signs nothing, not even its own return.
settings '{user: 1, name: ann}'
git -C work commit -qam 'Revoke the key'
pushes 0 user:1
settings "{user: 1, name: ann}, {key: \"$key\"}"
git -C work add -A && signed keeper commit -qm 'Bring the key back'
pushes 1 user:2

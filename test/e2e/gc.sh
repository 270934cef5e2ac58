#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What nobody names any more is found, written down, signed off and removed, and nothing else.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
need ssh-keygen

old='2 months ago' store=$PWD/store
blob() { # text: stored long ago
  local hex
  hex=$(hash_of "$1")
  mkdir -p store/blobs/sha256
  printf '%s' "$1" >"store/blobs/sha256/$hex"
  touch -d "$old" "store/blobs/sha256/$hex"
  echo "$hex"
}
gc() { roadstead gc "${registry:-registry}" --store "file://$store" "$@"; }
there() { [ -e "store/blobs/sha256/$(hash_of "$1")" ]; } # text
stays() { there "$1" || fail "'$1' is gone"; }
commit() { # date, message
  git -C registry add -A
  GIT_COMMITTER_DATE=$(date -d "$1" -R) git -C registry commit -q --allow-empty -m "$2"
}
named() { printf -- '---\nlayout: manifests/singularity\ndigest: sha256:%s\n---\n' "$1"; } # hex

git init -q -b main registry
for name in tag history attached child layer referrer; do blob "$name" >/dev/null; done
mkdir -p registry/a/b/manifests/{1,2,3}
named "$(hash_of tag)" >registry/a/b/manifests/1/README.md
printf -- '---\nhistory:\n- {digest: "sha256:%s"}\nattached:\n- {digest: "sha256:%s"}\n---\n' "$(hash_of history)" \
  "$(hash_of attached)" >registry/a/b/manifests/2/README.md
# An index names a child, the child a layer, and a signature refers to the child.
printf '{"manifests": [{"digest": "sha256:%s"}]}' "$(hash_of child)" >registry/a/b/manifests/3/index.json
printf '{"layers": [{"digest": "sha256:%s"}]}' "$(hash_of layer)" >registry/a/b/manifests/3/child.json
printf '{"subject": {"digest": "sha256:%s"}, "layers": [{"digest": "sha256:%s"}]}' "$(hash_of child)" \
  "$(hash_of referrer)" >registry/a/b/manifests/3/signature.json
commit '3 months ago' 'Begin'

# Replaced long ago; replaced lately, by a commit that is new; proposed on a branch; only stored, and that just now.
for name in forgotten lately proposed stray; do blob "$name" >/dev/null; done
mkdir registry/a/b/manifests/4
named "$(hash_of forgotten)" >registry/a/b/manifests/4/README.md && commit '80 days ago' 'One'
named "$(hash_of lately)" >registry/a/b/manifests/4/README.md && commit '70 days ago' 'Two'
named "$(hash_of tag)" >registry/a/b/manifests/4/README.md && commit '2 days ago' 'Three'
git -C registry checkout -qb update/a/b
named "$(hash_of proposed)" >registry/a/b/manifests/4/README.md && commit '80 days ago' 'Propose'
git -C registry checkout -q main
touch "store/blobs/sha256/$(hash_of new)"
printf 'half' >"store/blobs/sha256/$(hash_of broken).part" && touch -d "$old" "store/blobs/sha256/$(hash_of broken).part"
echo mine >store/blobs/sha256/notes.txt

exits 0 gc
grep -qx '1 blob of 0 B are named by nobody and younger than 30 days' out || fail "$(cat out)"
grep -qx '3 blobs of 18 B can go' out || fail "$(cat out)"
equal "$(find store/blobs/sha256 -type f | wc -l)" 13 'files after a look'

exits 0 gc --list list.json
equal "$(jq -r '.blobs[].digest' list.json | sort)" \
  "$(for name in forgotten stray broken; do echo "sha256:$(hash_of "$name")"; done | sort)" 'the list'
equal "$(jq '[.blobs[] | select(.whole | not)] | length' list.json)" 1 'broken uploads'

# What has been named since, or is stored anew, is no more what somebody looked at.
git -C registry checkout -q update/a/b
named "$(hash_of stray)" >registry/a/b/manifests/4/README.md && commit now 'Take it again'
git -C registry checkout -q main
exits 0 gc --remove list.json
grep -qx '2 blobs of 13 B removed' out || fail "$(cat out)"
grep -qx '1 blob of the list stay: named by now, changed, or gone' out || fail "$(cat out)"
for name in tag history attached child layer referrer lately proposed stray new; do stays "$name"; done
there forgotten && fail 'it is there still'
[ -f store/blobs/sha256/notes.txt ] || fail 'what is no blob is gone'
exits 0 gc --remove list.json
grep -qx '0 blobs of 0 B removed' out || fail "$(cat out)"

# A clone asks its remote for what others have proposed meanwhile.
git clone -q registry clone
blob elsewhere >/dev/null
git -C registry checkout -qb update/c/d
named "$(hash_of elsewhere)" >registry/a/b/manifests/1/README.md && commit now 'Propose more'
git -C registry checkout -q main
registry=clone exits 0 gc --json
equal "$(jq '.unnamed.blobs' out)" 0 'what can go'
registry=clone exits 0 gc --json --offline
equal "$(jq '.unnamed.blobs' out)" 1 'what can go, says who does not ask'
equal "$(git -C clone for-each-ref | wc -l)" 4 'references of the clone'

# A remote that is not there is no reason to believe what is here.
registry="clone" exits 3 gc --remote orgin
says "no remote 'orgin', did you mean 'origin', want one of origin"
exits 3 gc --remote upstream
says "no remote 'upstream', want --offline: there is none"
git -C clone remote rename origin upstream 2>said
registry="clone" exits 3 gc
says "no remote 'origin', want one of upstream"
git -C clone remote rename upstream origin 2>said
mkdir -p layout && echo '{}' >layout/oci-layout
exits 3 roadstead gc registry --store "file://$PWD/layout"
says "layout' is an OCI image layout, whose blobs its own index names, want a store"

# What cannot be told is no reason to remove anything.
git clone -q --depth 1 "file://$PWD/registry" cut
registry="cut" exits 3 gc
says "the history of 'cut' is cut off, want all of it (git fetch --unshallow)"
git -C registry config uploadpack.allowFilter true
git clone -q --filter=blob:none --no-checkout "file://$PWD/registry" partial
registry=partial exits 3 gc --offline
git init -q -b main empty && git -C empty commit -q --allow-empty -m Nothing
registry=empty exits 3 gc
says 'no file names an image, want a registry that stores here'
git -C clone remote set-url origin "$PWD/nowhere"
registry=clone exits 3 gc
says "asking 'origin' what it has"
exits 2 roadstead gc registry --store https://store.example.org/
says 'cannot list what it has, want a directory, a bucket or a release'
exits 2 gc --list x --remove y
echo '{"blobs": [{"digest": "sha256:12"}]}' >wrong.json
exits 3 gc --remove wrong.json
says "wrong.json: blobs[0]: digest 'sha256:12' is none, want sha256: and 64 hex digits"

# Where keys keep the registry, one of them signs the list.
ssh-keygen -q -t ed25519 -N '' -C keeper -f keeper && ssh-keygen -q -t ed25519 -N '' -C other -f other
printf 'policy:\n  maintainers:\n  - key: %s\n' "$(cut -d ' ' -f 1,2 keeper.pub)" >registry/roadstead.yml
commit now 'Name a keeper'
blob last >/dev/null
exits 0 gc --list list.json
exits 3 gc --remove list.json
says 'the list has no signature of a maintainer, want list.json.sig'
ssh-keygen -q -Y sign -n roadstead-gc -f other list.json 2>/dev/null
exits 3 gc --remove list.json
rm list.json.sig && ssh-keygen -q -Y sign -n roadstead-gc -f keeper list.json 2>/dev/null
sed 's/"size":4/"size":5/' list.json >changed.json && cp list.json.sig changed.json.sig
exits 3 gc --remove changed.json
exits 0 gc --remove list.json
there last && fail 'it is there still'
stays tag

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# `roadstead verify` against a server that lies in every way: each lie has its rule and its message, and no truth has one.
servers=$(readlink -e "$(dirname "$0")/../servers")
. "$(dirname "$0")/common.sh"
need python3
need jq

port=$(free_port)
url=http://127.0.0.1:$port
"$servers/liar" "$port" asked >liar.out 2>&1 &
processes+=($!)
until_true grep -q serving liar.out

asked() { sleep 0.2 && sort asked; } # what was asked since forget(); the liar writes it down within a moment
forget() { sleep 0.2 && : >asked; }

# object NAME LIE [MIRROR-LIE]: a tag of harbor/boat with that name, whose image is where the liar has it.
object() {
  local folder=registry/harbor/boat/manifests/$1 hex
  hex=$(printf 'hsqs%-4092s' "$1" | sha256sum | cut -d ' ' -f 1)
  mkdir -p "$folder"
  printf -- '---\nlayout: manifests/singularity\nsize: 4096\ndigest: sha256:%s\nlayers:\n- {size: 4096, digest: "sha256:%s", url: "%s"%s}\n---\n' \
    "$hex" "$hex" "$url/$2/$1" "${3+, mirrors: [\"$url/$3/$1\"]}" >"$folder/README.md"
}
verify() { roadstead verify registry --allow-private --timeout 1 "$@"; }
# told RULE MESSAGE: of what was verified last, which is one object. Both empty: nothing.
told() {
  equal "$(jq -r '.findings[] | .rule' out)" "$1" "rule of $name $*"
  equal "$(jq -r '.findings[] | .message' out)" "$2" "message of $name"
}
# lie OPTION… -- NAME RULE MESSAGE: NAME is the lie, and "URL" in the message its address.
lie() {
  local options=()
  while [ "$1" != -- ]; do options+=("$1") && shift; done
  name=$2
  rm -rf registry
  object "$name" "$name"
  exits "$([ -z "$3" ] && echo 0 || echo 1)" verify --json "${options[@]}"
  told "$3" "${4/#URL/$url/$name/$name}"
}
own=$(printf 'hsqs%-4092s' other-bytes | sha256sum | cut -d ' ' -f 1)
other=$(printf 'hsqs%-4092s' 'other-bytes!' | sha256sum | cut -d ' ' -f 1)
page=', but 4096 are stated'

lie -- sound '' ''
lie -- moved '' ''
lie -- no-head '' ''
lie -- without-length '' ''
lie -- busy-once '' ''
lie -- down-once '' ''
lie -- missing object-missing 'URL: answer 404, want the object'
lie -- gone object-missing 'URL: answer 410, want the object'
lie -- denied object-denied 'URL: answer 403, want the object'
lie -- locked object-denied 'URL: answer 401, want the object'
lie -- teapot object-unknown 'URL: answer 418, want the object'
lie -- down object-unknown 'URL: answer 503, want the object'
lie -- shorter object-size "URL: 4095 bytes$page"
lie -- longer object-size "URL: 4097 bytes$page"
lie -- page object-type 'URL: the first bytes are an HTML page, want a SIF or squashfs image'
lie -- page-of-that-size object-type 'URL: the first bytes are an HTML page, want a SIF or squashfs image'
lie -- login object-type "URL (at $url/page/login): the first bytes are an HTML page, want a SIF or squashfs image"
lie -- round object-unknown 'URL: more than 10 redirections, want an end'
lie -- to-credentials object-unknown 'URL: is redirected to an address with credentials, want one that anyone may read'
lie -- to-file object-unknown 'URL: is redirected to no URL, want http:// or https://'
lie -- gzip object-type "URL: comes with Content-Encoding 'gzip', want the bytes as they are"
lie -- endless object-size 'URL: more bytes come than the 4096 that are stated'

lie --first-bytes -- sound '' ''
lie --first-bytes -- text object-type "URL: the first bytes are no image's (7878787878787878), want a SIF or squashfs image"
lie --first-bytes -- longer object-size "URL: 4097 bytes$page"
name=signed
rm -rf registry
object signed sound
sed -i '$i signers: ["1111111111111111111111111111111111111111"]' registry/harbor/boat/manifests/signed/README.md
exits 0 verify --json # a head cannot tell
exits 1 verify --json --first-bytes
told object-image "$url/sound/signed: the image is no SIF and carries no signature, and one is stated"

lie --deep -- sound '' ''
lie --deep -- moved '' ''
lie --deep -- without-length '' ''
lie --deep -- other-bytes object-digest "URL: other bytes: their digest is sha256:$other, but sha256:$own is stated"
lie --deep -- endless object-size 'URL: more bytes come than the 4096 that are stated'
lie --deep -- truncated object-unknown 'URL: transferred a partial file, want an answer, after 1000 bytes'

# How far a drip comes depends on the machine.
rm -rf registry
object drip drip
exits 1 verify --deep --json
jq -e '.findings[0] | .rule == "object-unknown" and (.message | test("/drip/drip: timeout was reached, want an answer, after [0-9]+ bytes$"))' out >/dev/null ||
  fail "of a drip: $(cat out)"
rm -rf registry
object reset reset
exits 1 verify
grep -qE '/reset/reset: (server returned nothing|failure when receiving).*, want an answer \[object-unknown\]$' out || fail "of a reset: $(cat out)"
rm -rf registry
object silent silent
exits 1 verify
grep -q '/silent/silent: timeout was reached, want an answer \[object-unknown\]$' out || fail "of silence: $(cat out)"

# A mirror is asked as the address is. What is at one address in many tags is asked once, and told once.
rm -rf registry
object boat sound other-bytes
cp -r registry/harbor/boat/manifests/boat registry/harbor/boat/manifests/copy
forget
exits 1 verify --deep
equal "$(asked)" "$(printf 'GET /other-bytes/boat \nGET /sound/boat ')" 'what was asked'
grep -q '^harbor/boat/manifests/boat/README.md:6:.*: error: mirror .*/other-bytes/boat: other bytes: .* (so say 2 places) \[object-digest\]$' out ||
  fail "of a mirror: $(cat out)"
says '2 objects: 1 sound, 1 broken'

# Nothing of this machine or its network is asked, whatever name leads there, unless that is wanted.
forget
exits 1 roadstead verify registry
grep -q 'sound/boat: 127.0.0.1 is loopback, want a public address' out || fail "of a private address: $(cat out)"
equal "$(asked)" '' 'what was asked'

# A part of the whole, told by digests.
rm -rf registry
for name in a b c d e f g h i j k l; do object "$name" sound; done
forget
for part in 1 2 3; do exits 0 verify --shard "$part/3" -j 1; done
equal "$(asked | wc -l)" 12 'questions of all shards'
equal "$(asked | uniq | wc -l)" 12 'objects of all shards'
exits 0 verify --sample 50% --seed monday --json && cp out first
exits 0 verify --sample 0.5 --seed monday --json
cmp out first || fail 'a sample differs from itself'
exits 2 roadstead verify registry --shard 4/3
says "'4/3' is no shard, want as 2/5, the second of five"
exits 2 roadstead verify registry --sample 0
exits 2 roadstead verify registry --seed monday
exits 3 roadstead verify nowhere

# What a change adds is read in full, and nothing else is.
need git
export GIT_CONFIG_GLOBAL=$PWD/gitconfig GIT_CONFIG_NOSYSTEM=1
git config --global user.name keeper
git config --global user.email keeper@example.org
rm -rf registry
object old other-bytes
git init -q -b main registry
git -C registry add -A
git -C registry commit -qm 'Begin the registry'
object new sound
forget
exits 0 verify --changed-since main
equal "$(asked)" 'GET /sound/new ' 'what was asked'
says '1 object: 1 sound'
git -C registry add -A
git -C registry commit -qm 'Add a tag'
exits 0 roadstead verify registry@main --changed-since main~1 --allow-private
exits 1 roadstead verify registry@main --allow-private --deep
exits 3 verify --changed-since nowhere

# What the policy names is asked although it is private, and nothing that it leads to.
rm -rf registry
object boat sound
object led to-private
printf 'policy: {private-hosts: [127.0.0.0/8]}\n' >registry/roadstead.yml
exits 1 roadstead verify registry --timeout 1
equal "$(sed 's/.*README.md:[0-9:]* //' out)" "review: $url/to-private/led (at http://10.0.0.1/led): 10.0.0.1 is private, want a public address [object-unknown]" 'what is led astray'
says '2 objects: 1 sound, 1 could not be told'
rm -rf registry
url=http://localhost:$port object boat sound
printf 'policy: {private-hosts: [localhost]}\n' >registry/roadstead.yml
exits 0 roadstead verify registry
printf 'policy: {private-hosts: [elsewhere.internal, 10.0.0.0/8]}\n' >registry/roadstead.yml
exits 1 roadstead verify registry

# A change opens no door for itself.
rm -rf registry
object old sound
git init -q -b main registry
git -C registry add -A
git -C registry commit -qm 'Begin the registry'
printf 'policy: {private-hosts: [127.0.0.1]}\n' >registry/roadstead.yml
object new sound
exits 1 roadstead verify registry --changed-since main
grep -q 'sound/new: 127.0.0.1 is loopback, want a public address' out || fail "of a change that names a host: $(cat out)"
git -C registry add -A
git -C registry commit -qm 'Name a host'
object newer sound
exits 0 roadstead verify registry --changed-since main

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# `roadstead verify --deep` and images that apptainer has signed: what holds for apptainer holds for us, and what somebody
# changed, with a digest to match, does not.
clients=$(readlink -e "$(dirname "$0")/../clients")
. "$(dirname "$0")/common.sh"
need python3
need jq
why=$("$clients/make-root" 2>&1 >/dev/null) || lacks "${why##*$'\n'}"
"$clients/in-root" true 2>/dev/null || skip 'this machine lets nobody unshare namespaces'

mkdir images
"$clients/in-root" -w "$PWD/images" bash -c "$(cat "$clients/sign-sif")" 2>err || fail "signing: $(tail -n 3 err)"
signed=$(date +%s)
port=$(free_port)
python3 -m http.server --bind 127.0.0.1 --directory images "$port" >/dev/null 2>&1 &
processes+=($!)
until_true curl -s -o /dev/null "http://127.0.0.1:$port/"

# fingerprint NAME: of its key, as the first signature of an image names it: 20 bytes of the descriptor.
fingerprint() { roadstead image inspect --json "images/$1.sif" | jq -r "[.sif.objects[].fingerprint // empty][${2-0}]"; }
keeper=$(fingerprint signed)
mate=$(fingerprint twice 1)
expiring=$(fingerprint expiring)

# registry IMAGE SIGNERS KEY…: a tag of that image, as whoever changed it would state it, and the policy's keys.
registry() {
  local size hex key
  size=$(stat -c %s "images/$1.sif")
  hex=$(sha256sum "images/$1.sif" | cut -d ' ' -f 1)
  rm -rf registry
  mkdir -p registry/harbor/boat/manifests/1.0
  printf -- '---\nlayout: manifests/singularity\nsize: %s\ndigest: sha256:%s\nlayers:\n- {size: %s, digest: "sha256:%s", url: "http://127.0.0.1:%s/%s.sif"}\nsigners: [%s]\n---\n' \
    "$size" "$hex" "$size" "$hex" "$port" "$1" "$2" >registry/harbor/boat/manifests/1.0/README.md
  echo 'policy: {private-hosts: [127.0.0.1]}' >registry/roadstead.yml
  [ $# = 2 ] || printf 'policy:\n  private-hosts: [127.0.0.1]\n  pgp-keys:\n' >registry/roadstead.yml
  for key in "${@:3}"; do (echo '  - |' && sed 's/^/    /' "images/$key.asc") >>registry/roadstead.yml; done
}

holds() { exits 0 roadstead verify registry --deep; }
# fault MESSAGE: what is said of the signature, and of nothing else.
fault() {
  exits 1 roadstead verify registry --deep --json
  equal "$(jq -r '.findings[] | .rule + ": " + .message' out)" "object-image: $1" 'what is said'
}
at() { echo "http://127.0.0.1:$port/$1.sif: the signature by $2 does not hold"; } # image, key

# apptainer's verdict on an image, for ours to be the same.
apptainer_says() { # image: with the keeper's key alone
  "$clients/in-root" -w "$PWD/images" bash -c "apptainer -q key import keeper.asc && apptainer verify --local $1.sif" >said 2>&1
}

registry signed "$keeper" keeper
holds
apptainer_says signed || fail "apptainer: $(tail -n 3 said)"
registry twice "$keeper, $mate" keeper mate
holds

# Without a key the table is believed, and the end says so.
registry twice "$keeper, $mate" keeper
holds
says "not verified: the registry has no key $mate, which is said to have signed 1 image"
registry signed "$keeper"
holds
says "not verified: the registry has no key $keeper, which is said to have signed 1 image"
exits 0 roadstead verify registry --first-bytes
! grep -q 'not verified' err || fail 'it says what nobody asked for'

registry signed "$mate" mate
fault "http://127.0.0.1:$port/signed.sif: the SIF has no signature of its system by $mate, and one is stated"

# change FROM TO OFFSET BYTES: a copy with other bytes there.
change() { cp "images/$1.sif" "images/$2.sif" && printf '%b' "$4" | dd of="images/$2.sif" bs=1 seek="$3" conv=notrunc status=none; }
object() { roadstead image inspect --json images/signed.sif | jq -r ".sif.objects[] | select(.type == \"$1\") | .$2"; }

change signed changed "$(($(object partition offset) + 4321))" '\x7f\x7f'
registry changed "$keeper" keeper
fault "$(at changed "$keeper"): it is about other bytes of object $(object partition id)"
! apptainer_says changed || fail 'apptainer finds nothing wrong with other bytes'

# The first descriptor, which is the recipe's: its name.
change signed renamed $((4096 + 73)) x
registry renamed "$keeper" keeper
fault "$(at renamed "$keeper"): it is about another descriptor of object 1"
! apptainer_says renamed || fail 'apptainer finds nothing wrong with another descriptor'

change signed launched 0 '#!/bin/sh -x\n'
registry launched "$keeper" keeper
fault "$(at launched "$keeper"): it is about another header"
! apptainer_says launched || fail 'apptainer finds nothing wrong with another header'

registry part "$keeper" keeper
fault "$(at part "$keeper"): it does not sign object 1"
! apptainer_says part || fail 'apptainer finds nothing wrong with a part that is signed'

# The mate's signature in the keeper's name: 20 bytes of the descriptor, that of the only signature.
place=$(roadstead image inspect --json images/signed.sif | jq '.sif.objects | map(.type) | index("signature")')
change expiring named $((4096 + place * 585 + 201 + 4)) "$(fold -w 2 <<<"$keeper" | sed 's/^/\\x/' | tr -d '\n')"
registry named "$keeper" keeper
fault "$(at named "$keeper"): another key has made it"

registry signed "$keeper" revoked
fault "$(at signed "$keeper"): its key is revoked"
while [ "$(date +%s)" -le $((signed + 21)) ]; do sleep 1; done
registry expiring "$expiring" expiring
fault "$(at expiring "$expiring"): its key has expired"

# A key that nobody can read is an error of the policy.
registry signed "$keeper" keeper
sed -i 's/^    m/    !/' registry/roadstead.yml
exits 1 roadstead check registry
grep -q "^roadstead.yml:[0-9:]*: error: the PGP key cannot be read, want what 'gpg --armor --export' writes \[schema\]$" out ||
  fail "of a broken key: $(cat out)"

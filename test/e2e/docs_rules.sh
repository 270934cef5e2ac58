#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The tables of rules in docs/registry-format.md, docs/governance.md and docs/verification.md: their rules are those of `roadstead check
# --list-rules`, and each example message of the first is what `roadstead check` says of a tree that breaks the rule.
# Those on changes are pinned by test/changes, those on stored objects by verify.sh.
docs=$(readlink -e "$(dirname "$0")/../../docs")
. "$(dirname "$0")/common.sh"

rows_of() { sed -n '/^## Rules/,$ { /^| [a-z-]* | /p }' "$docs/$1" | grep -v '^| rule |'; } # file
rows=$(rows_of registry-format.md)
column() { sed -E 's/^\| (.*) \|$/\1/; s/ \| /\n/g' <<<"$1" | sed -n "$2p"; } # row, number

diff <(roadstead check --list-rules | sed -E 's/ +/ | /; s/(error|review|warning) +/\1 | /' | sort) \
  <(while read -r row; do echo "$(column "$row" 1) | $(column "$row" 2) | $(column "$row" 3)"; done < <(echo "$rows" && rows_of governance.md && rows_of verification.md) | sort) ||
  fail "the documents have other rules than 'roadstead check --list-rules'"

sha=sha256:$(printf '%064d' 7)
broken() { # folder, front matter's lines after the layout
  mkdir -p "tree/$1"
  printf -- '---\nlayout: manifests/singularity\n%s\n---\n' "$2" >"tree/$1/README.md"
}
image() { printf 'size: %s\ndigest: %s\nlayers:\n- {size: %s, digest: "%s", url: "%s"}' "$1" "$2" "$1" "$2" "$3"; } # size, digest, URL
digest_of() { echo "sha256:$(hash_of "$1")"; } # text
https=https://storage.example.org/buoy.sif

broken harbor/buoy/manifests/latest "$(image 8192 "$sha" "$https")"
broken harbor/buoy/manifests/schema "digset: $sha"
broken harbor/buoy/manifests/1.0+cuda "$(image 8192 "$sha" "$https")"
broken Harbor/buoy/manifests/collision "$(image 8192 "$sha" "$https")"
broken harbor/buoy/manifests/digest "$(image 8192 sha256:abc "$https")"
broken harbor/buoy/manifests/size "$(image 756 "$sha" "$https")"
broken harbor/buoy/manifests/sum "$(image 8192 "$sha" "$https")"$'\n- {size: 1}'
broken harbor/buoy/manifests/url "$(image 8192 "$sha" http://storage.example.org/buoy.sif)"
broken harbor/buoy/manifests/frozen "$(image 8192 md5:"$(printf '%032d' 7)" "$https")"$'\nfrozen: true'
broken harbor/raft/manifests/yanked "$(image 8192 "$sha" "$https")"$'\nyanked: it sank'
broken harbor/buoy/manifests/markdown "$(image 8192 "$sha" "$https")"
echo '[beacon](javascript:alert(1))' >>tree/harbor/buoy/manifests/markdown/README.md
broken harbor/buoy/manifests/bytes "$(image 9 "$(digest_of short)" "$https")"
missing=sha256:$(printf '%064d' 8)
broken harbor/buoy/manifests/missing $'size: 8192\ndigest: '"$missing"$'\nlayers:\n- {size: 8192, digest: "'"$missing"$'"}'
mkdir -p store/blobs/sha256
printf short >"store/blobs/sha256/$(hash_of short)"
head -c 8192 /dev/zero >"store/blobs/sha256/${sha#sha256:}"
ln -s README.md tree/harbor/buoy/manifests/latest/link

exits 1 roadstead check --format json --store store --deep tree
while read -r row; do
  rule=$(column "$row" 1) message=$(column "$row" 4)
  jq -e --arg rule "$rule" --arg message "$message" '.findings | any(.rule == $rule and .message == $message)' out >/dev/null ||
    fail "nothing says '$message' [$rule]"
done <<<"$rows"

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# SIGHUP, and with --watch a change alone, of registry or store, make a server load them anew; what is broken changes
# nothing.
. "$(dirname "$0")/common.sh"

lists() { ask /v2/harbor/buoy/tags/list >/dev/null && [ "$(jq -c .tags body)" = "$1" ]; } # JSON

tag registry harbor/buoy 1.0 "$(bytes_of one)"
serve registry
lists '["1.0"]' || fail "tags are $(cat body)"
tag registry harbor/buoy 2.0 "$(bytes_of two)"
lists '["1.0"]' || fail 'a change showed without a signal'
kill -HUP "$started"
until_true lists '["1.0","2.0"]'

echo 'no front matter' >registry/harbor/buoy/manifests/2.0/README.md
kill -HUP "$started"
until_true grep -q 'still serving the former state' serve.err
lists '["1.0","2.0"]' || fail 'a broken registry replaced a sound one'
kill "$started"
wait "$started" || fail "a server that is told to end ends with $?, want 0"

rm -r registry/harbor/buoy/manifests/2.0
serve registry --watch
lists '["1.0"]' || fail "tags are $(cat body)"
tag registry harbor/buoy 3.0 "$(bytes_of three)"
until_true lists '["1.0","3.0"]'
echo 'no front matter' >registry/harbor/buoy/manifests/3.0/README.md
until_true grep -q 'still serving the former state' serve.err
sleep 3
equal "$(grep -c 'still serving the former state' serve.err)" 1 'complaints about one change'
lists '["1.0","3.0"]' || fail 'a broken registry replaced a sound one'
tag registry harbor/buoy 3.0 "$(bytes_of three)"
loaded_twice() { [ "$(grep -c 'loaded registry anew' serve.err)" = 2 ]; }
until_true loaded_twice
kill "$started"

# A blob that is added to the store later, also one that is there before all of its bytes.
mkdir -p later/blobs/sha256
tag registry harbor/buoy 4.0 "$(bytes_of four)"
sed -i 's/, url: [^}]*//' registry/harbor/buoy/manifests/4.0/README.md
four=$(hash_of "$(bytes_of four)")
serve registry --store later --watch
there() { [ "$(ask "/v2/harbor/buoy/blobs/sha256:$four")" = 200 ]; }
equal "$(ask "/v2/harbor/buoy/blobs/sha256:$four")" 404 'status of a blob that is not there'
head -c 1000 "store/blobs/sha256/$four" >"later/blobs/sha256/$four"
until_true grep -q 'still serving the former state' serve.err
equal "$(ask "/v2/harbor/buoy/blobs/sha256:$four")" 404 'status of a blob that has but a part of its bytes'
tail -c +1001 "store/blobs/sha256/$four" >>"later/blobs/sha256/$four"
until_true there
cmp body "store/blobs/sha256/$four"
kill "$started"

# What is unusual is said at the start and when it changes, not at each load.
tag warned Harbor/buoy 1.0 "$(bytes_of one)"
tag warned harbor/buoy 1.0 "$(bytes_of two)"
sed -i "s/sha256:[0-9a-f]*/md5:$(printf '%032d' 0)/" warned/harbor/buoy/manifests/1.0/README.md
rm -r store
serve warned
reports() { grep -c "0 errors, . warnings\?; 'roadstead check warned' lists them" serve.err; }
equal "$(reports)" 1 'reports at the start'
grep -q '^withheld from library: 1 tag (harbor/buoy:1.0): ' serve.err || fail "it said '$(cat serve.err)'"
loads() { grep -c 'loaded warned anew' serve.err; }
loaded() { [ "$(loads)" = "$1" ]; }
kill -HUP "$started"
until_true loaded 1
equal "$(reports)" 1 'reports after nothing has changed'
rm -r warned/Harbor
kill -HUP "$started"
until_true loaded 2
equal "$(reports)" 2 'reports after a change'

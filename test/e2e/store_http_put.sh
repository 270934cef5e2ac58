#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The store's contract on nginx, which takes PUT; without the password nothing is written.
. "$(dirname "$0")/common.sh"
# shellcheck source=../servers/common.sh
. "$examples/../test/servers/common.sh"

start_nginx_dav
export ROADSTEAD_STORE_USER=writer ROADSTEAD_STORE_PASSWORD=secret
holds_contract "http://127.0.0.1:$port/dav/images"

printf bytes >blob
digest=$(hash_of bytes)
exits 3 env ROADSTEAD_STORE_PASSWORD=guess "$PUT_BLOB" "http://127.0.0.1:$port/dav" blob "$digest"
says "PUT http://127.0.0.1:$port/dav/blobs/sha256/$digest: answer 401, want 201 or 204"
[ ! -e "dav/blobs/sha256/$digest" ] || fail 'it was written without the password'
exits 0 "$PUT_BLOB" "http://127.0.0.1:$port/dav" blob "$digest"
cmp -s blob "dav/blobs/sha256/$digest" || fail 'other bytes are there'
equal "$(head -n 1 out)" "http://127.0.0.1:$port/dav/blobs/sha256/$digest" address

# A server that writes in place shows what a broken upload left. It is sent again; what is longer is somebody's.
start_put_in_place
unset ROADSTEAD_STORE_USER ROADSTEAD_STORE_PASSWORD
exec 3<>"/dev/tcp/127.0.0.1/$port"
printf 'PUT /x/blobs/sha256/%s HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nby' "$digest" >&3
exec 3>&-
until_true test -s "in-place/x/blobs/sha256/$digest"
exits 0 "$PUT_BLOB" "http://127.0.0.1:$port/x" blob "$digest"
equal "$(tail -n 1 out)" stored outcome
cmp -s blob "in-place/x/blobs/sha256/$digest" || fail 'other bytes are there'
printf 'longer bytes' >"in-place/x/blobs/sha256/$digest"
exits 3 "$PUT_BLOB" "http://127.0.0.1:$port/x" blob "$digest"
says "blobs/sha256/$digest has 12 bytes in the store, want 5"

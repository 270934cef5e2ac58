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

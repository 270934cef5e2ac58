#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Whatever a network does to an upload, it ends with the whole blob, or with an error and nothing.
. "$(dirname "$0")/common.sh"
# shellcheck source=../servers/common.sh
. "$examples/../test/servers/common.sh"

start_moto
moto=$port
start_put_in_place
in_place=$port
start_fake_forge
forge=$port
export ROADSTEAD_STORE_TOKEN=token
head -c 70000000 /dev/urandom >large
head -c 3000000 /dev/urandom >small
large=$(sha256sum large | cut -d ' ' -f 1) small=$(sha256sum small | cut -d ' ' -f 1)

# stores ADDRESS URL: both blobs, which anybody then finds there.
stores() {
  local name hex url
  for name in small large; do
    hex=$(sha256sum "$name" | cut -d ' ' -f 1)
    exits 0 "$PUT_BLOB" "$1" "$name" "$hex"
    url=$(head -n 1 out)
    curl -s "${url/:$proxy_port/:$2}" | cmp -s - "$name" || fail "$1 behind '$faults': other bytes are there"
  done
}

# there PREFIX HEX FILE: the store has the file's bytes.
there() {
  curl -s --aws-sigv4 aws:amz:us-east-1:s3 --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" -H 'x-amz-content-sha256: UNSIGNED-PAYLOAD' \
    "http://127.0.0.1:$moto/images/$1/blobs/sha256/$2" | cmp -s - "$3"
}

for faults in busy 'reset busy' 'truncated' 'lost' 'busy reset truncated lost slow'; do
  prefix=${faults// /-}
  # shellcheck disable=SC2086 # a word each
  start_fault_proxy "$moto" $faults none
  address="s3://images/$prefix?endpoint=http://127.0.0.1:$proxy_port"
  exits 0 "$PUT_BLOB" "$address" small "$small"
  there "$prefix" "$small" small || fail "$faults: other bytes are there"
  exits 0 "$PUT_BLOB" "$address" large "$large"
  there "$prefix" "$large" large || fail "$faults: other bytes are there"

  # shellcheck disable=SC2086
  start_fault_proxy "$in_place" $faults none
  stores "http://127.0.0.1:$proxy_port/$prefix" "$in_place"
  for api in github/api/v3 gitlab/api/v4 gitea/api/v1; do
    # shellcheck disable=SC2086
    start_fault_proxy "$forge" $faults none
    stores "${api%%/*}-release:owner/repo@$prefix?api=http://127.0.0.1:$proxy_port/$api" "$forge"
  done
done

# Whatever was tried again, one of each name is there.
equal "$(curl -s "http://127.0.0.1:$forge/twins")" '[]' 'what is there twice'

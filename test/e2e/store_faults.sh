#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Whatever a network does to an upload, it ends with the whole blob, or with an error and nothing.
. "$(dirname "$0")/common.sh"
# shellcheck source=../servers/common.sh
. "$examples/../test/servers/common.sh"

start_moto
moto=$port
head -c 70000000 /dev/urandom >large
head -c 3000000 /dev/urandom >small
large=$(sha256sum large | cut -d ' ' -f 1) small=$(sha256sum small | cut -d ' ' -f 1)

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
done

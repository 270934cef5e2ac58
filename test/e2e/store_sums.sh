#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A server that compares the sum of each part saves its hash; one that does not gets it; no part comes other than sent.
. "$(dirname "$0")/common.sh"
# shellcheck source=../servers/common.sh
. "$examples/../test/servers/common.sh"

/usr/bin/python3 -c 'import crc32c' 2>/dev/null || lacks python3-crc32c
start_moto
moto=$port
head -c 70000000 /dev/urandom >large
large=$(sha256sum large | cut -d ' ' -f 1)

# there PREFIX: the store has the blob's bytes.
there() {
  curl -s --aws-sigv4 aws:amz:us-east-1:s3 --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" -H 'x-amz-content-sha256: UNSIGNED-PAYLOAD' \
    "http://127.0.0.1:$moto/images/$1/blobs/sha256/$large" | cmp -s - large || fail "$1: other bytes are there"
}
parts() { grep -c "PUT .*partNumber=.* 200$1\$" proxy.log || true; }

start_fault_proxy "$moto" none
exits 0 "$PUT_BLOB" "s3://images/names?endpoint=http://127.0.0.1:$proxy_port" large "$large"
there names
equal "$(parts '')" 9 'parts that were signed for moto, which only knows the word'

COMPARES_SUMS=1 start_fault_proxy "$moto" none
exits 0 "$PUT_BLOB" "s3://images/compares?endpoint=http://127.0.0.1:$proxy_port" large "$large"
there compares
equal "$(parts '')" 0 'parts that were hashed once more'
equal "$(parts ' unsigned')" 9 'parts whose sum was compared'

COMPARES_SUMS=1 start_fault_proxy "$moto" flipped none
address="s3://images/flipped?endpoint=http://127.0.0.1:$proxy_port"
exits 3 "$PUT_BLOB" "$address" large "$large"
says 'answer 400: BadDigest'
COMPARES_SUMS=1 start_fault_proxy "$moto" none
exits 0 "$PUT_BLOB" "s3://images/flipped?endpoint=http://127.0.0.1:$proxy_port" large "$large"
there flipped

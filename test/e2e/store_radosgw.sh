#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The store's contract on Ceph's gateway, which many sites keep their objects behind.
. "$(dirname "$0")/common.sh"
# shellcheck source=../servers/common.sh
. "$examples/../test/servers/common.sh"

start_radosgw
holds_contract "s3://images/some%20prefix/è+@?endpoint=http://127.0.0.1:$port"

printf bytes >blob
exits 3 env AWS_SECRET_ACCESS_KEY=wrong "$PUT_BLOB" "s3://images?endpoint=http://127.0.0.1:$port" blob "$(hash_of bytes)"
says 'answer 403: SignatureDoesNotMatch'
exits 3 "$PUT_BLOB" "s3://other?endpoint=http://127.0.0.1:$port" blob "$(hash_of bytes)"
says 'NoSuchBucket'

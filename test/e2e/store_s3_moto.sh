#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The store's contract on an S3 server that checks every signature; a wrong key is refused, saying so.
. "$(dirname "$0")/common.sh"
# shellcheck source=../servers/common.sh
. "$examples/../test/servers/common.sh"

start_moto
address="s3://images/some%20prefix/è+@?endpoint=http://127.0.0.1:$port"
holds_contract "$address"

printf bytes >blob
digest=$(hash_of bytes)
exits 3 env AWS_SECRET_ACCESS_KEY=wrong "$PUT_BLOB" "$address" blob "$digest"
says 'answer 403: SignatureDoesNotMatch'
grep -q wrong err && fail 'the error shows a key'
exits 3 "$PUT_BLOB" "s3://other?endpoint=http://127.0.0.1:$port" blob "$digest"
says 'NoSuchBucket'
exits 0 "$PUT_BLOB" "$address" blob "$digest"

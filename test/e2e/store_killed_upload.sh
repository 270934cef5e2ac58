#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# An upload that was killed goes on where it was: parts that are there are not sent again.
. "$(dirname "$0")/common.sh"
# shellcheck source=../servers/common.sh
. "$examples/../test/servers/common.sh"

start_moto
start_fault_proxy "$port" slow
head -c 100000000 /dev/urandom >large
digest=$(sha256sum large | cut -d ' ' -f 1)
address="s3://images?endpoint=http://127.0.0.1:$proxy_port"

parts() { grep -c '^PUT .*partNumber.* 200$' proxy.log || true; }
has_begun() { [ "$(parts)" -ge 4 ]; }

"$PUT_BLOB" "$address" large "$digest" >killed.out 2>&1 &
processes+=($!)
until_true has_begun
kill -9 "${processes[-1]}"
sleep 2 # what the server was about to answer
before=$(parts)
[ "$before" -lt 12 ] || fail 'it was killed too late to tell'

exits 0 "$PUT_BLOB" "$address" large "$digest"
equal "$(head -n 2 out | tail -n 1)" stored outcome
[ "$(($(parts) - before))" -le "$((12 - before))" ] || fail "$before parts of 12 were there, and $(($(parts) - before)) were sent"
equal "$(grep -c '^POST .*uploads= 200$' proxy.log)" 1 'uploads that were begun'
exits 0 "$PUT_BLOB" "$address" large "$digest"
equal "$(tail -n 1 out)" 'already present' outcome

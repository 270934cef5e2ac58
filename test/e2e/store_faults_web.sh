#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Whatever a network does to an upload by PUT, or into a release, it ends with the whole blob, and one of it.
. "$(dirname "$0")/common.sh"
# shellcheck source=../servers/common.sh
. "$examples/../test/servers/common.sh"

start_put_in_place
in_place=$port
start_fake_forge
forge=$port
export ROADSTEAD_STORE_TOKEN=token
head -c 3000000 /dev/urandom >blob
hex=$(sha256sum blob | cut -d ' ' -f 1)

# stores UPSTREAM-PORT ADDRESS: the blob, which anybody then finds there. PROXY in the address is where the faults are.
stores() {
  local url
  # shellcheck disable=SC2086 # a word each
  start_fault_proxy "$1" $faults none
  exits 0 "$PUT_BLOB" "${2/PROXY/127.0.0.1:$proxy_port}" blob "$hex"
  url=$(head -n 1 out)
  curl -s "${url/:$proxy_port/:$1}" | cmp -s - blob || fail "$2 behind '$faults': other bytes are there"
}

for faults in busy 'reset busy' truncated lost 'busy reset truncated lost slow'; do
  place=${faults// /-}
  stores "$in_place" "http://PROXY/$place"
  for api in github/api/v3 gitlab/api/v4 gitea/api/v1; do
    stores "$forge" "${api%%/*}-release:owner/repo@$place?api=http://PROXY/$api"
  done
done

# Whatever was tried again, one of each name is there.
equal "$(curl -s "http://127.0.0.1:$forge/twins")" '[]' 'what is there twice'

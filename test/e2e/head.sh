#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# HEAD answers with the headers of GET, for documents and for blobs, and without a body.
. "$(dirname "$0")/common.sh"

headers() { sed '/^Date:/d' head; }

tag registry harbor/buoy latest 'the bytes of a buoy'
serve registry --store store
for path in / /v2/ /v2/harbor/buoy/manifests/latest "/v2/harbor/buoy/blobs/sha256:$(hash_of 'the bytes of a buoy')" \
  /api/container/harbor/buoy:latest /v2/harbor/nothing/manifests/latest; do
  status=$(ask "$path")
  get=$(headers)
  length=$(stat -c %s body)
  equal "$(ask --head "$path")" "$status" "status of HEAD $path"
  equal "$(headers)" "$get" "head of $path"
  equal "$(header Content-Length)" "$length" "length of $path"
done

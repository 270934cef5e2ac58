#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A client that names the ETag it has gets 304 and no body, for documents, their gzip form and blobs.
. "$(dirname "$0")/common.sh"

tag registry harbor/buoy latest bytes
serve registry --store store
for path in / /v2/harbor/buoy/manifests/latest "/v2/harbor/buoy/blobs/sha256:$(hash_of bytes)"; do
  for encoding in identity gzip; do
    ask -H "Accept-Encoding: $encoding" "$path" >/dev/null
    etag=$(header ETag)
    [ -n "$etag" ] || fail "no ETag at $path"
    for named in "$etag" "W/$etag" "\"other\", $etag" '*'; do
      equal "$(ask -H "Accept-Encoding: $encoding" -H "If-None-Match: $named" "$path")" 304 "$path for $named"
      [ ! -s body ] || fail "304 with a body at $path"
    done
    equal "$(ask -H 'If-None-Match: "other"' "$path")" 200 "$path for another"
  done
done

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# One range of bytes of a blob or a document comes as 206; what cannot be had is 416, what is odd is ignored.
. "$(dirname "$0")/common.sh"

text='the bytes of a buoy'
tag registry harbor/buoy latest "$text"
serve registry --store store
blob=/v2/harbor/buoy/blobs/sha256:$(hash_of "$text")

part() { # range, wanted text, wanted Content-Range
  equal "$(ask -H "Range: bytes=$1" "$blob")" 206 "status of $1"
  equal "$(cat body)" "$2" "bytes $1"
  equal "$(header Content-Range)" "bytes $3" "Content-Range of $1"
}

part 0-2 the 0-2/19
part 15- buoy 15-18/19
part -4 buoy 15-18/19
part 4-999 'bytes of a buoy' 4-18/19
equal "$(ask -H 'Range: bytes=19-' "$blob")" 416 status
equal "$(header Content-Range)" 'bytes */19' Content-Range
equal "$(ask -H 'Range: lines=1-2' "$blob")" 200 'status for another unit'
equal "$(ask -H 'Range: bytes=0-2' -H 'If-Range: "other"' "$blob")" 200 'status for another representation'

manifest=/v2/harbor/buoy/manifests/latest
ask $manifest >/dev/null
whole=$(cat body)
equal "$(ask -H 'Range: bytes=0-9' $manifest)" 206 'status of a document'
equal "$(cat body)" "${whole:0:10}" 'part of a document'

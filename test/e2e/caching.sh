#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What a path names by its bytes is kept for good, by whoever serves it; all else is asked about each time, and costs
# nothing when it has not changed.
. "$(dirname "$0")/common.sh"
need nginx

tag registry harbor/buoy latest bytes
far=$(bytes_of elsewhere)
tag registry harbor/buoy far "$far"
rm "store/blobs/sha256/$(hash_of "$far")"
exits 0 roadstead build registry -o site --host roadstead --base-url http://127.0.0.1 --store store
for_good='public, max-age=31536000, immutable'

# caching WANTED STATUS [CURL-OPTION…] PATH
caching() {
  equal "$(ask "${@:3}")" "$2" "status of ${*:3}"
  equal "$(header Cache-Control)" "$1" "Cache-Control of ${*:3}"
}

look() {
  local asset assets etag path digest
  caching no-cache 200 "$prefix/"
  assets=$(grep -o "$prefix/_/[^\"/]*-[^\"/]*" body | sort -u)
  [ "$(wc -l <<<"$assets")" -ge 4 ] || fail "home names only $assets"
  for asset in $assets; do caching "$for_good" 200 "$asset"; done
  caching no-cache 404 "$prefix/_/main-00000000.js"
  caching no-cache 200 "$prefix/_/search/directory.json"
  caching no-cache 404 "$prefix/nothing"

  path=/v2/harbor/buoy/manifests/latest
  caching no-cache 200 $path
  digest=$(header Docker-Content-Digest)
  caching "$for_good" 200 "/v2/harbor/buoy/manifests/$digest"
  path=/v2/harbor/buoy/blobs/sha256:$(hash_of bytes)
  caching "$for_good" 200 "$path"
  caching "$for_good" 206 -r 0-2 "$path"
  caching "$for_good" 304 -H "If-None-Match: $(header ETag)" "$path"
  caching no-cache 302 "/v2/harbor/buoy/blobs/sha256:$(hash_of "$far")"
  caching no-cache 200 "$prefix/v1/imagefile/harbor/buoy:latest"
  caching "$for_good" 200 "$prefix/v1/imagefile/harbor/buoy:sha256.$(hash_of bytes)"
  caching no-cache 302 "$prefix/v1/imagefile/harbor/buoy:sha256.$(hash_of "$far")"
  caching no-cache 405 -X POST "$prefix/"

  for path in "$prefix/" "$prefix/harbor/buoy/" "$prefix/v1/images/harbor/buoy:latest"; do
    ask "$path" >/dev/null
    etag=$(header ETag)
    [ -n "$etag" ] || fail "no ETag at $path"
    caching no-cache 304 -H "If-None-Match: $etag" "$path"
  done
}

for what in registry site; do
  prefix=''
  case $what in registry) serve registry --store store ;; *) serve $what ;; esac
  look
done
for prefix in '' /a.b/~c; do
  nginx_site registry "$prefix" --store store
  look
done

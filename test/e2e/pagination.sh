#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# tags/list and _catalog come in pages of ?n=; following each Link to the end gives the whole list, once.
. "$(dirname "$0")/common.sh"

next() { header Link | sed -nE 's/^<([^>]*)>; rel="next"$/\1/p'; }

walk() { # path, field: all that the pages list, one a line
  local path=$1
  while [ -n "$path" ]; do
    equal "$(ask "$path")" 200 "status of $path"
    jq -r ".$2[]" body
    [ "$(jq ".$2 | length" body)" -le 3 ] || fail "more than 3 at $path"
    path=$(next)
  done
}

for version in 1.0 1.1 1.2 2.0 2.1 latest rc; do tag registry harbor/buoy $version "$(bytes_of bytes)"; done
for name in ferry pilot tug; do tag registry "harbor/$name" latest "$(bytes_of bytes)"; done
serve registry
ask /v2/harbor/buoy/tags/list >/dev/null
equal "$(header Link)" '' 'Link of the whole list'
jq -r '.tags[]' body >whole
equal "$(wc -l <whole)" 7 tags
walk '/v2/harbor/buoy/tags/list?n=3' tags | diff whole -
walk '/v2/harbor/buoy/tags/list?n=1' tags | diff whole -
walk '/v2/harbor/buoy/tags/list?n=2&last=1.2' tags | diff <(sed 1,3d whole) -
walk '/v2/_catalog?n=2' repositories | diff <(printf 'harbor/%s\n' buoy ferry pilot tug) -
equal "$(ask '/v2/harbor/buoy/tags/list?last=zzz')" 200 status
equal "$(jq -c .tags body)" '[]' 'tags after the last'
equal "$(ask '/v2/harbor/buoy/tags/list?n=many')" 400 'status of n=many'

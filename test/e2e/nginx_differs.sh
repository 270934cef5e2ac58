#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What nginx cannot do: docs/hosting-nginx.md has the same list.
. "$(dirname "$0")/common.sh"
need nginx

tag registry harbor/buoy 1.0 one
tag registry harbor/buoy latest two
tag registry fleet/near/boat latest three
nginx_site registry '' --store store

all() { # path, query: the query does not matter
  equal "$(ask "$1?$2")" 200 "status of $1?$2"
  cp body with
  ask "$1" >/dev/null
  cmp body with || fail "$1 reads $2"
  equal "$(header Link)" '' Link
}
all /v2/harbor/buoy/tags/list n=1
all /v2/harbor/buoy/tags/list last=1.5
all /v2/_catalog n=1
all /v2/_catalog last=fleet/near/boat
all /v1/search value=boat
all /v1/search q=boat
equal "$(ask '/v1/images/harbor/buoy:1.0?arch=am%64')" 404 'status of an escaped architecture'
equal "$(ask /../etc/passwd)" 400 'status above the root'

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Every script is checked against the digest that was built in, whenever it is fetched: one byte changed, and it is refused.
. "$(dirname "$0")/common.sh"
. "$web/registry.sh"
need python3

web_registry registry
tag registry harbor/hold latest "$(bytes_of 'a hold')" "attached: [{type: application/vnd.roadstead.contents.v1+json, size: 9, \
  digest: \"sha256:$(hash_of contents)\", url: \"https://storage.example.org/contents.gz\"}]"
port=$(free_port)
url=http://127.0.0.1:$port
exits 0 roadstead build registry -o site --store store --host pages --base-url "$url"
python3 -m http.server --bind 127.0.0.1 -d site "$port" >/dev/null 2>&1 &
processes+=("$!")
until_true curl -fs "$url/"
FOLDER=$PWD/site/_ SITE=$url look integrity.mjs || fail 'what was changed is not refused'

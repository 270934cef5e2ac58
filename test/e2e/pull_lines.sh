#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The lines of curl that a tag's page prints do what they say, against a server and against plain files: one writes the
# image's very bytes, the other prints what is known of it.
. "$(dirname "$0")/common.sh"
need jq
need python3

tag registry harbor/buoy 1.0 'the bytes of a buoy'
hex=$(hash_of 'the bytes of a buoy')

# Runs each line of curl on the page; `url` has to be the site's base URL. The bytes are no SIF, and are not called one.
run_lines() { # page
  sed -n 's/.*<pre><code id="command-[0-9]*">\(curl .*\)<\/code><\/pre>.*/\1/p' "$1" | sed "s/&#39;/'/g; s/&amp;/\\&/g" >lines
  [ "$(wc -l <lines)" = 2 ] || fail "the page prints '$(cat lines)', want two lines of curl"
  rm -f buoy_1.0.img
  bash -euo pipefail lines >printed
  equal "$(sha256sum <buoy_1.0.img | cut -d ' ' -f 1)" "$hex" "what '$(head -n 1 lines)' wrote"
  equal "$(jq -r '.layers[0].digest' printed)" "sha256:$hex" "what '$(tail -n 1 lines)' printed"
}

serve registry --store store
equal "$(ask /harbor/buoy/tags/1.0/)" 200
run_lines body

port=$(free_port)
exits 0 roadstead build registry -o site --store store --host pages --base-url "http://127.0.0.1:$port"
python3 -m http.server --bind 127.0.0.1 -d site "$port" >/dev/null 2>&1 &
processes+=("$!")
until_true curl -fs "http://127.0.0.1:$port/"
run_lines site/harbor/buoy/tags/1.0/index.html

# What only has an address is fetched from there.
exits 0 roadstead build registry -o plain --host pages --base-url "http://127.0.0.1:$port"
grep -qF "curl -fLo &#39;buoy_1.0.sif&#39; &#39;https://storage.example.org/$hex&#39;" plain/harbor/buoy/tags/1.0/index.html ||
  fail 'the page does not name the address of the image'

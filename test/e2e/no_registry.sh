#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A folder that holds neither settings nor a collection is no registry, and every command says what it looked for.
. "$(dirname "$0")/common.sh"

mkdir -p elsewhere/docs
echo '# Notes' >elsewhere/docs/README.md
for command in check 'build -o site' 'serve --listen 127.0.0.1:0' list; do
  # shellcheck disable=SC2086 # words
  (cd elsewhere && exits 3 roadstead $command && mv err out ..)
  says "no registry at '.': want roadstead.yml or _config.yml, or a tag as <owner>/<repo>/manifests/<tag>/README.md"
done
test ! -e elsewhere/site || fail 'a site of nothing was built'

echo 'title: New' >elsewhere/roadstead.yml
exits 0 roadstead check elsewhere
exits 0 roadstead build elsewhere -o site
test -e site/index.html || fail 'a new registry has no home page'

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Whoever reads a site while it is built anew finds every page at any moment, the former or the new one.
. "$(dirname "$0")/common.sh"

many one 40
cp -r one two
tag one fleet/boat-0 latest 'the first'
tag two fleet/boat-0 latest 'the second'

for name in one two; do roadstead build $name -o site-$name 2>/dev/null; done
roadstead build one -o site 2>/dev/null

page=api/container/fleet/boat-0:latest
one=$(<"site-one/$page") two=$(<"site-two/$page")
test "$one" != "$two"
(for name in two one two one two; do roadstead build $name -o site 2>/dev/null; done) &
builds=$!
reads=0
while kill -0 $builds 2>/dev/null; do
  seen=$(<"site/$page") || fail "a page was not there after $reads reads"
  [ "$seen" = "$one" ] || [ "$seen" = "$two" ] || fail "half a page: '$seen'"
  reads=$((reads + 1))
done
wait $builds
[ $reads -gt 10 ] || fail "only $reads reads while five builds ran"
diff -r site-two site

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A site that lies inside its own registry is no part of the registry: building again changes nothing.
. "$(dirname "$0")/common.sh"

tag registry harbor/buoy latest one
mkdir registry/docs
cd registry
for out in _site public docs/site; do
  exits 0 roadstead build . -o $out
  cp -r $out ../first
  exits 0 roadstead build . -o $out
  diff -r ../first $out || fail "the site in $out was read as metadata"
  rm -r ../first
done
exits 0 roadstead list .
equal "$(grep -c . out)" 1 'number of collections'

# One that was committed is one file of no collection, and its mark hides nothing.
git init -q -b main && git config user.name keeper && git config user.email keeper@example.org
git add harbor && git commit -qm 'Begin'
git checkout -qb site
exits 0 roadstead build . -o public
git add public && git commit -qm 'Commit the site'
exits 1 roadstead check --base main
equal "$(cat out)" 'public/.roadstead-site: review: is of no collection: who keeps the registry must look [outside]'
git checkout -q main && git checkout -qb mark
echo nginx >harbor/.roadstead-site
git add harbor && git commit -qm 'Hide a collection'
exits 1 roadstead check --base main
grep -q 'harbor/buoy/manifests/latest/README.md: error: the tag is gone' out || fail "said $(<out)"

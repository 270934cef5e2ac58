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

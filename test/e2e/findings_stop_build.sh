#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# An error in the tree stops a build before anything is written; --keep-going leaves the faulty entry out.
. "$(dirname "$0")/common.sh"

tag registry harbor/buoy 1.0 one
tag registry harbor/buoy 2.0 two
sed -i '4s/sha256:.*/sha256:abc/' registry/harbor/buoy/manifests/2.0/README.md
exits 1 roadstead check registry
exits 1 roadstead build registry -o site
says 'harbor/buoy/manifests/2.0/README.md:4:9: error:'
test ! -e site || fail 'a broken registry was written'
exits 1 roadstead build registry -o site --keep-going
test -e site/api/container/harbor/buoy:1.0 || fail 'the sound tag is not in the site'
test ! -e site/api/container/harbor/buoy:2.0 || fail 'the faulty tag is in the site'

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# An error in the tree stops a build before anything is written, and a server; --keep-going leaves the faulty entry out.
# With --strict a warning does too. Each says why.
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

exits 1 roadstead serve registry --listen 127.0.0.1:0
says 'nothing is served (--keep-going leaves the faulty entries out)'

tag warned harbor/buoy 1.0 one
echo true >warned/harbor/buoy/manifests/1.0/run.sh
exits 0 roadstead check warned
exits 1 roadstead check warned --strict
says 'roadstead: --strict: warnings fail too'

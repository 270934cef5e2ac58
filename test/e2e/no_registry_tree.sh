#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What looks like a registry and is none: a built site, a collection's own folder, another program's `manifests`; and a
# file that nobody may read is no finding.
. "$(dirname "$0")/common.sh"

tag registry harbor/buoy latest bytes
exits 0 roadstead build registry -o site --base-url https://registry.example.org
for command in check list 'build -o other'; do
  # shellcheck disable=SC2086 # words
  (cd site && exits 3 roadstead $command && mv err out ..)
  says "'.' is a site that build wrote, not a registry"
done
equal "$(wc -l <err)" 1 'lines about a site'

(cd registry/harbor/buoy && exits 3 roadstead list && mv err out ../../..)
says "no registry at '.'"

mkdir -p cluster/deploy/manifests/base
echo 'kind: Pod' | tee cluster/deploy/manifests/app.yaml >cluster/deploy/manifests/base/app.yaml
exits 3 roadstead check cluster
says "no registry at 'cluster'"

[ "$(id -u)" != 0 ] || skip 'everything can be read here'
chmod 000 registry/harbor/buoy/manifests/latest/README.md
exits 3 roadstead check registry
equal "$(grep -o 'manifests/latest/README.md' err | wc -l)" 1 'times that the path is said'
says 'README.md: Permission denied'

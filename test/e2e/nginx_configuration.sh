#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# nginx accepts the configuration that a build for it writes.
. "$(dirname "$0")/common.sh"
need nginx

tag registry harbor/buoy latest bytes
tag registry 'Owner.Two/a-b_c' 1.0.json bytes
exits 0 roadstead build registry -o site --host nginx --base-url https://registry.example.org --store store
exits 0 nginx -t -p site/.nginx -c nginx.conf

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The library API gives each architecture its own image: ?arch= chooses, and one that is not there is 404.
. "$(dirname "$0")/common.sh"

for_two registry harbor/buoy latest
serve registry --store store
for arch in amd64 arm64; do
  equal "$(ask "/v1/images/harbor/buoy:latest?arch=$arch")" 200 status
  equal "$(jq -r .data.hash body)" "sha256.$(hash_of "for $arch")" "hash for $arch"
  equal "$(ask -L "/v1/imagefile/harbor/buoy:latest?arch=$arch")" 200 status
  equal "$(cat body)" "for $arch" image
done
equal "$(ask '/v1/images/harbor/buoy:latest?arch=riscv64')" 404 'status for riscv64'

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The library API gives each architecture its own image: ?arch= chooses, and one that is not there is 404.
. "$(dirname "$0")/common.sh"

arm=$(hash_of 'for arm64')
tag registry harbor/buoy latest 'for amd64' "images:
- {arch: arm64, size: 9, digest: \"sha256:$arm\", url: \"https://storage.example.org/$arm\"}"
printf 'for arm64' >"store/blobs/sha256/$arm"
serve registry --store store
for arch in amd64 arm64; do
  equal "$(ask "/v1/images/harbor/buoy:latest?arch=$arch")" 200 status
  equal "$(jq -r .data.hash body)" "sha256.$(hash_of "for $arch")" "hash for $arch"
  equal "$(ask -L "/v1/imagefile/harbor/buoy:latest?arch=$arch")" 200 status
  equal "$(cat body)" "for $arch" image
done
equal "$(ask '/v1/images/harbor/buoy:latest?arch=riscv64')" 404 'status for riscv64'

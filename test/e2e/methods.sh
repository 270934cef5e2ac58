#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Nothing can be written through a server: every method that writes is 405, and what is not there 404.
. "$(dirname "$0")/common.sh"

tag registry harbor/buoy latest bytes
serve registry
for method in POST PUT PATCH DELETE; do
  equal "$(ask -X $method --data 'some bytes' /v2/harbor/buoy/manifests/latest)" 405 "status of $method"
  equal "$(header Allow)" 'GET, HEAD, OPTIONS' Allow
done
equal "$(ask /v2/harbor/buoy/manifests/none)" 404 status
equal "$(jq -r '.errors[0].code' body)" MANIFEST_UNKNOWN code
equal "$(ask /v2/harbor/none/tags/list)" 404 status
equal "$(jq -r '.errors[0].code' body)" NAME_UNKNOWN code
equal "$(ask "/v2/harbor/buoy/blobs/sha256:$(printf '%064d' 0)")" 404 status
equal "$(jq -r '.errors[0].code' body)" BLOB_UNKNOWN code
for path in /../../etc/passwd /%2e%2e/%2e%2e/etc/passwd /v2/../../../etc/passwd; do
  equal "$(ask $path)" 404 "status of $path"
done

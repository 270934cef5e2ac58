#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Text comes compressed to whoever accepts that, and is the same text; manifests keep their digest header.
. "$(dirname "$0")/common.sh"

many registry 100
serve registry --store store
ask / >/dev/null
mv body plain
ask -H 'Accept-Encoding: gzip' / >/dev/null
equal "$(header Content-Encoding)" gzip Content-Encoding
[[ $(header Vary) = *Accept-Encoding* ]] || fail "Vary is '$(header Vary)', want Accept-Encoding"
gzip -dc <body | cmp - plain
[ "$(stat -c %s body)" -lt "$(stat -c %s plain)" ] || fail 'the compressed page is no smaller'

ask /v2/fleet/boat-0/manifests/latest >/dev/null
digest=$(header Docker-Content-Digest)
equal "sha256:$(sha256sum <body | cut -d ' ' -f 1)" "$digest" digest
curl -sS --compressed -D head "$url/v2/fleet/boat-0/manifests/latest" | cmp - body
equal "$(header Docker-Content-Digest)" "$digest" 'digest of the compressed form'

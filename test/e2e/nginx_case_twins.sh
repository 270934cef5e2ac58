#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Names that differ by case only each have their own digest, redirect and manifest on nginx, which compares the keys
# of its maps without regard to case.
. "$(dirname "$0")/common.sh"
need nginx

tag registry harbor/buoy latest "$(bytes_of one)"
tag registry harbor/buoy Latest "$(bytes_of two)"
tag registry harbor/buoy LATEST "$(bytes_of three)"
tag registry Harbor/Buoy latest "$(bytes_of four)"
tag registry 'Fleet/a+b.c' 1.0 "$(bytes_of five)"
tag registry 'fleet/a+b.c' 1.0 "$(bytes_of six)"
rm -r store
nginx_site registry ''
for i in 'harbor/buoy:latest one' 'harbor/buoy:Latest two' 'harbor/buoy:LATEST three' 'Harbor/Buoy:latest four' \
  'Fleet/a+b.c:1.0 five' 'fleet/a+b.c:1.0 six'; do
  name=${i% *} hex=$(hash_of "$(bytes_of "${i#* }")")
  equal "$(ask "/v1/images/$name")" 200 "status of $name"
  equal "$(jq -r .data.hash body)" "sha256.$hex" "hash of $name"
  equal "$(ask "/v1/imagefile/$name")" 302 "status of $name"
  equal "$(header Location)" "https://storage.example.org/$hex" "address of $name"
done
for i in 'latest one' 'Latest two' 'LATEST three'; do
  equal "$(ask "/v2/harbor/buoy/manifests/${i% *}")" 200 "status of ${i% *}"
  equal "$(header Docker-Content-Digest)" "sha256:$(sha256sum <body | cut -d ' ' -f 1)" "digest of ${i% *}"
  equal "$(jq -r '.layers[0].digest' body)" "sha256:$(hash_of "$(bytes_of "${i#* }")")" "image of ${i% *}"
done

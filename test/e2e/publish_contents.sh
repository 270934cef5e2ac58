#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What is inside an image is read when it is built, stored beside it, named in the tag's front matter, shown by the site,
# and found by oras as referrers of the image.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
need_apptainer
need nginx
need jq

recipe_repository recipes
recipe recipes/Singularity one
cat >status <<STATUS
Package: libc6
Status: install ok installed
Version: 2.36-9+deb12u4
Architecture: amd64
STATUS
sed -i "/echo \"one\"/i\\    mkdir -p \${APPTAINER_ROOTFS}/var/lib/dpkg\n    cp $PWD/status \${APPTAINER_ROOTFS}/var/lib/dpkg/status" recipes/Singularity
registry_repository registry.git
exits 0 roadstead publish recipes "${where[@]}"
merge registry.git

readme() { git -C registry.git show main:fleet/boat/manifests/latest/README.md; }
types=(application/vnd.roadstead.contents.v1+json application/spdx+json application/vnd.cyclonedx+json)
equal "$(readme | sed -n 's/^- type: "\(.*\)"$/\1/p' | paste -sd ' ')" "${types[*]}" 'what is attached'
digests=$(readme | sed -n '/^attached:/,$ s/^  digest: "sha256:\(.*\)"$/\1/p')
read -rd '' contents spdx cyclonedx <<<"$digests" || true
blob() { echo "store/blobs/sha256/$1"; }
zcat "$(blob "$contents")" >contents.json
equal "$(jq -c '[.packages[].name]' contents.json)" '["libc6"]' 'the packages'
equal "$(jq -r .image.digest contents.json)" "sha256:$(sha256sum <recipes/.roadstead/images/latest/image/*.sif | cut -d ' ' -f 1)" 'the image'
jq -e '.files | index("bin")' contents.json >/dev/null || fail 'the folder bin is missing'
equal "$(jq -r '.packages[1].externalRefs[0].referenceLocator' "$(blob "$spdx")")" 'pkg:deb/libc6@2.36-9%2Bdeb12u4?arch=amd64'
equal "$(jq -r '.components[0].name' "$(blob "$cyclonedx")")" libc6 'the component'
exits 0 roadstead check registry.git@main --store store --deep

# A real client finds and fetches them, from a server and from files.
finds_all() { # address
  local name=${1#http://}/fleet/boat
  oras discover --plain-http --format json "$name:latest" >found
  equal "$(jq -r '.referrers[].artifactType' found | sort | paste -sd ' ')" "$(printf '%s\n' "${types[@]}" | sort | paste -sd ' ')" 'what is discovered'
  rm -rf pulled
  for type in "${types[@]}"; do
    oras pull --plain-http --no-tty -o pulled "$name@$(jq -r --arg t "$type" '.referrers[] | select(.artifactType == $t).digest' found)" >said 2>&1 ||
      fail "oras pull: $(cat said)"
  done
  cmp pulled/boat.contents.json.gz "$(blob "$contents")" || fail 'other contents are pulled'
  cmp pulled/boat.spdx.json "$(blob "$spdx")" || fail 'another SPDX is pulled'
  cmp pulled/boat.cdx.json "$(blob "$cyclonedx")" || fail 'another CycloneDX is pulled'
  equal "$(ask "/fleet/boat/tags/latest/sha256.$contents")" 200
  cmp body "$(blob "$contents")" || fail 'the page has other bytes'
}
nginx_site registry.git@main '' --store store
finds_all "$url"
serve registry.git@main --store store
finds_all "$url"

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# An OCI image of two architectures: its documents go into the registry byte for byte, its blobs into the store, its
# labels into the metadata, and clients pull both what it is and, by digest, what it was.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
registry_repository registry.git
recipe_repository recipes
small_layout layout-1
cat >recipes/build.sh <<SCRIPT
#!/bin/sh
cp -r "$PWD/\$(cat "\$1")" "\$2"
SCRIPT
chmod +x recipes/build.sh
printf 'builder: "command:./build.sh"\nsmoke-test: none\n' >>recipes/roadstead.yml
echo layout-1 >recipes/Dockerfile
exits 0 roadstead publish recipes "${where[@]}"
merge registry.git
exits 0 roadstead check registry.git@main --store store --deep
first=$(jq -r .digest recipes/.roadstead/images/latest/image.json)
equal "$first" "$(jq -r '.manifests[0].digest' layout-1/index.json)" 'the digest'

# The next one shares blobs with the first.
cp -r layout-1 layout-2
index=layout-2/blobs/sha256/${first#sha256:}
jq -c '.annotations = {second: "yes"}' "$index" >second
hex=$(sha256sum <second | cut -d ' ' -f 1)
cp second "layout-2/blobs/sha256/$hex" && rm "$index"
jq -c --arg d "sha256:$hex" --argjson s "$(stat -c %s second)" '.manifests[0].digest = $d | .manifests[0].size = $s' \
  layout-1/index.json >layout-2/index.json
echo layout-2 >recipes/Dockerfile
exits 0 roadstead publish recipes "${where[@]}"
merge registry.git
exits 0 roadstead check registry.git@main --store store --deep
labels() { git -C registry.git show "main:fleet/boat/manifests/$1/README.md" | sed -n '/^labels:/,/^[a-z]*:/p' | grep '^  '; }
equal "$(labels latest)" '  "second": "yes"' 'the labels'
serve registry.git@main --store store
equal "$(ask /v2/fleet/boat/manifests/latest)" 200
equal "sha256:$(sha256sum <body | cut -d ' ' -f 1)" "sha256:$hex" 'the manifest of the tag'
equal "$(ask "/v2/fleet/boat/manifests/$first")" 200
for child in $(jq -r '.manifests[].digest' body); do
  equal "$(ask "/v2/fleet/boat/manifests/$child")" 200 "the manifest $child"
  for blob in $(jq -r '.config.digest, .layers[].digest' body); do
    equal "$(ask "/v2/fleet/boat/blobs/$blob")" 200 "the blob $blob"
    equal "sha256:$(sha256sum <body | cut -d ' ' -f 1)" "$blob" 'its bytes'
  done
done

# A Dockerfile's labels are the image's, and what the settings say of one goes before.
command -v buildah >/dev/null || exit 0
printf '[storage]\ndriver = "vfs"\ngraphroot = "%s/graph"\nrunroot = "%s/run"\n' "$PWD" "$PWD" >storage.conf
export CONTAINERS_STORAGE_CONF=$PWD/storage.conf BUILDAH_ISOLATION=chroot
printf 'FROM scratch\nCOPY Dockerfile /\nLABEL draught="2 m" flag=none\n' >recipes/Dockerfile.labels
cat >>recipes/roadstead.yml <<'SETTINGS'
tags:
  labels: {recipe: Dockerfile.labels, builder: buildah, labels: {flag: white}}
SETTINGS
exits 0 roadstead publish recipes "${where[@]}" --only labels
merge registry.git
labels labels >said
for label in '"draught": "2 m"' '"flag": "white"'; do grep -qF "$label" said || fail "the labels are '$(cat said)'"; done
exits 0 roadstead check registry.git@main --store store --deep

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A stored blob is compared with what the metadata states of it: a wrong size stops build and serve, wrong bytes are
# what `check --deep` finds. What no client could pull is named with the reason.
. "$(dirname "$0")/common.sh"
need jq

one=$(bytes_of one) two=$(bytes_of two)
tag registry harbor/buoy 1.0 "$one"
tag registry harbor/buoy 2.0 "$two"
one=$(hash_of "$one") two=$(hash_of "$two")
exits 0 roadstead check registry --store store --deep
bytes_of cut >"store/blobs/sha256/$one"
exits 0 roadstead check registry --store store
exits 1 roadstead check registry --store store --deep
grep -qF "harbor/buoy/manifests/1.0/README.md:4:9: error: the store's blob sha256:$one has other bytes: their digest is sha256:$(hash_of "$(bytes_of cut)") [object-digest]" out ||
  fail "said '$(cat out)'"

equal "$(wc -l <out)" 1 'findings about one blob, which the tag and its layer state'

# A digest with a wrong digit has neither a blob nor an address.
three=$(bytes_of three)
tag wrong harbor/tug latest "$three"
sed -i 's/, url: [^}]*}/}/; s/sha256:..../sha256:ffff/' wrong/harbor/tug/manifests/latest/README.md
exits 0 roadstead check wrong --store store
message="README.md:6:24: warning: neither the store nor an address has sha256:ffff$(hash_of "$three" | cut -c 5-) [object-missing]"
grep -qF "$message" out ||
  fail "said '$(cat out)'"

# Of an OCI image, a blob that its manifest names; what pulls by digest alone is not missed.
config={} layer=$(bytes_of layer)
manifest=$(printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:%s","size":2},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"sha256:%s","size":%s}]}' \
  "$(hash_of "$config")" "$(hash_of "$layer")" ${#layer})
oci() { # front matter after the layers
  printf -- '---\nlayout: manifests/oci\nsize: %s\ndigest: sha256:%s\nlayers:%s\n---\n' \
    ${#manifest} "$(hash_of "$manifest")" "$1" >oci/harbor/tide/manifests/latest/README.md
}
mkdir -p oci/harbor/tide/manifests/latest
printf %s "$manifest" >oci/harbor/tide/manifests/latest/manifest.json
printf %s "$config" >"store/blobs/sha256/$(hash_of "$config")"
oci ' []'
exits 0 roadstead check oci --store store
equal "$(cat out)" "harbor/tide/manifests/latest/manifest.json: warning: neither the store nor an address has sha256:$(hash_of "$layer") [object-missing]" 'what is said of the layer'
nothing_is_missing() {
  exits 0 roadstead check oci --store store
  ! grep -F object-missing out || fail "it was said $1"
}
oci $' []\nyanked: it sank'
nothing_is_missing 'of a yanked tag'
oci " [{size: ${#layer}, digest: \"sha256:$(hash_of "$layer")\", url: \"https://storage.example.org/layer\"}]"
nothing_is_missing 'of a layer with an address'
oci ' []'
printf %s "$layer" >"store/blobs/sha256/$(hash_of "$layer")"
nothing_is_missing 'of a layer that came'

printf 'longer than stated' >"store/blobs/sha256/$two"
message="harbor/buoy/manifests/2.0/README.md:3:7: error: the store's blob sha256:$two has 18 bytes, but 4096 are stated [object-size]"
exits 1 roadstead check registry --store store
equal "$(cat out)" "$message" 'what is said'
exits 1 roadstead build registry -o site --store store
says "$message"
[ ! -e site ] || fail 'a site with a wrong blob was written'
exits 1 roadstead serve registry --store store --listen 127.0.0.1:0
says "$message"
exits 1 roadstead build registry -o site --store store --keep-going
[ -e site/api/container/harbor/buoy:1.0 ] || fail 'the sound tag was left out'
[ ! -e site/api/container/harbor/buoy:2.0 ] || fail 'the wrong tag was written'

exits 0 roadstead build registry -o site --base-url https://registry.example.org
says 'withheld from library: 2 tags (harbor/buoy:1.0, harbor/buoy:2.0): no store has its bytes, and this host cannot redirect to them'
sed -i 's/, url: [^}]*//' registry/harbor/buoy/manifests/1.0/README.md
exits 0 roadstead build registry -o site --json --base-url https://registry.example.org
equal "$(jq -c '[.withheld_count, .withheld[0]]' out)" \
  '[4,{"name":"harbor/buoy","tag":"1.0","api":"shub","why":"no address of its bytes is known"}]'

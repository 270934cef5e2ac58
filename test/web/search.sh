#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Searching, filtering and sorting in a browser: as `roadstead serve` answers, as nginx does, and below a prefix as on project
# Pages.
. "$(dirname "$0")/common.sh"
. "$web/registry.sh"
need nginx

web_registry registry
tag registry harbor/bilge-pump 2.0-gpu "$(bytes_of "$(printf '%09000d' 7)")" $'created: 2024-02-03T08:00:00Z\nlabels: {org.opencontainers.image.licenses: MIT}'
sed -i 's/^arch: amd64/arch: arm64/' registry/harbor/bilge-pump/manifests/2.0-gpu/README.md
cat >registry/harbor/bilge-pump/README.md <<'MARKDOWN'
---
layout: collection
description: <img src=x onerror=alert(1)> keeps the lighthouse dry
---
MARKDOWN

# More than a list shows at once, and than stand in one file of records; and more namespaces than one page of their list has.
fleet() {
  local i name
  for i in {100..699} {700..819}; do
    name=$1/fleet/dinghy-$i
    [ "$i" -lt 700 ] || name=$1/dock-$((i - 600))/ferry
    mkdir -p "$name/manifests/latest"
    printf -- '---\nlayout: manifests/singularity\nsize: 100\ndigest: sha256:%064d\nlayers: [{size: 100, digest: "sha256:%064d", url: "https://storage.example.org/%s.sif"}]\ncreated: 2020-01-01T08:00:00Z\n---\n' \
      "$i" "$i" "$i" >"$name/manifests/latest/README.md"
  done
}
fleet registry

everywhere registry --store store
look search.mjs || fail 'the search'

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

everywhere registry --store store
look search.mjs || fail 'the search'

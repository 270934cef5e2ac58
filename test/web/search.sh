#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Searching, filtering and sorting in a browser: as `roadstead serve` answers, and below a prefix as on project Pages.
. "$(dirname "$0")/common.sh"
. "$web/registry.sh"
need python3

web_registry registry
tag registry harbor/bilge-pump 2.0-gpu "$(bytes_of "$(printf '%09000d' 7)")" $'created: 2024-02-03T08:00:00Z\nlabels: {org.opencontainers.image.licenses: MIT}'
sed -i 's/^arch: amd64/arch: arm64/' registry/harbor/bilge-pump/manifests/2.0-gpu/README.md
cat >registry/harbor/bilge-pump/README.md <<'MARKDOWN'
---
layout: collection
description: <img src=x onerror=alert(1)> keeps the lighthouse dry
---
MARKDOWN

serve registry --store store
SITE=$url look search.mjs || fail 'on roadstead serve'

port=$(free_port)
url=http://127.0.0.1:$port/org/registry
mkdir -p host/org
exits 0 roadstead build registry -o host/org/registry --store store --host pages --base-url "$url"
python3 -m http.server --bind 127.0.0.1 -d host "$port" >/dev/null 2>&1 &
processes+=("$!")
until_true curl -fs "$url/"
SITE=$url NOT_FOUND=$url/404.html look search.mjs || fail 'below a prefix'

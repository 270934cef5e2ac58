#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Sourced: web_registry FOLDER makes a registry with something of everything that pages show, whose images lie in `store`.

web_registry() {
  tag "$1" harbor/buoy latest "$(bytes_of 'a buoy')" "created: 2026-11-01T08:00:00Z
source: {repository: \"https://example.org/harbor/buoy\", commit: $(printf 'c%.0s' {1..40}), recipe: Singularity}
labels: {org.opencontainers.image.licenses: MIT, maintainer: \"Jo <jo@example.org>\"}
history: [{size: 4096, digest: \"sha256:$(hash_of "$(bytes_of 'a former buoy')")\", created: 2025-11-01T08:00:00Z}]"
  tag "$1" harbor/buoy 1.0 "$(bytes_of 'buoy one')" $'created: 2026-10-01T08:00:00Z\nfrozen: true'
  tag "$1" harbor/buoy 0.9 "$(bytes_of 'a bad buoy')" 'yanked: "<sinks> & more"'
  tag "$1" harbor/lighthouse latest "$(bytes_of 'a light')" 'created: 2026-11-20T08:00:00Z'
  tag "$1" pier/crane 2.1 "$(bytes_of 'a crane')" 'created: 2026-09-09T09:09:09Z'
  cat >"$1/harbor/lighthouse/README.md" <<'MARKDOWN'
---
layout: collection
description: A light on the pier
owners: [{user: 12345, name: keeper}]
---
# Lighthouse

It has **one** lamp, a [chart](https://example.org/chart), and a table:

| lamp | height |
|---|--:|
| red | 12 |

```
apptainer run lighthouse.sif
```
MARKDOWN
  cat >"$1/roadstead.yml" <<'YAML'
title: The harbour
description: Images of everything that floats
maintainer: Jo Keeper
YAML
}

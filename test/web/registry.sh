#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Sourced: web_registry FOLDER makes a registry with something of everything that pages show, whose images lie in `store`.

web_registry() {
  tag "$1" harbor/buoy latest "$(bytes_of 'a buoy')" "created: 2026-11-01T08:00:00Z
source: {repository: \"https://example.org/harbor/buoy\", commit: $(printf 'c%.0s' {1..40}), recipe: Singularity}
labels: {org.opencontainers.image.licenses: MIT, url: \"https://example.org/buoy\", maintainer: \"Jo <jo@example.org>\"}
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

- [x] lit
- [ ] painted

```
apptainer run lighthouse.sif
```
MARKDOWN
  cat >"$1/harbor/buoy/manifests/latest/Singularity" <<'RECIPE'
# A buoy
Bootstrap: docker
From: debian:bookworm-slim

%post
    echo "export LAMP=${LAMP:-red}" >>"$SINGULARITY_ENVIRONMENT"
RECIPE
  cat >"$1/roadstead.yml" <<'YAML'
title: The harbour
description: Images of everything that floats
maintainer: Jo Keeper
repository: https://example.org/harbour/registry
policy:
  storage: ["https://storage.example.org/"]
  movable: [latest]
  auto-merge: true
  new-namespaces: review
YAML
}

# web_theme REGISTRY: everything that theme/ may have.
web_theme() {
  mkdir -p "$1/theme/pages"
  printf 'colours: {link: "#7a1f5c", accent: "#7a1f5c"}\ndark: {link: "#f0a6d8", accent: "#f0a6d8"}\n' >"$1/theme/theme.yml"
  echo 'Closed on **Sundays**.' >"$1/theme/header.md"
  echo 'Funded by the [board](https://example.org/board).' >"$1/theme/footer.md"
  printf '# Opening hours\n\nFrom tide to tide.\n' >"$1/theme/pages/hours.md"
  echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#7a1f5c"/></svg>' \
    >"$1/theme/logo.svg"
}

# web_audit FILE: the report of an audit that found one image gone, and could tell nothing of another.
web_audit() {
  cat >"$1" <<'JSON'
{"audit":1,"depth":"head","objects":9,"sound":7,"broken":[{"path":"harbor/buoy/manifests/1.0/README.md","rule":"object-missing",
"url":"https://storage.example.org/1","message":"it answers 404, want the image","isNew":true,"failures":1}],
"unknown":[{"path":"harbor/buoy/manifests/latest/README.md","rule":"object-unknown","url":"https://storage.example.org/2",
"message":"it answers 502, want the image","was":""}],"healed":[{"path":"pier/crane/manifests/2.1/README.md"}]}
JSON
}

# web_fleet REGISTRY: more collections, of several owners and sizes.
web_fleet() {
  local i=0 name size words
  while IFS='|' read -r name size words; do
    i=$((i + 1))
    mkdir -p "$1/$name/manifests/latest"
    printf -- '---\nlayout: collection\ndescription: %s\n---\n' "$words" >"$1/$name/README.md"
    printf -- '---\nlayout: manifests/singularity\nsize: %s\ndigest: sha256:%064d\nlayers: [{size: %s, digest: "sha256:%064d", url: "https://storage.example.org/%s.sif"}]\ncreated: 2026-%02d-%02dT08:00:00Z\narch: amd64\n---\n' \
      "$size" "$i" "$size" "$i" "$i" $((i % 9 + 1)) $((i % 27 + 1)) >"$1/$name/manifests/latest/README.md"
  done <<'LIST'
genomics/aligner|412000000|Short reads against a reference
genomics/assembler|887000000|Long reads into contigs
genomics/caller|305000000|Variants of one sample or of many
climate/ocean-model|2310000000|The ocean in boxes of ten kilometres
climate/plots|640000000|Maps and time series of model output
physics/detector|1490000000|Simulation of the north detector
physics/fitter|98000000|Fits of spectra, with errors
teaching/notebook|1120000000|What the courses run on
teaching/r-base|455000000|R with the packages of the exercises
LIST
}

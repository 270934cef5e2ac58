#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Rows of an archive that no tree can hold are named, by what of them could be read.
. "$(dirname "$0")/common.sh"

row() { echo "{\"name\":\"$1\",\"tag\":\"$2\",\"sif\":\"$3\",\"size\":4096}"; } # name, tag, address
{
  row harbor/buoy 1.0 https://e.org/1
  echo 'no json'
  row harbor/buoy 2.0 nowhere
} >rows
exits 1 roadstead import singularity-hub rows -o tree
equal "$(grep 'left out: ' out | cut -d '[' -f 1 | sed 's/row 2: left out: .*/row 2: left out: …/')" \
  "row 2: left out: …
row 3: harbor/buoy:2.0: left out: 'nowhere' is not a URL " 'what is left out'
exits 0 roadstead check tree

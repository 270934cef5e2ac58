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
row 3: harbor/buoy:2.0: left out: 'nowhere' is not a URL, want https://… " 'what is left out'
exits 0 roadstead check tree

# Another file is no archive: one line, and nothing is written.
: >empty
exits 3 roadstead import singularity-hub empty -o none
equal "$(cat out err)" 'roadstead: empty: there is no row, want one JSON object a line' 'what an empty file is told'
head -c 100000 "$ROADSTEAD" >binary
exits 3 roadstead import singularity-hub binary -o none
says 'rows can be read, want one JSON object a line; line '
equal "$(wc -l <err) $(wc -l <out)" '1 0' 'lines about a binary file'
[ ! -e none ] || fail 'an archive without rows became a registry'

# Enough rows that writing them takes a while; reading them does not wait for the signal, and nothing is left.
seq 30000 | sed 's|.*|{"name":"fleet/boat-&","tag":"1","sif":"https://e.org/&","size":4096}|' >many
begun() { [ -d .hub.building ]; }
for signal in TERM:143 INT:130; do
  status=0
  env --default-signal=INT "$ROADSTEAD" import singularity-hub many -o hub >out 2>err &
  started=$!
  processes+=("$started")
  until begun || ! kill -0 "$started"; do :; done
  kill -"${signal%:*}" "$started" || fail 'the import ended before it was interrupted'
  wait "$started" 2>/dev/null || status=$?
  equal "$status" "${signal#*:}" "exit after ${signal%:*}"
  equal "$(find . -maxdepth 1 -name '*hub*')" '' "what ${signal%:*} leaves"
done

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A build that is told to end removes what it had begun, leaves the former site, and ends by the signal.
. "$(dirname "$0")/common.sh"

begun() { [ -d .site.building ] || [ -e site.tar.building ] || [ -e site.tar.zst.building ]; }

interrupt() { # signal, target, wanted status
  local status=0
  # In the background a shell lets INT be ignored.
  env --default-signal=INT "$ROADSTEAD" build new -o "$2" --jobs 1 2>err &
  started=$!
  processes+=("$started")
  until begun || ! kill -0 "$started"; do :; done
  kill -"$1" "$started" || fail 'the build ended before it was interrupted'
  wait "$started" 2>/dev/null || status=$?
  equal "$status" "$3" "exit after $1"
  diff -r former "$2" || fail "the former $2 is not whole after $1"
  equal "$(find . -maxdepth 1 -name '*.building')" '' "what $1 leaves"
}

tag old harbor/buoy 1.0 old
many new 600
exits 0 roadstead build old -o site
cp -r site former
interrupt TERM site 143
interrupt INT site 130

rm -rf former
exits 0 roadstead build old -o site.tar
cp site.tar former
interrupt TERM site.tar 143
interrupt INT site.tar 130

rm -rf former
exits 0 roadstead build old -o site.tar.zst
cp site.tar.zst former
interrupt TERM site.tar.zst 143

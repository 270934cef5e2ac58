#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# An interrupted publish ends its builder too: nothing goes on behind its back into the next build.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
registry_repository registry.git
scripted_repository recipes
# shellcheck disable=SC2016 # the script's to expand
printf '#!/bin/sh\necho $$ >"$(dirname "$0")/builder"\nsleep 300\n' >recipes/build.sh
echo a >recipes/Singularity

for signal in INT HUP; do
  env --default-signal=INT,HUP "$ROADSTEAD" publish recipes "${where[@]}" 2>said &
  publishing=$!
  until_true test -s recipes/builder
  kill -"$signal" "$publishing"
  status=0
  wait "$publishing" || status=$?
  [ "$status" != 0 ] || fail "a publish that SIG$signal interrupts ends with 0"
  is_gone() { ! kill -0 "$(cat recipes/builder)"; }
  until_true is_gone
  rm recipes/builder
done
! git -C registry.git rev-parse -q --verify update/fleet/boat >ref || fail 'something was proposed'

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Output that cannot be written is an error; a reader that has enough is none worth a word.
. "$(dirname "$0")/common.sh"

tag registry harbor/buoy latest one
for command in 'version' 'list registry' 'list registry --json' 'show registry harbor/buoy' 'check registry --json' '--help' \
  'completion bash'; do
  status=0
  # shellcheck disable=SC2086 # words
  roadstead $command >/dev/full 2>err || status=$?
  equal "$status" 3 "exit of $command"
  equal "$(cat err)" 'roadstead: standard output: No space left on device' "what $command says"
done

many registry 2000 # more than a pipe holds
{ roadstead list registry 2>err || true; } | head -n 1 >/dev/null
equal "$(cat err)" '' 'what is said when the reader has enough'

# In a log that takes both streams the summary is the last line.
printf 'no front matter' >registry/fleet/boat-1/manifests/latest/README.md
roadstead check registry >log 2>&1 || true
grep -q '^fleet/boat-1/' log || fail 'the log has no finding'
equal "$(tail -n 1 log)" "$(roadstead check registry 2>&1 >/dev/null)" 'last line of the log'

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Output that cannot be written is an error; a reader that has enough is none worth a word.
. "$(dirname "$0")/common.sh"

tag registry harbor/buoy latest one
for command in 'version' 'list registry' 'list registry --json' 'show registry harbor/buoy' 'check registry' 'check registry --json' '--help' \
  'completion bash'; do
  status=0
  # shellcheck disable=SC2086 # words
  roadstead $command >/dev/full 2>err || status=$?
  equal "$status" 3 "exit of $command"
  equal "$(cat err)" 'roadstead: standard output: No space left on device' "what $command says"
done

exec {gone}> >(:) # a reader that has enough already
wait $!
for command in 'list registry' 'check registry' 'check registry --json' '--help'; do
  status=0
  # shellcheck disable=SC2086 # words
  env --default-signal=PIPE "$ROADSTEAD" $command 1>&"$gone" 2>err || status=$?
  equal "$(cat err)" '' "what $command says when the reader has enough"
  equal "$status" 141 "exit of $command when the reader has enough"
  status=0
  # shellcheck disable=SC2086 # words
  env --ignore-signal=PIPE "$ROADSTEAD" $command 1>&"$gone" 2>err || status=$?
  equal "$(cat err)" '' "what $command says where SIGPIPE is ignored"
  equal "$status" 3 "exit of $command where SIGPIPE is ignored"
done
exec {gone}>&-

# In a log that takes both streams the summary is the last line.
printf 'no front matter' >registry/harbor/buoy/manifests/latest/README.md
roadstead check registry >log 2>&1 || true
grep -q '^harbor/buoy/' log || fail 'the log has no finding'
equal "$(tail -n 1 log)" "$(roadstead check registry 2>&1 >/dev/null)" 'last line of the log'

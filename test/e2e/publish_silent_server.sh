#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A git server that takes the connection and says nothing: a signal ends the command and all that git started, and
# over http it gives up by itself.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
# shellcheck source=../servers/common.sh
. "$examples/../test/servers/common.sh"
need python3
scripted_repository recipes
echo a >recipes/Singularity
port=$(free_port)
"$servers/silent" "$port" connections &
processes+=($!)
until_true bash -c "exec 3<>/dev/tcp/127.0.0.1/$port"

open_connections() { echo $(($(grep -c taken connections) - $(grep -c gone connections || true))); }
are_open() { [ "$(open_connections)" = "$1" ]; }
until_true are_open 0

# interrupt SIGNAL REGISTRY
interrupt() {
  env --default-signal=INT "$ROADSTEAD" publish recipes --registry "$2" --namespace fleet/boat 2>said &
  local publishing=$! status=0 began
  until_true are_open 1
  began=$SECONDS
  kill "-$1" "$publishing"
  wait "$publishing" || status=$?
  [ "$status" != 0 ] || fail "$2: an interrupted publish ends with 0"
  [ $((SECONDS - began)) -lt 15 ] || fail "$2: SIG$1 ends it after $((SECONDS - began)) s"
  until_true are_open 0
}

for signal in TERM INT; do
  interrupt "$signal" "http://127.0.0.1:$port/registry.git"
  ! command -v ssh >/dev/null || interrupt "$signal" "ssh://git@127.0.0.1:$port/registry.git"
done

export GIT_HTTP_LOW_SPEED_TIME=2
exits 3 roadstead publish recipes --registry "http://127.0.0.1:$port/registry.git" --namespace fleet/boat
says 'Less than 1 bytes/sec'

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Sourced by the scripts beside it: where things are, and how roadstead is built.
set -euo pipefail
export LC_ALL=C.UTF-8

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/roadstead
export CCACHE_DIR=${CCACHE_DIR:-$cache/ccache} CCACHE_MAXSIZE=${CCACHE_MAXSIZE:-2G}
export CCACHE_SLOPPINESS=pch_defines,time_macros # without it nothing that has a precompiled header is kept
export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$root} CCACHE_NOHASHDIR=1 # what one checkout compiled, all others have
PATH=$PATH:/usr/sbin:/sbin

say() { echo "$*" >&2; }

die() {
  say "${0##*/}: $*"
  exit 3
}

# Has no effect where ccache is absent: the presets take the launcher from the environment.
use_ccache() {
  ! command -v ccache >/dev/null || export ROADSTEAD_COMPILER_LAUNCHER=ccache
}

# build PRESET [-DVARIABLE=…]… [-- TARGET…]: into build/PRESET, or ROADSTEAD_BUILD/PRESET. Silent, but for a failure.
build() {
  local preset=$1 settings=() targets=() log
  shift
  while [ $# != 0 ] && [ "$1" != -- ]; do settings+=("$1") && shift; done
  [ $# = 0 ] || targets=(--target "${@:2}")
  use_ccache
  log=$(folder "$preset").log
  [ -d "$(folder "$preset")" ] || say "   it compiles all of roadstead, for some minutes: see $log"
  mkdir -p "$(dirname "$log")"
  { cd "$root" && cmake --preset "$preset" -B "$(folder "$preset")" "${settings[@]}" &&
    cmake --build "$(folder "$preset")" --parallel "$(nproc)" "${targets[@]}"; } >"$log" 2>&1 && return
  grep -E -m 20 -A 4 'error:|Error|^FAILED:|undefined reference' "$log" >&2 || tail -n 20 "$log" >&2
  die "the build of '$preset' fails, see $log"
}

folder() { echo "${ROADSTEAD_BUILD:-$root/build}/$1"; } # preset

# step NAME COMMAND…: runs it and says how long it took. A failure ends the script.
step() {
  local start=$SECONDS
  say "== $1"
  "${@:2}"
  say "== $1: $((SECONDS - start)) s"
}

# check NAME COMMAND…: as step, but a failure is only told and noted in $failed. The command is one program, or a
# function whose last command decides: in here bash goes on after the others.
failed=()
check() {
  local start=$SECONDS status=0
  say "== $1"
  "${@:2}" || status=$?
  say "== $1: $((SECONDS - start)) s$([ $status = 0 ] || echo ", FAILED ($status)")"
  [ $status = 0 ] || failed+=("$1")
}

# Ends the script with 1 when a check failed.
conclude() { [ ${#failed[@]} = 0 ] || { say "FAILED: $(IFS=, && echo "${failed[*]}")" && exit 1; }; }

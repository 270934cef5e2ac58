#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Sourced by bench/run and bench/serve, which set `work`, their temporary folder.
# shellcheck disable=SC2154
set -euo pipefail
export LC_ALL=C  # EPOCHREALTIME and printf write a decimal point
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

die() { echo "$(basename "$0"): $*" >&2; exit 3; }
say() { echo "$*" >&2; }

# need PROGRAM PACKAGE
need() { type -P "$1" >/dev/null || die "$1 is missing: apt-get install $2"; }

# build_tools BUILD: builds roadstead and the benchmarks, optimised, into BUILD.
build_tools() {
  quietly cmake -S "$root" -B "$1" -DCMAKE_BUILD_TYPE=Release -DROADSTEAD_BENCH=ON -DROADSTEAD_TESTS=OFF
  quietly cmake --build "$1" --parallel "$(nproc)" --target roadstead bench
}

# What a reader must know to compare figures.
describe_machine() {
  echo "$(nproc) cores ($(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1)), $(free -g | awk '/^Mem/ {print $2}') GiB," \
    "Linux $(uname -r), $(stat -f -c %T "$work"), load $(cut -d ' ' -f 1 /proc/loadavg) at the start."
}

# quietly COMMAND...: runs it; its output is shown only when it fails.
quietly() {
  local status=0
  "$@" >"$work/output" 2>&1 || status=$?
  if [ $status != 0 ]; then
    tail -n 20 "$work/output" >&2
    die "status $status from: $*"
  fi
}

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Sourced by the scripts beside it: what judges the files of CIs. The first run installs it from npm into the cache:
# about 30 MB. $1 is the program. Exit: 77 skipped: no npm or no network.
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/common.sh"

here=$root/test/ci
# shellcheck disable=SC2034 # of who sources this
program=$(readlink -e "${1:?want the path of roadstead}")
installed=$cache/ci-schemas-$(cat "$here"/package*.json | sha256sum | cut -c 1-16)

skip() {
  echo "SKIPPED: $*"
  exit 77
}

install() {
  local parts=$installed.parts
  rm -rf "$parts"
  mkdir -p "$parts"
  cp "$here/package.json" "$here/package-lock.json" "$parts"
  (cd "$parts" && npm ci --ignore-scripts --no-audit --no-fund --fetch-retries=1) >"$installed.log" 2>&1 || return
  mv "$parts" "$installed"
}

for need in npm node git; do command -v $need >/dev/null || skip "no $need on this machine"; done
mkdir -p "$cache"
exec 9>"$cache/ci-schemas.lock"
flock 9
[ -d "$installed" ] || install || skip "npm could not install the schemas, see $installed.log"
flock -u 9

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp "$here"/*.mjs "$scratch"
ln -s "$installed/node_modules" "$scratch/node_modules"

takes() { # kind, file
  node "$scratch/judge.mjs" "$1" "$2" || check "$2" false
}

# refuses KIND FILE SED: a judge that takes a broken file judges nothing.
refuses() {
  sed "$3" "$2" >"$scratch/broken"
  ! cmp -s "$2" "$scratch/broken" || check "'$3' breaks $2" false
  ! node "$scratch/judge.mjs" "$1" "$scratch/broken" 2>"$scratch/said" || check "$1 refuses '$3'" false
}

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Sourced by the scripts beside it: a browser's driver from npm, kept in the cache, Debian's chromium without a window, and the registry
# that they look at. Exit: 77 skipped: no npm, no network or no browser.
. "$(dirname "${BASH_SOURCE[0]}")/../e2e/common.sh"

web=$(readlink -e "$here/../web")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/roadstead
modules=$cache/web-test-$(cat "$web"/package*.json | sha256sum | cut -c 1-16)

install() {
  local parts=$modules.parts
  rm -rf "$parts"
  mkdir -p "$parts"
  cp "$web/package.json" "$web/package-lock.json" "$parts"
  (cd "$parts" && npm ci --ignore-scripts --no-audit --no-fund --fetch-retries=1) >"$modules.log" 2>&1 || return
  mv "$parts" "$modules"
}

need chromium-headless-shell
for tool in npm node; do command -v $tool >/dev/null || skip "no $tool on this machine"; done
mkdir -p "$cache"
exec 9>"$cache/web-test.lock"
flock 9
[ -d "$modules" ] || install || skip "npm could not install the browser's driver, see $modules.log"
flock -u 9

# look FILE.mjs [ARGUMENT…]: runs the tests of a file beside this one; $SITE is where the site is.
look() {
  local file=$1
  shift
  [ -e modules ] || { mkdir modules && cp -r "$web"/*.mjs modules && ln -s "$modules/node_modules" modules/node_modules; }
  node "modules/$file" "$@"
}

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

# pages_site REGISTRY [BUILD-OPTION…]: below a prefix, as project Pages serve files: the type comes from the name, and what is
# not there has a page. Sets $url.
pages_site() {
  local port
  port=$(free_port)
  url=http://127.0.0.1:$port/org/registry
  mkdir -p pages-host/org
  exits 0 roadstead build "$1" -o pages-host/org/registry --host pages --base-url "$url" "${@:2}"
  cat >pages.conf <<CONF
daemon off;
master_process off;
pid $PWD/pages.pid;
error_log $PWD/pages.error;
events {}
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
  server {
    listen 127.0.0.1:$port;
    root $PWD/pages-host;
    error_page 404 /org/registry/404.html;
  }
}
CONF
  nginx -p "$PWD" -c "$PWD/pages.conf" >pages.said 2>&1 &
  processes+=($!)
  until_true curl -fs "$url/"
}

# everywhere REGISTRY [OPTION…]: the site of `roadstead serve`, of nginx, and below a prefix. Sets $SITES.
everywhere() {
  serve "$@"
  SITES=$url
  nginx_site "$1" '' "${@:2}"
  SITES+=" $url"
  pages_site "$@"
  SITES+=" $url"
}

# The tests' files beside the packages, in `modules`.
lay_modules() {
  [ -e modules ] || { mkdir modules && cp -r "$web"/*.mjs modules && ln -s "$modules/node_modules" modules/node_modules; }
}

# look FILE.mjs [ARGUMENT…]: runs the tests of a file beside this one on each of $SITES.
look() {
  lay_modules
  SITES=${SITES:-$url} node "modules/$1" "${@:2}"
}

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A registry, the tar of its site and the folder of its site are served with the same answers, page by page.
. "$(dirname "$0")/common.sh"

tag registry harbor/buoy 1.0 one
tag registry harbor/buoy latest two "labels: {a: b}"
tag registry Harbor.Two/pilot latest three "yanked: \"it leaks\""
tag registry Harbor.Two/pilot 1.0.json four
base=https://registry.example.org
exits 0 roadstead build registry -o site --host roadstead --base-url $base --store store
exits 0 roadstead build registry -o site.tar --host roadstead --base-url $base --store store

# The paths that the site's files stand for, as clients spell them; _redirects is for the server to read.
paths() {
  tar -tf site.tar | sed 's|^\./||; /\/$/d; s|^|/|; s/index\.html$//; s/index\.json$//; /~/d; /^\/\./d; /^\/_redirects$/d' |
    sort -u
}

answers() { # what is served: one line a path with status, type, digest and the body's sum
  local path
  serve "$@"
  while IFS= read -r path; do
    printf '%s %s' "$path" "$(ask "$path")"
    printf ' %s' "$(header Content-Type)" "$(header Docker-Content-Digest)" "$(header Location)" "$(sha256sum <body)"
    echo
  done < <(paths && printf '%s\n' '/v2/harbor/buoy/tags/list?n=1' '/v1/images/harbor/buoy:latest?arch=amd64')
  for path in /nothing /v2/harbor/none/manifests/latest; do echo "$path $(ask $path)"; done
}

answers registry --base-url $base --store store >from-registry
answers site.tar >from-tar
answers site >from-folder
[ "$(grep -c ' 200 ' from-registry)" -gt 40 ] || fail "only $(grep -c ' 200 ' from-registry) pages"
diff from-registry from-tar || fail 'the tar gives other answers'
diff from-registry from-folder || fail 'the folder gives other answers'

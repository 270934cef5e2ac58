#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Sourced by every script beside it: an empty folder to work in, small registries, servers that end with the script.
# $ROADSTEAD is the program. Exit: 0 as wanted, 77 skipped, else a line on stderr says what was not.
set -euo pipefail
export LC_ALL=C.UTF-8
unset CDPATH

ROADSTEAD=$(readlink -e "${ROADSTEAD:?want the path of the program}")
here=$(readlink -e "$(dirname "${BASH_SOURCE[0]}")")
examples=$(readlink -e "$here/../../examples")
PATH=$PATH:/usr/sbin
scratch=$(mktemp -d)
chmod 755 "$scratch"
cd "$scratch"
processes=()

end() {
  local process
  for process in "${processes[@]}"; do kill -CONT "$process" && kill -9 "$process"; done 2>/dev/null
  wait 2>/dev/null
  cd /
  rm -rf "$scratch"
}
trap end EXIT

roadstead() { "$ROADSTEAD" "$@"; }

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

skip() {
  echo "SKIPPED: $*"
  exit 77
}

# lacks WHAT: for the tools that scripts/deps or test/clients/make-root brings where root asks. CI has them: a skip would
# stay green unseen. What no package brings (another user, npm's network) is skipped.
lacks() {
  [ "${ROADSTEAD_REQUIRE_CLIENTS:-0}" != 1 ] || [ "$(id -u)" != 0 ] || fail "$*, and ROADSTEAD_REQUIRE_CLIENTS=1 wants it"
  skip "$*"
}

need() { command -v "$1" >/dev/null || lacks "no $1 on this machine"; } # program

# exits STATUS COMMAND…: the command ends with it. `out` and `err` have what it said.
exits() {
  local wanted=$1 status=0
  shift
  "$@" >out 2>err || status=$?
  [ "$status" = "$wanted" ] || fail "exit $status, want $wanted: $*: $(tail -n 3 err)"
}

says() { grep -qF -- "$1" err || fail "said '$(cat err)', want '$1'"; } # text on stderr

equal() { [ "$1" = "$2" ] || fail "${3-value} is '$1', want '$2'"; } # got, wanted[, name]

# until_true COMMAND…: tries for a minute at least.
until_true() {
  local try
  for ((try = 0; try < 600; try++)); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.1
  done
  fail "not within a minute: $*"
}

hash_of() { printf '%s' "$1" | sha256sum | cut -d ' ' -f 1; } # text

# Of an image file, which has 4,096 bytes at least: blanks fill what the text leaves.
bytes_of() { printf '%-4096s' "$1"; } # text

# tag REGISTRY NAME TAG TEXT [FRONT-MATTER]: an image file whose bytes are TEXT, in the store `store`.
tag() {
  local folder=$1/$2/manifests/$3 hex
  hex=$(hash_of "$4")
  mkdir -p "$folder" store/blobs/sha256
  printf '%s' "$4" >"store/blobs/sha256/$hex"
  printf -- '---\ndescription: %s\n---\n' "$2" >"$1/$2/README.md"
  printf -- '---\nlayout: manifests/singularity\nsize: %s\ndigest: sha256:%s\nlayers:\n%s\narch: amd64\n%s---\n' \
    "${#4}" "$hex" "- {size: ${#4}, digest: \"sha256:$hex\", url: \"https://storage.example.org/$hex\"}" \
    "${5+$5$'\n'}" >"$folder/README.md"
}

# for_two REGISTRY NAME TAG: an image file "for amd64", and one "for arm64", in the store `store`.
for_two() {
  local arm
  arm=$(hash_of 'for arm64')
  tag "$1" "$2" "$3" 'for amd64' "images:
- {arch: arm64, size: 9, digest: \"sha256:$arm\", url: \"https://storage.example.org/$arm\"}"
  printf 'for arm64' >"store/blobs/sha256/$arm"
}

# small_layout FOLDER: an OCI image layout; its tag `latest` is an index of two architectures.
small_layout() {
  local arch parts
  parts=$(mktemp -d -p "$scratch")
  for arch in amd64 arm64; do
    mkdir -p "$parts/tools-$arch/bin" "$parts/greeting-$arch/etc"
    echo "hello $arch" >"$parts/greeting-$arch/etc/greeting"
  done
  "$examples/make-layout" "$parts" "$1"
}

# many REGISTRY COUNT: so many collections of one tag each, enough for a build that takes a while.
many() {
  local i hex
  tag "$1" fleet/boat-0 latest "$(bytes_of boat)"
  hex=$(hash_of "$(bytes_of boat)")
  for ((i = 1; i < $2; i++)); do echo "$1/fleet/boat-$i/manifests/latest"; done | xargs mkdir -p
  for ((i = 1; i < $2; i++)); do
    echo "$(<"$1/fleet/boat-0/README.md")" >"$1/fleet/boat-$i/README.md"
    echo "$(<"$1/fleet/boat-0/manifests/latest/README.md")" >"$1/fleet/boat-$i/manifests/latest/README.md"
  done
}

# start ARGUMENT…: runs the program in the background. Sets $started, its process.
start() {
  "$ROADSTEAD" "$@" &
  started=$!
  processes+=("$started")
}

# Below 32768 the kernel gives none to a client's side of a connection.
free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)) && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

has_started() { grep -q '^serving ' serve.out || ! kill -0 "$started"; }

# serve ARGUMENT…: starts a server, and waits until it has loaded. Sets $url (where it is) and $started.
serve() {
  local port
  port=$(free_port)
  start serve "$@" --listen "127.0.0.1:$port" >serve.out 2>serve.err
  until_true has_started
  grep -q '^serving ' serve.out || fail "the server has ended: $(tail -n 3 serve.err)"
  case "$*" in *--tls-cert*) url=https://127.0.0.1:$port ;; *) url=http://127.0.0.1:$port ;; esac
}

# ask [CURL-OPTION…] PATH: `head` and `body` have the answer; prints its status.
ask() {
  : >body
  curl -sS --path-as-is -D head -o body -w '%{http_code}' "${@:1:$#-1}" "$url${*: -1}"
}

header() { sed -n "s/^$1: \(.*\)\r$/\1/Ip" head; } # name: its value in `head`

# nginx_site REGISTRY PREFIX [BUILD-OPTION…]: builds a site for nginx into the folder `nginx-site`, and runs nginx with
# it. Sets $url, without the prefix.
nginx_site() {
  url=http://127.0.0.1:$(free_port)
  exits 0 roadstead build "$1" -o nginx-site --host nginx --base-url "$url$2" "${@:3}"
  nginx -p "$PWD/nginx-site/.nginx" -c nginx.conf -g "daemon off; master_process off; pid $PWD/nginx.pid;" \
    >nginx.said 2>&1 &
  processes+=($!)
  until_true curl -s -o /dev/null "$url/"
}

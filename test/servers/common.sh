# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Sourced after test/e2e/common.sh: real servers for the stores, each on a free port, ended with the script.
servers=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
STORAGE_TEST=${ROADSTEAD_STORAGE_TEST:?want the path of storage_test}
PUT_BLOB=${ROADSTEAD_PUT_BLOB:?want the path of put_blob}

# Nothing of the user's own opens a door here.
unset "${!AWS_@}"
export AWS_SHARED_CREDENTIALS_FILE=$scratch/none AWS_CONFIG_FILE=$scratch/none

# npm_tool NAME VERSION: the folder of an npm package, kept in the cache outside the tree. Skips where there is no npm.
npm_tool() {
  local folder=${XDG_CACHE_HOME:-$HOME/.cache}/roadstead/npm/$1-$2
  need npm
  (
    mkdir -p "$folder" && exec 9>"$folder.lock" && flock 9
    [ -d "$folder/node_modules/$1" ] || npm install --silent --no-audit --no-fund --prefix "$folder" "$1@$2" >/dev/null 2>&1
  ) || skip "npm cannot install $1"
  tool=$folder/node_modules/$1
}

# Sets $port and what AWS's tools read.
start_moto() {
  local why
  why=$("$servers/../clients/make-root" 2>&1 >/dev/null) || skip "${why##*$'\n'}"
  port=$(free_port)
  mkdir moto
  cp "$servers/moto" moto/run
  "$servers/../clients/in-root" -w "$PWD/moto" /srv/run "$port" /srv >moto/said 2>&1 &
  processes+=($!)
  until_true test -f moto/moto.env
  set -a
  # shellcheck source=/dev/null
  . ./moto/moto.env
  set +a
}

start_s3rver() {
  npm_tool s3rver 3.7.1
  port=$(free_port)
  node "$tool/bin/s3rver.js" --directory "$PWD/s3rver" --address 127.0.0.1 --port "$port" --configure-bucket images >s3rver.said 2>&1 &
  processes+=($!)
  export AWS_ACCESS_KEY_ID=S3RVER AWS_SECRET_ACCESS_KEY=S3RVER
  until_true curl -s -o /dev/null "http://127.0.0.1:$port/"
}

# holds_contract ADDRESS: runs the suite that every store passes against it.
holds_contract() {
  ROADSTEAD_TEST_STORE=$1 "$STORAGE_TEST" --gtest_brief=1 --gtest_filter='*BlobStoreContract*' >contract 2>&1 ||
    fail "the contract does not hold for $1: $(grep -v GetParam contract | tail -n 40)"
}

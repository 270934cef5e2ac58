#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What is misspelt ends with 2, names the word, and says what was probably meant.
. "$(dirname "$0")/common.sh"

refuses() { # wanted text, arguments…
  exits 2 roadstead "${@:2}"
  says "$1"
  [ ! -s out ] || fail "a usage error printed '$(cat out)' on standard output"
}

refuses "did you mean 'build'?" biuld
refuses "did you mean '--base-url'?" build . -o site --base-ulr https://example.org
refuses '--out' build .
refuses "--listen" serve --lisen :80
refuses "did you mean 'nginx'?" build . -o site --host ngnix
refuses "did you mean 'add-only'?" check --explain ad-only
refuses 'want 1 to 1024' check --jobs 0
refuses 'not ADDRESS:PORT' serve --listen 8080
refuses 'one argument too many' list a b c
exits 0 roadstead --help
for command in build serve check version; do
  exits 0 roadstead $command --help
  grep -q "^Usage: roadstead $command" out || fail "no usage line in 'roadstead $command --help'"
done

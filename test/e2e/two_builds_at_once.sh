#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Of two builds into the same folder at the same time the second is refused, and harms nothing.
. "$(dirname "$0")/common.sh"

many registry 300
start build registry -o site --jobs 1 2>/dev/null
first=$started
until_true test -d .site.building
kill -STOP "$first"
exits 3 roadstead build registry -o site
says "another build is writing '"
kill -CONT "$first"
wait "$first" || fail 'the first build did not end well'
exits 0 roadstead build registry -o alone
diff -r alone site

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A build that is killed in the middle leaves the former site whole; the same command then makes the new one.
. "$(dirname "$0")/common.sh"

staged() { [ -n "$(find .site.building -type f -print -quit 2>/dev/null)" ]; }

tag old harbor/buoy 1.0 old
many new 300
exits 0 roadstead build old -o site
cp -r site former

start build new -o site --jobs 1 2>err
until staged || ! kill -0 "$started"; do :; done
kill -9 "$started" || fail 'the build ended before it was killed'
wait "$started" 2>/dev/null || true
diff -r former site || fail 'the former site is not whole'

exits 0 roadstead build new -o site
exits 0 roadstead build new -o fresh
diff -r fresh site || fail 'the site after a killed build differs from a fresh one'
test ! -e .site.building || fail 'the killed build left .site.building'

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A site that nothing gives an address is built for localhost, and that is said; an address from anywhere ends the word.
. "$(dirname "$0")/common.sh"

word="the site is for http://localhost: neither --base-url nor 'url' in roadstead.yml says where it will live"
silent() { ! grep -q 'the site is for' err || fail "it said '$(cat err)' with $1"; }

tag registry harbor/buoy latest bytes
exits 0 roadstead build registry -o site
says "$word"
echo 'baseurl: /registry' >registry/roadstead.yml
exits 0 roadstead build registry -o site
says "$word"
exits 0 roadstead build registry -o site --json
silent '--json'
exits 0 roadstead build registry -o site --base-url https://e.org
silent '--base-url'
echo 'url: https://e.org' >>registry/roadstead.yml
exits 0 roadstead build registry -o site
silent "'url'"
says 'for https://e.org/registry'
printf 'baseurl: /r\nrepository: org/r\n' >registry/roadstead.yml
exits 0 roadstead build registry -o site
silent "'repository'"
says 'for https://org.github.io/r'

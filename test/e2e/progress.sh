#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# On a terminal a long command says what it does; what is piped says nothing of the kind.
. "$(dirname "$0")/common.sh"
need script

tag registry harbor/buoy 1.0 "$(bytes_of one)"
on_terminal() { script -qec "'$ROADSTEAD' $*" /dev/null >said; }
on_terminal check registry
grep -q 'reading registry \.\.\.' said || fail "check on a terminal said '$(cat -v said)'"
on_terminal build registry -o site
grep -q 'reading registry \.\.\.' said || fail "build on a terminal said '$(cat -v said)'"
exits 0 roadstead check registry
equal "$(cat err)" '0 errors, 0 warnings' 'what check says without a terminal'

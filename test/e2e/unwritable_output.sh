#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Where the site cannot be written the build ends with 3 and says which path; what is not its own stays untouched.
. "$(dirname "$0")/common.sh"

tag registry harbor/buoy latest bytes
registry=$PWD/registry
echo mine >file
mkdir -p mine && echo mine >mine/file
exits 3 roadstead build registry -o file/site
says file
exits 3 roadstead build registry -o nowhere/site
says "there is no folder '$PWD/nowhere', want one to write 'site' in"
exits 3 roadstead build registry -o nowhere/site.tar
says "there is no folder '$PWD/nowhere', want one to write 'site.tar' in"
exits 3 roadstead build registry -o mine
says 'want an empty or absent directory'
equal "$(cat mine/file)" mine 'what was there'

status=0
roadstead build registry -o - 2>err >/dev/full || status=$?
equal $status 3 'exit on a full disk'
says 'No space left'

mkdir gone
status=0
said=$(cd gone && rmdir ../gone && "$ROADSTEAD" build "$registry" -o site 2>&1) || status=$?
equal "$status" 3 'exit without a working directory'
equal "$said" 'roadstead: site: the working directory: No such file or directory' 'what is said without one'

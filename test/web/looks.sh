#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Key pages look as they did: by day, by night and on a phone, against the pictures of docs/gallery, with some tolerance.
#
#   UPDATE=1 looks.sh     takes the pictures anew; look at each of them before it is committed
. "$(dirname "$0")/common.sh"
. "$web/registry.sh"

web_registry registry
web_fleet registry
serve registry --store store --base-url https://registry.example.org
GALLERY=$(readlink -e "$web/../../docs/gallery") look looks.mjs || fail 'a page looks otherwise'

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Every page and every control in a browser, and by the rules of HTML: as `roadstead serve` answers, as nginx does, and below
# a prefix as on project Pages.
. "$(dirname "$0")/common.sh"
. "$web/registry.sh"
need nginx

web_registry registry
web_audit audit.json
tag registry Virtual-Laboratory-of-the-Lighthouses/Characterisation_of-Lamps-and-Lenses 2026.11-rc.1 "$(bytes_of 'a lens')"
everywhere registry --store store --audit-report audit.json
look pages.mjs || fail 'a page'
look validate.mjs pages-host || fail 'a page is not valid'

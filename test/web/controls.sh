#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What controls do beside their work: the focus stays, failures are said, everything has a name, and paper has all of it.
. "$(dirname "$0")/common.sh"
. "$web/registry.sh"

web_registry registry
web_theme registry
for i in {1..14}; do tag registry pier/barge "1.$i" "$(bytes_of barge)" "created: 2026-09-$((30 - i))T08:00:00Z"; done
printf '# Opening hours\n\n## Monday\n\nFrom tide to tide.\n' >registry/theme/pages/hours.md
printf '# Storm\n\nClosed on **Sundays**.\n' >registry/theme/header.md
serve registry --store store
look controls.mjs || fail 'a control'

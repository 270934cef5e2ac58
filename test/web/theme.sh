#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A registry's theme: its colours, logo, header, footer and pages are on every page of each host; what would run is left out.
. "$(dirname "$0")/common.sh"
. "$web/registry.sh"
need nginx

web_registry registry
web_theme registry
everywhere registry --store store
look theme.mjs || fail 'the theme'

# A logo that runs something is no logo, and a colour that is none changes nothing.
echo '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>' >registry/theme/logo.svg
echo 'colours: {link: "red;}*{display:none"}' >registry/theme/theme.yml
exits 0 roadstead check registry
grep -qF "the logo has an attribute 'onload', want a plain drawing: shapes, text and gradients: it is not used" out ||
  fail "the check does not tell of the logo: $(cat out)"
grep -qF "'red;}*{display:none' is no colour, want one as '#075f8f': it is not used" out || fail 'nor of the colour'
exits 0 roadstead build registry -o site --store store --base-url https://example.org
if grep -rqF -e onload -e 'display:none' site/_ --include='*.svg' --include='theme*'; then fail 'the site has it'; fi

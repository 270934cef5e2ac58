#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Every page in a browser, and by the rules of HTML: as `roadstead serve` answers, as nginx does, and below a prefix as on project Pages.
. "$(dirname "$0")/common.sh"
. "$web/registry.sh"
need nginx
need python3

web_registry registry
web_audit audit.json

serve registry --store store --audit-report audit.json
SITE=$url look pages.mjs || fail 'on roadstead serve'

export ONLY_WHAT_HOSTS_CHANGE=1
nginx_site registry '' --store store --audit-report audit.json
SITE=$url look pages.mjs || fail 'on nginx'

port=$(free_port)
url=http://127.0.0.1:$port/org/registry
mkdir -p host/org
exits 0 roadstead build registry -o host/org/registry --store store --audit-report audit.json --host pages --base-url "$url"
python3 -m http.server --bind 127.0.0.1 -d host "$port" >/dev/null 2>&1 &
processes+=("$!")
until_true curl -fs "$url/"
SITE=$url look pages.mjs || fail 'below a prefix'

look validate.mjs host || fail 'a page is not valid'

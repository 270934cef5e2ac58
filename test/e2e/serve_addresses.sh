#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A server says where it is found, and what about an address or a site it cannot serve.
. "$(dirname "$0")/common.sh"

tag registry harbor/buoy latest "$(bytes_of bytes)"
for host in 0.0.0.0 '[::]' ''; do
  port=$(free_port)
  start serve registry --listen "$host:$port" >serve.out 2>serve.err
  if [ "$host" = '[::]' ] && grep -q 'Address family not supported' serve.err; then continue; fi
  until_true grep -q '^serving ' serve.out
  equal "$(cat serve.out)" "serving registry at http://localhost:$port" 'what it says'
  grep -q "pages hold addresses at http://localhost:$port: .*want --base-url" serve.err || fail "it said '$(cat serve.err)'"
  url=http://127.0.0.1:$port
  equal "$(ask /v2/)" 200 "status at '$host'"
  ask /api/container/harbor/buoy:latest >/dev/null
  kill "$started"
done

serve registry --base-url HTTPS://Registry.example.org/
equal "$(cat serve.err)" '' 'its hints'
equal "$(cat serve.out)" "serving registry at https://registry.example.org, listening at ${url#http://}" 'what it says'

start serve registry --listen 127.0.0.1:0 --base-url https://registry.example.org >serve.out 2>serve.err
until_true has_started
url=http://$(sed -n 's/.*, listening at //p' serve.out)
equal "$(ask /v2/)" 200 'status at the port that it was given'

exits 2 roadstead serve registry --listen 127.0.0.1:99999
says "--listen: '127.0.0.1:99999' has port 99999, want 0 to 65535"
exits 3 roadstead serve registry --listen "${url#http://}"
says 'Address already in use'

roadstead build registry -o site.tar.zst --host roadstead --base-url https://registry.example.org 2>/dev/null
exits 3 roadstead serve site.tar.zst --listen 127.0.0.1:0
says "'site.tar.zst' is a compressed tar, want a plain one: decompress it, or build to a FILE.tar"
roadstead build registry -o site.tar --host roadstead --base-url https://registry.example.org 2>/dev/null
exits 2 roadstead serve site.tar --store store --listen 127.0.0.1:0
says '--store has no meaning for the built site'
serve site.tar
equal "$(ask /v2/)" 200 'status from a tar'

# A built site holds the address that it was built for.
hint="roadstead: the site was built for https://registry.example.org, and its pages hold that; clients that come to $url want one from 'roadstead build --base-url $url'"
until_true grep -qxF "$hint" serve.err
equal "$(wc -l <serve.err)" 1 'lines of hints'
port=$(free_port)
for built_for in "http://127.0.0.1:$port" "http://127.0.0.1:$port/registry"; do
  exits 0 roadstead build registry -o site --host roadstead --base-url "$built_for"
  start serve site --listen "127.0.0.1:$port" >serve.out 2>serve.err
  until_true grep -q '^serving ' serve.out
  kill "$started"
  wait "$started" || fail "the server has ended with $?"
  equal "$(cat serve.err)" '' "hints where the site was built for $built_for"
done
start serve site --listen "0.0.0.0:$port" >serve.out 2>serve.err
until_true grep -q '^roadstead: the site was built for' serve.err
equal "$(wc -l <serve.err)" 1 'lines of hints'
kill "$started"

# The address in the settings is the built site's; who serves the registry elsewhere is told.
echo 'url: https://registry.example.org' >registry/roadstead.yml
serve registry
hint="roadstead: pages hold addresses at $url; 'url' in the settings says https://registry.example.org, which serving wants as --base-url"
until_true grep -qxF "$hint" serve.err
serve registry --base-url https://registry.example.org
equal "$(cat serve.err)" '' 'what is said with the address of the settings'

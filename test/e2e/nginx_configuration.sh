#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# nginx accepts the configuration that a build for it writes.
. "$(dirname "$0")/common.sh"
need nginx

tag registry harbor/buoy latest bytes
tag registry 'Owner.Two/a-b_c' 1.0.json bytes
exits 0 roadstead build registry -o site --host nginx --base-url https://registry.example.org --store store
here() { nginx -t -p site/.nginx -c nginx.conf -g "pid $PWD/nginx.pid;"; }
exits 0 here

# Its parts go into a server of one's own, wherever that server's configuration lies.
mkdir elsewhere
cat >elsewhere/nginx.conf <<CONF
pid $PWD/nginx.pid;
error_log stderr;
events {}
http {
  include $PWD/site/.nginx/maps.conf;
  server {
    listen 127.0.0.1:$(free_port);
    root $PWD/site;
    include $PWD/site/.nginx/locations.conf;
  }
}
CONF
exits 0 nginx -t -p elsewhere -c nginx.conf

# Nothing that runs writes into the folder that the next build swaps.
nginx_site registry '' --store store
find nginx-site -name "*.pid" >written
[ ! -s written ] || fail "nginx wrote $(cat written)"

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A visitor looks into an image: packages, files, where the bytes are. Once from the site's own store, once from another
# host, as far as that lets browsers read. Names of files are strangers' text.
. "$(dirname "$0")/common.sh"
. "$web/registry.sh"
need mksquashfs
need python3

mkdir -p root/var/lib/dpkg root/usr/bin root/etc 'root/<img src=x onerror=window.pwned=1>'
for package in libc6 busybox '<script>window.pwned=1</script>'; do
  printf 'Package: %s\nStatus: install ok installed\nVersion: 1.0\nArchitecture: amd64\n\n' "$package"
done >root/var/lib/dpkg/status
head -c 300000 /dev/urandom >root/usr/bin/tool
head -c 50000 /dev/urandom >root/usr/bin/helper
touch 'root/<img src=x onerror=window.pwned=1>/"><svg onload=window.pwned=1>'
ln -s usr/bin/tool root/start
mksquashfs root image.squashfs -quiet -no-progress >/dev/null

exits 0 roadstead image contents image.squashfs --json
gzip -c <out >contents.gz
exits 0 roadstead image contents image.squashfs --spdx
mv out spdx.json
mkdir -p store/blobs/sha256
attached() { # file, media type, address
  printf -- '- {type: %s, size: %s, digest: "sha256:%s", url: "%s"}\n' "$2" "$(stat -c %s "$1")" \
    "$(sha256sum <"$1" | cut -d ' ' -f 1)" "$3"
}
web_registry registry
types=(application/vnd.roadstead.contents.v1+json application/spdx+json)
there=http://127.0.0.1:$(free_port)
{
  printf 'created: 2026-11-02T08:00:00Z\nattached:\n'
  attached contents.gz "${types[0]}" "$there/contents.gz"
  attached spdx.json "${types[1]}" "$there/spdx.json"
} >front
tag registry harbor/hold latest "$(bytes_of 'a hold')" "$(cat front)"

cat >host.py <<'PYTHON'
import http.server, sys
class Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        if len(sys.argv) > 2: self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
PYTHON
python3 host.py "${there##*:}" open >/dev/null 2>&1 &
processes+=("$!")
until_true curl -fs "$there/contents.gz" -o /dev/null
serve registry --store store
THERE=$there look inside.mjs || fail 'contents on another host'

for file in contents.gz spdx.json; do cp "$file" "store/blobs/sha256/$(sha256sum <"$file" | cut -d ' ' -f 1)"; done
serve registry --store store
THERE='' look inside.mjs || fail 'contents in the store of the site'

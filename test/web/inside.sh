#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A visitor looks into a SIF that apptainer has built and `roadstead publish` has read: packages, files, where the bytes are.
# From the site's own store, on each kind of host, and from another host, as far as that lets browsers read. Names of files
# are strangers' text.
. "$(dirname "$0")/common.sh"
# shellcheck source=../e2e/publish_common.sh
. "$here/publish_common.sh"
need_apptainer
need nginx
need python3

mkdir -p root/var/lib/dpkg root/usr/bin 'root/<img src=x onerror=window.pwned=1>'
for package in libc6 busybox '<script>window.pwned=1</script>'; do
  printf 'Package: %s\nStatus: install ok installed\nVersion: 1.0\nArchitecture: amd64\n\n' "$package"
done >root/var/lib/dpkg/status
head -c 3000000 /dev/urandom >root/usr/bin/tool
head -c 50000 /dev/urandom >root/usr/bin/helper
touch 'root/<img src=x onerror=window.pwned=1>/"><svg onload=window.pwned=1>'
mkdir root/many
seq -f root/many/number-%g 520 | xargs touch
ln -s usr/bin/tool root/start

there=http://127.0.0.1:$(free_port)
recipe_repository recipes
echo "public-url: $there" >>recipes/roadstead.yml
recipe recipes/Singularity hold
sed -i "/echo \"hold\"/i\\    cp -r $PWD/root/. \${APPTAINER_ROOTFS}" recipes/Singularity
registry_repository registry.git
exits 0 roadstead publish recipes "${where[@]}"
merge registry.git
sif=$(echo recipes/.roadstead/images/latest/image/*.sif)
equal "$(head -c 42 "$sif" | tail -c 10 | tr -d '\0')" SIF_MAGIC 'the magic of the image'

cat >host.py <<'PYTHON'
import http.server, sys
class Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
PYTHON
(cd store && exec python3 ../host.py "${there##*:}") >/dev/null 2>&1 &
processes+=("$!")
until_true curl -fs "$there/"
serve registry.git@main
SITES=$url THERE=$there look inside.mjs || fail 'contents on another host'

everywhere registry.git@main --store store
THERE='' look inside.mjs || fail 'contents in the store of the site'

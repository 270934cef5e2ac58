#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# roadstead pull takes an image file from a site by the addresses that the site states, compares its digest, and leaves
# nothing half or wrong behind.
. "$(dirname "$0")/common.sh"

arm=$(hash_of 'for arm64')
for_two registry harbor/buoy latest
serve registry --store store

# From the site itself, which keeps the image.
reference=$url/harbor/buoy
exits 0 roadstead pull "$reference" --arch amd64
equal "$(cat buoy_latest.sif)" 'for amd64'
equal "$(cat out)" "buoy_latest.sif: amd64, sha256:$(hash_of 'for amd64')"
exits 0 roadstead pull "$reference:latest" --arch amd64
equal "$(cat out)" "buoy_latest.sif: there already, amd64, sha256:$(hash_of 'for amd64')"
exits 0 roadstead pull "$reference" --arch arm64 -o arm.sif --json
equal "$(cat arm.sif)" 'for arm64'
equal "$(jq -r '[.file, .architecture, .digest, .compared] | join(" ")' out)" "arm.sif arm64 sha256:$arm sha256"
equal "$(jq -r .url out)" "$url/v1/imagefile/harbor/buoy:sha256.$arm"

# What is in the way stays, unless it is told to go.
exits 3 roadstead pull "$reference" --arch arm64 -o buoy_latest.sif
says "'buoy_latest.sif' is there and is another file, want --force or another name"
equal "$(cat buoy_latest.sif)" 'for amd64'
exits 0 roadstead pull "$reference" --arch arm64 -o buoy_latest.sif --force
equal "$(cat buoy_latest.sif)" 'for arm64'
exits 3 roadstead pull "$reference" --arch riscv64 -o no.sif
says "$reference:latest: there is no image for riscv64, want one of amd64, arm64"
exits 3 roadstead pull "$reference:lates" -o no.sif
says "'$reference' has no tag 'lates', did you mean 'latest'?"
exits 3 roadstead pull "$url/harbor/boat" -o no.sif
says "'$url/harbor/boat' is no collection of a registry's site, want one"
exits 3 roadstead pull "$reference" --arch amd64 -o folder/no.sif
says 'folder/no.sif: No such file or directory'

# Elsewhere: the first address has nothing, the second other bytes, the third the image.
mkdir -p web/a web/b
printf 'not that' >web/a/image
printf 'for amd64' >web/b/image
web=$(free_port)
python3 -m http.server --bind 127.0.0.1 --directory web "$web" >/dev/null 2>&1 &
processes+=($!)
until_true curl -fs "http://127.0.0.1:$web/b/image"
hex=$(hash_of 'for amd64')
mkdir -p far/pier/crane/manifests/1 far/pier/crane/manifests/2
printf -- '---\nlayout: manifests/singularity\nsize: 9\ndigest: sha256:%s\nlayers:\n- {size: 9, digest: "sha256:%s", url: "%s", mirrors: ["%s", "%s"]}\narch: amd64\n---\n' \
  "$hex" "$hex" "http://127.0.0.1:$web/none" "http://127.0.0.1:$web/a/image" "http://127.0.0.1:$web/b/image" \
  >far/pier/crane/manifests/1/README.md
printf -- '---\nlayout: manifests/singularity\nsize: 9\ndigest: sha256:%s\nlayers:\n- {size: 9, digest: "sha256:%s", url: "%s"}\narch: amd64\n---\n' \
  "$hex" "$hex" "http://127.0.0.1:$web/a/image" >far/pier/crane/manifests/2/README.md
serve far
exits 0 roadstead pull "$url/pier/crane:1" --json
equal "$(cat crane_1.sif)" 'for amd64'
equal "$(jq -r .url out)" "http://127.0.0.1:$web/b/image"
says "GET http://127.0.0.1:$web/none: answer 404, want 200"
says "http://127.0.0.1:$web/a/image: its bytes are sha256:$(hash_of 'not that'), want sha256:$hex"
exits 3 roadstead pull "$url/pier/crane:2"
says "its bytes are sha256:$(hash_of 'not that'), want sha256:$hex"
[ -z "$(ls crane_2.sif* 2>/dev/null)" ] || fail 'wrong bytes were left behind'

# Killed in the middle: nothing is under the name, and the same command finishes.
cat >slow.py <<'PY'
import http.server, os, time
class Slow(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "9")
        self.end_headers()
        for byte in b"for amd64":
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            while not os.path.exists("hurry"): time.sleep(0.05)
http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Slow).serve_forever()
PY
slow=$(free_port)
PORT=$slow python3 slow.py >/dev/null 2>&1 &
processes+=($!)
sed "s#http://127.0.0.1:$web/a/image#http://127.0.0.1:$slow/image#" far/pier/crane/manifests/2/README.md >slow.md
mkdir -p far/pier/crane/manifests/3
mv slow.md far/pier/crane/manifests/3/README.md
serve far
for signal in TERM KILL; do
  start pull "$url/pier/crane:3"
  until_true sh -c "test -s crane_3.sif.part-*"
  kill -"$signal" "$started"
  wait "$started" 2>/dev/null && fail "SIG$signal did not end it"
  [ ! -e crane_3.sif ] || fail "SIG$signal left half an image"
  [ $signal = KILL ] || [ -z "$(ls crane_3.sif* 2>/dev/null)" ] || fail 'SIGTERM left a part'
done
rm crane_3.sif.part-*

# Two at once do not know of each other.
start pull "$url/pier/crane:3"
one=$started
start pull "$url/pier/crane:3"
two_parts() { [ "$(find . -name 'crane_3.sif.part-*' | wc -l)" = 2 ]; }
until_true two_parts
touch hurry
wait "$one" || fail 'the first of two failed'
wait "$started" || fail 'the second of two failed'
equal "$(ls crane_3.sif*)" crane_3.sif
equal "$(cat crane_3.sif)" 'for amd64'

# Files on a server that knows nothing of them, below a prefix.
exits 0 roadstead build far -o built --base-url "http://127.0.0.1:$web/prefix" --host pages
mv built web/prefix
exits 0 roadstead pull "http://127.0.0.1:$web/prefix/pier/crane:1" -o built.sif
equal "$(cat built.sif)" 'for amd64'

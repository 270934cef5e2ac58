#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Images that are there already, as a file of the repository and at a URL, and one that its own script has uploaded: all
# are hashed and described; those with an address stay where they are.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
need mksquashfs
need python3
registry_repository registry.git
scripted_repository recipes
echo 'greeting' >image-of-it && (cd recipes && ./build.sh ../image-of-it "$PWD/../ready.sif")
mkdir web && cp ready.sif web/there.sif && cp ready.sif recipes/here.sif

port=$(free_port)
python3 -m http.server --bind 127.0.0.1 --directory web "$port" >/dev/null 2>&1 &
processes+=($!)
until_true curl -s -o /dev/null "http://127.0.0.1:$port/"
cat >>recipes/roadstead.yml <<YAML
tags:
  file: {recipe: here.sif, builder: prebuilt}
  web: {recipe: "http://127.0.0.1:$port/there.sif", builder: prebuilt}
  gone: {recipe: "http://127.0.0.1:$port/gone.sif", builder: prebuilt}
YAML
cat >recipes/upload.sh <<SCRIPT
#!/bin/sh
cp "$PWD/ready.sif" "$PWD/web/\$ROADSTEAD_TAG.sif" && echo "http://127.0.0.1:$port/\$ROADSTEAD_TAG.sif"
SCRIPT
chmod +x recipes/upload.sh
echo any >recipes/Singularity.sent
printf '  sent: {builder: "command:./upload.sh"}\n' >>recipes/roadstead.yml

exits 1 roadstead publish recipes "${where[@]}" --json
says "gone: GET http://127.0.0.1:$port/gone.sif: answer 404, want 200"
equal "$(jq -r '.builds[] | select(.done == "failed") | .tag' out)" gone 'what failed'
equal "$(proposed_tags registry.git)" 'file sent web' 'what is proposed'
stated() { git -C registry.git show "update/fleet/boat:fleet/boat/manifests/$1/README.md" | sed -n "s/^ *$2: //p" | sed -n 1p; }
hash=sha256:$(sha256sum <ready.sif | cut -d ' ' -f 1)
for tag in file sent web; do equal "$(stated "$tag" digest)" "$hash" "the digest of $tag"; done
equal "$(stated file url)" '' 'the address of file'
equal "$(stated web url)" "\"http://127.0.0.1:$port/there.sif\"" 'the address of web'
equal "$(stated sent url)" "\"http://127.0.0.1:$port/sent.sif\"" 'the address of sent'
exits 0 roadstead images push recipes "${where[@]}" --only web
equal "$(find store -type f | wc -l)" 4 'the number of stored blobs: the image, and three documents about it'

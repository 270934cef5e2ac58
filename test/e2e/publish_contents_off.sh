#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Images are published without what is inside of them where the settings want that, and where they cannot be read.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
need mksquashfs

scripted_repository recipes
echo one >recipes/Singularity
registry_repository registry.git
readme() { git -C registry.git show update/fleet/boat:fleet/boat/manifests/latest/README.md; }

exits 0 roadstead publish recipes "${where[@]}"
equal "$(readme | grep -c '^- type:')" 3 'how many documents are attached'
before=$(find store/blobs -type f | wc -l)
equal "$before" 4 'how many blobs are stored'

echo 'contents: false' >>recipes/roadstead.yml
echo two >recipes/Singularity
exits 0 roadstead publish recipes "${where[@]}"
! readme | grep '^attached:' >/dev/null || fail 'what is attached has stayed with another image'
equal "$(find store/blobs -type f | wc -l)" $((before + 1)) 'how many blobs are stored'

# Folders that no table names any more.
sed -i '/^contents/d' recipes/roadstead.yml
cat >>recipes/build.sh <<'SCRIPT'
at=$(od -An -tu8 -j 72 -N 8 "$2")
printf '\377\377\377\377\377\377\377\377' | dd of="$2" bs=1 seek=$((at)) conv=notrunc 2>/dev/null
SCRIPT
echo three >recipes/Singularity
exits 0 roadstead publish recipes "${where[@]}"
says 'latest: what is inside the image is not published: '
! readme | grep '^attached:' >/dev/null || fail 'something is attached'
exits 2 roadstead recipes recipes --nonsense
sed -i 's/^storage/contents: maybe\nstorage/' recipes/roadstead.yml
exits 3 roadstead recipes recipes "${where[@]}"
says "'maybe' is not true or false"

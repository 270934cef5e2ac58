#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# On a full disk the word is of the file that found no room, and nothing half written stays.
# In a mount namespace of its own, so that the small disk ends with the script.
if [ -z "${small_disk-}" ]; then
  unshare -m mount -t tmpfs tmpfs /mnt 2>/dev/null || { echo 'SKIPPED: no right to mount a small disk' && exit 77; }
  small_disk=/mnt exec unshare -m "$0"
fi
. "$(dirname "$0")/common.sh"

disk() { # mount options
  ! mountpoint -q "$small_disk" || umount "$small_disk"
  mount -t tmpfs -o "$1" tmpfs "$small_disk"
}

full() { # pattern of the word, arguments…
  exits 3 roadstead "${@:2}"
  grep -qxE "roadstead: $1: No space left on device" err || fail "said '$(cat err)', want '$1: No space left on device'"
  equal "$(ls -A "$small_disk")" '' "what is left after '${*:2}'"
}

many registry 100
disk size=256k
full "building $small_disk/site: [^ ]+(: writing)?" build registry -o "$small_disk/site"
full "building $small_disk/site.tar: writing" build registry -o "$small_disk/site.tar"

# A file that no other disk can link to is copied.
head -c 2000000 /dev/zero >large
disk size=1m
tag one harbor/buoy 1.0 bytes
mkdir -p blobs/blobs/sha256
hex=$(sha256sum large | cut -d ' ' -f 1)
mv large "blobs/blobs/sha256/$hex"
sed -i "s/sha256:[0-9a-f]*/sha256:$hex/; s/size: 5/size: 2000000/" one/harbor/buoy/manifests/1.0/README.md
full "building $small_disk/site: v2/harbor/buoy/blobs/sha256:$hex: writing" build one -o "$small_disk/site" \
  --store blobs --host roadstead
full "building $small_disk/site.tar: v2/harbor/buoy/blobs/sha256:$hex: writing" build one -o "$small_disk/site.tar" \
  --store blobs --host roadstead

for i in {1..300}; do
  echo "{\"name\":\"fleet/boat-$i\",\"tag\":\"latest\",\"sif\":\"https://e.org/$i\",\"size\":4096}"
done >rows
full "writing $small_disk/tree: fleet/boat-[^ ]+(: writing)?" import singularity-hub rows -o "$small_disk/tree"

disk size=10m,nr_inodes=20
full "building $small_disk/site: [^ ]+" build registry -o "$small_disk/site"

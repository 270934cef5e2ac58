#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# `image inspect` ends with 0 for a sound image, 1 for what is none or is broken, 2 for a line that it does not
# understand, 3 for what it cannot read.
. "$(dirname "$0")/common.sh"
need jq
need mksquashfs

small_layout layout
tar -cf layout.tar -C layout oci-layout index.json blobs
mksquashfs layout image.squashfs -quiet -no-progress >/dev/null

sound() { # file, format
  exits 0 roadstead image inspect "$1"
  equal "$(cat err)" '' "what is said of $1"
  exits 0 roadstead image inspect --json "$1"
  equal "$(jq -r .format out)" "$2" "format of $1"
}
sound image.squashfs squashfs
sound layout oci-layout
sound layout.tar oci-layout-tar

broken() { # file, what is said on stderr
  exits 1 roadstead image inspect "$1"
  says "roadstead: $1: $2"
  equal "$(cat out)" '' "what is printed of $1"
}
: >empty
echo 'no image at all' >text
head -c 50 image.squashfs >cut.squashfs
printf '#!/usr/bin/env run-singularity\n\0SIF_MAGIC\00001\0' >cut.sif
mkdir folder
head -c 700 layout.tar >cut.tar
broken empty 'is empty, want a SIF, a squashfs, or an OCI image layout as directory or tar'
broken text "starts with 'no image at all?' (hex 6e6f20696d61676520617420616c6c0a), want"
broken cut.squashfs 'squashfs superblock has 50 bytes, want 96'
broken cut.sif 'SIF header has 45 bytes, want 128'
broken folder "no file 'oci-layout', want an OCI image layout"
broken cut.tar ''
broken /dev/null 'not a regular file'

# An image of which a part is wrong is described, and the status says it.
cp -r layout without
rm "without/blobs/sha256/$(jq -r '.manifests[0].digest | ltrimstr("sha256:")' without/index.json)"
exits 1 roadstead image inspect without
[ -s out ] || fail 'nothing is printed of a layout without its manifest'
equal "$(cat err)" '' 'what is said of a layout without its manifest'

exits 2 roadstead image inspect
says 'file is required'
exits 2 roadstead image inspect text text
exits 3 roadstead image inspect none
says 'roadstead: none: No such file or directory'
if [ "$(id -u)" != 0 ]; then
  chmod 0 text
  exits 3 roadstead image inspect text
  says 'roadstead: text: Permission denied'
fi

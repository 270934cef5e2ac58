#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# One site as a folder, a tar, a compressed tar and a stream on standard output has the same files.
. "$(dirname "$0")/common.sh"
need zstd

tag registry harbor/buoy 1.0 one
tag registry Harbor.Two/pilot latest two
exits 0 roadstead build registry -o site
exits 0 roadstead build registry -o site.tar
exits 0 roadstead build registry -o site.tar.zst
roadstead build registry -o - 2>err | tar -t | sed 's|^\./||; /\/$/d' | sort >listed
(cd site && find . -type f -printf '%P\n') | sort | diff listed -
zstd -qdc site.tar.zst | cmp - site.tar
roadstead build registry -o - 2>/dev/null | cmp - site.tar
mkdir unpacked && tar -xf site.tar -C unpacked && diff -r site unpacked

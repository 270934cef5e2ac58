#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# `image contents` lists what is inside a squashfs, an OCI layout and a layout as a tar, the same each time; it ends with
# 1 for what is no image, 2 for a line that it does not understand, 3 for what it cannot read.
. "$(dirname "$0")/common.sh"
need jq
need mksquashfs

mkdir -p root/var/lib/dpkg root/etc root/usr/bin 'root/<b>' root/opt/env/conda-meta root/.singularity.d/env
cat >root/var/lib/dpkg/status <<'STATUS'
Package: libc6
Status: install ok installed
Source: glibc
Version: 2.36-9+deb12u4
Architecture: amd64

Package: gone
Status: deinstall ok config-files
Version: 1
STATUS
printf 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n' >root/etc/os-release
mkdir -p root/usr/lib
echo 'ID=older' >root/usr/lib/os-release
echo '{"name":"zlib","version":"1.2.13","subdir":"linux-64","license":"Zlib","channel":"conda-forge"}' \
  >root/opt/env/conda-meta/zlib.json
printf '#!/bin/sh\nexec env "$@"\n' >root/.singularity.d/runscript
printf '#!/bin/sh\n# a comment alone\n\n' >root/.singularity.d/startscript
printf 'export LAMP=red\n' >root/.singularity.d/env/90-environment.sh
echo '{"org.opencontainers.image.licenses":"MIT","a":"\u001b[31m"}' >root/.singularity.d/labels.json
printf 'Bootstrap: scratch\n%%runscript\n    exec env "$@"\n' >root/.singularity.d/Singularity
head -c 5000 /dev/zero >root/usr/bin/env
ln root/usr/bin/env root/usr/bin/same
ln -s usr/bin root/bin
echo x >$'root/<b>/\033[31m'
for compressor in gzip xz zstd lz4; do
  mksquashfs root "image.$compressor" -comp $compressor -quiet -no-progress -all-root -all-time 0 -mkfs-time 0 >/dev/null
done

exits 0 roadstead image contents image.gzip
equal "$(head -n 7 out)" "system       Debian GNU/Linux 12 (bookworm)
scripts      env/90-environment.sh, runscript
labels       2 labels
definition   3 lines
files        11 in 13 folders, 5.5 kB
conda        1 package
deb          1 package" 'the text'
! grep -q $'\033' out || fail 'an escape sequence reaches the terminal'

exits 0 roadstead image contents --json image.gzip
equal "$(jq -c .packages out)" '[{"type":"conda","name":"zlib","version":"1.2.13","arch":"linux-64","license":"Zlib","source":"conda-forge"},{"type":"deb","name":"libc6","version":"2.36-9+deb12u4","arch":"amd64","source":"glibc"}]' 'the packages'
equal "$(jq -c .image out)" "{\"digest\":\"sha256:$(sha256sum <image.gzip | cut -d ' ' -f 1)\"}" 'the image'
equal "$(jq -c .config out)" '{"labels":{"a":"?[31m","org.opencontainers.image.licenses":"MIT"},"scripts":{"env/90-environment.sh":"export LAMP=red\n","runscript":"#!/bin/sh\nexec env \"$@\"\n"},"definition":"Bootstrap: scratch\n%runscript\n    exec env \"$@\"\n"}' 'how it is run'
equal "$(jq -c '.files[2:6]' out)" '["<b>",["?[31m",2],"bin","usr/bin"]' 'the first files'
equal "$(jq -c '.files[-3]' out)" '["bin",["env",5000,"same",{"link":"usr/bin/env"}],"lib",["os-release",9]]' 'the folder usr'
mv out first
exits 0 roadstead image contents --json image.gzip
cmp out first || fail 'a second time it is another document'
for compressor in xz zstd lz4; do
  exits 0 roadstead image contents --json image.$compressor
  equal "$(jq -c .files out)" "$(jq -c .files first)" "the files packed with $compressor"
done

exits 0 roadstead image contents --spdx image.gzip
equal "$(jq -r '.packages[].externalRefs[]?.referenceLocator' out | paste -sd ' ')" \
  'pkg:conda/zlib@1.2.13?channel=conda-forge&subdir=linux-64 pkg:deb/debian/libc6@2.36-9%2Bdeb12u4?arch=amd64&distro=debian-12'
exits 0 roadstead image contents --cyclonedx image.gzip
equal "$(jq -r '.components[].name' out | paste -sd ' ')" 'zlib libc6' 'the components'
equal "$(jq -r '.metadata.component.properties[1] | .name + " " + .value' out)" 'roadstead:image:label:org.opencontainers.image.licenses MIT' 'a label'

# Of an image for two architectures, each has its own; layers may be packed.
small_layout layout
tar -cf layout.tar -C layout oci-layout index.json blobs
for image in layout layout.tar; do
  for arch in amd64 arm64; do
    exits 0 roadstead image contents --json --arch $arch $image
    equal "$(jq -c .files out)" "[\"bin\",[],\"etc\",[\"greeting\",12]]" "the files of $image for $arch"
    equal "$(jq -r .image.arch out)" $arch
    equal "$(jq -c .config.env out)" '["PATH=/bin"]' "the environment of $image for $arch"
  done
done
exits 0 roadstead image contents --json --arch amd64 layout
equal "$(jq -c .config.cmd out)" '["/bin/cat","/etc/greeting"]' 'what is started'
exits 1 roadstead image contents --arch riscv64 layout
says "roadstead: layout: no image for 'riscv64', want amd64"

echo 'no image at all' >text
exits 1 roadstead image contents text
says "roadstead: text: starts with 'no image at all?'"
head -c 700 image.gzip >half
exits 1 roadstead image contents half
exits 2 roadstead image contents --spdx --json image.gzip
exits 3 roadstead image contents nothing

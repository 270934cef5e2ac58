#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A recipe that copies the whole repository gets neither the images that were built before nor anything else of
# .roadstead, and what the repository itself ignores stays ignored.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
command -v buildah >/dev/null || need_apptainer
registry_repository registry.git

# publishes_twice FOLDER: with a change between, so that there are images to be copied.
publishes_twice() {
  local chart
  mkdir "$1/data"
  echo hidden >"$1/data/ignored"
  for chart in one two; do
    echo "$chart" >"$1/data/chart"
    exits 0 roadstead publish "$1" "${where[@]}"
  done
}

if command -v buildah >/dev/null; then
  printf '[storage]\ndriver = "vfs"\ngraphroot = "%s/graph"\nrunroot = "%s/run"\n' "$PWD" "$PWD" >storage.conf
  export CONTAINERS_STORAGE_CONF=$PWD/storage.conf BUILDAH_ISOLATION=chroot
  recipe_repository layered
  printf 'builder: buildah\nsmoke-test: none\n' >>layered/roadstead.yml
  printf 'FROM scratch\nCOPY . /app\n' >layered/Dockerfile
  printf '.git\ndata/ignored' >layered/.dockerignore
  publishes_twice layered
  image=layered/.roadstead/images/latest
  layer=$(jq -r '.blobs[] | select(.media_type | test("layer")) | .file' $image/image.json)
  equal "$(tar -tf "$image/$layer" | sort | paste -sd ' ')" \
    'app/ app/.dockerignore app/Dockerfile app/data/ app/data/chart app/roadstead.yml' 'what the layer has'
fi

need_apptainer
need unsquashfs
recipe_repository filed
recipe filed/Singularity one
printf '\n%%files\n    . /app\n' >>filed/Singularity
publishes_twice filed
sif=filed/.roadstead/images/latest/image/image.sif
offset=$(roadstead image inspect --json "$sif" | jq '.sif.objects[] | select(.partition_type == "primary-system") | .offset')
unsquashfs -o "$offset" -ls "$sif" | sed -n 's|^squashfs-root/app/||p' | grep -v '^.git\($\|/\)' | sort >names
equal "$(paste -sd ' ' names)" 'Singularity data data/chart data/ignored roadstead.yml' 'what the image has'

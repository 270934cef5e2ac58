#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A CI's matrix: each image is built in a job of its own, two architectures of one tag in two; one job gathers what they
# left, stores and proposes it, and clients pull each architecture.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
need jq
need mksquashfs
need_apptainer
registry_repository registry.git
small_layout layout
where=(--registry "$PWD/registry.git" --namespace fleet/boat)

# MACHINE is the architecture of the machine that the job runs on.
recipe_repository recipes
cat >recipes/build.sh <<'SCRIPT'
#!/bin/sh -e
case $1 in *Dockerfile*) cp -r "$(cat "$1")" "$2"; exit ;; esac
mkdir "$2.root" && cp "$1" "$2.root/greeting" && head -c 20000 "$0" >"$2.root/script" && echo "$MACHINE" >"$2.root/machine"
mksquashfs "$2.root" "$2.squashfs" -quiet -no-progress -all-root -all-time 0 -mkfs-time 0 >&2
apptainer sif new "$2" >&2
apptainer sif add --datatype 4 --parttype 2 --partfs 1 --partarch "$([ "$MACHINE" = arm64 ] && echo 4 || echo 2)" --groupid 1 "$2" "$2.squashfs" >&2
rm -r "$2.root" "$2.squashfs"
SCRIPT
chmod +x recipes/build.sh
printf 'builder: "command:./build.sh"\nsmoke-test: none\n' >>recipes/roadstead.yml
echo one >recipes/Singularity
echo two >recipes/Singularity.gpu
echo "$PWD/layout" >recipes/Dockerfile.tools
commit_recipes() { git -C recipes add -A && git -C recipes commit -qm "$1"; }
commit_recipes 'Have three recipes'

# job TAG MACHINE: a machine of its own, with a clone of its own; what it leaves is its folder `images`.
job() {
  git clone -q recipes "job-$1-$2"
  exits 0 env MACHINE="$2" "$ROADSTEAD" images build "job-$1-$2" "${where[@]}" --only "$1" --work "$PWD/work-$1-$2"
  mkdir -p gathered/images
  for folder in "work-$1-$2"/images/*; do cp -r "$folder" "gathered/images/${folder##*/}-$2"; done
}

publish_gathered() {
  git clone -q recipes last
  exits 0 roadstead images push last "${where[@]}" --work gathered
  exits 0 roadstead propose last "${where[@]}" --work gathered
  merge registry.git
  rm -rf job-* work-* last
  exits 0 roadstead check registry.git@main --store store --deep
}

exits 0 roadstead recipes recipes "${where[@]}" --matrix github
equal "$(jq -c '.include | map(.tag)' out)" '["gpu","latest","tools"]' 'the matrix'
for tag in $(jq -r '.include[].tag' out); do job "$tag" amd64; done
job latest arm64
equal "$(find gathered/images -name image.json | wc -l)" 4 'the number of records'
publish_gathered
equal "$(find store/blobs/sha256 -type f -regex '.*/[0-9a-f]*' | wc -l)" 23 'the number of blobs'
git -C registry.git show main:fleet/boat/manifests/latest/README.md >readme
equal "$(grep -E '^(arch|images|- arch)' readme | paste -sd ' ')" 'arch: amd64 images: - arch: arm64' 'the architectures'

serve registry.git@main --store store
for arch in amd64 arm64; do
  pulled=$(apptainer pull --force --library "$url" --arch $arch "$PWD/$arch.sif" library://fleet/boat:latest 2>&1) || fail "$pulled"
  cmp "$arch.sif" "$(find "gathered/images/latest-$arch/image" -type f)" || fail "$arch was pulled with other bytes"
  "$here/../clients/in-root" skopeo inspect --tls-verify=false --override-arch $arch "docker://${url#http://}/fleet/boat:tools" >inspected
  equal "$(jq -r .Architecture inspected)" $arch 'what skopeo sees'
done
kill "$started"

# What has changed is all that the next matrix has; the other architecture of what was is history, too.
mv gathered gathered-before
echo anew >recipes/Singularity
commit_recipes 'Change one'
exits 0 roadstead recipes recipes "${where[@]}" --matrix gitlab
equal "$(jq -c . out)" '[{"TAG":"latest","RECIPE":"Singularity"}]' 'the matrix'
for arch in arm64 amd64; do job latest $arch; done
publish_gathered
git -C registry.git show main:fleet/boat/manifests/latest/README.md >readme
equal "$(sed -n '/^history:/,/^attached:/ s/^- \(arch: .*\)/\1/p' readme | sort | paste -sd ' ')" 'arch: amd64 arch: arm64' 'the history'
exits 0 roadstead recipes recipes "${where[@]}" --matrix github
equal "$(cat out)" '{"include":[]}' 'the matrix of nothing'

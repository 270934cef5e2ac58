# SPDX-License-Identifier: Apache-2.0
# Sourced after common.sh by the scripts about publishing: recipe repositories, registries to propose to, builders.
# shellcheck shell=bash disable=SC2034

clients_root=${ROADSTEAD_CLIENTS_ROOT:-${XDG_CACHE_HOME:-$HOME/.cache}/roadstead/clients}
export GIT_CONFIG_GLOBAL=$scratch/gitconfig GIT_CONFIG_NOSYSTEM=1
git config --global user.name keeper
git config --global user.email keeper@example.org
git config --global init.defaultBranch main
git config --global advice.detachedHead false
for variable in $(compgen -e | grep -E '^(GITHUB_|GITLAB_|CI_|CIRCLE|TRAVIS|FORGEJO_|GITEA_|JENKINS_)'); do unset "$variable"; done

# The apptainer of the clients' root, as a program of this machine.
need_apptainer() {
  [ -x "$clients_root/usr/bin/apptainer" ] || lacks 'no apptainer in the clients'\'' root'
  PATH=$here/../clients/programs:$PATH
}

where=(--registry registry.git --namespace fleet/boat)

# recipe_repository FOLDER: a git repository without recipes; its images go to the folder `store`.
recipe_repository() {
  git init -q "$1"
  printf 'storage: file://%s/store\n' "$PWD" >"$1/roadstead.yml"
}

recipe() { # file, greeting: a definition of busybox that says it
  mkdir -p "$(dirname "$1")"
  cat >"$1" <<RECIPE
Bootstrap: scratch

%setup
    mkdir -p \${APPTAINER_ROOTFS}/bin \${APPTAINER_ROOTFS}/etc
    cp /bin/busybox \${APPTAINER_ROOTFS}/bin/
    ln -s busybox \${APPTAINER_ROOTFS}/bin/sh
    ln -s busybox \${APPTAINER_ROOTFS}/bin/true
    echo "$2" >\${APPTAINER_ROOTFS}/etc/greeting

%labels
    greeting $2

%runscript
    exec cat /etc/greeting
RECIPE
}

# registry_repository FOLDER: a bare repository of a registry without collections.
registry_repository() {
  git init -q --bare "$1"
  git clone -q "$1" first 2>/dev/null
  echo 'title: The harbour' >first/roadstead.yml
  git -C first add -A
  git -C first commit -qm 'Begin the registry'
  git -C first push -q origin main
  rm -rf first
}

# merge FOLDER: takes what is proposed for fleet/boat.
merge() {
  git clone -q "$1" merging
  git -C merging merge -q -m 'Merge the update' origin/update/fleet/boat
  git -C merging push -q origin main
  rm -rf merging
}

# scripted_repository FOLDER: as recipe_repository, with a builder that needs nothing but mksquashfs. A recipe is any
# text; `slow` in it makes the build take that many tenths of a second.
scripted_repository() {
  recipe_repository "$1"
  cat >"$1/build.sh" <<'SCRIPT'
#!/bin/sh
work=$(mktemp -d)
mkdir "$work/root"
cp "$1" "$work/root/greeting"
head -c 20000 /dev/zero | sed "s/^/$(cksum <"$1")/" >"$work/root/filling"
sleep "$(sed -n 's/^slow //p' "$1" | grep . || echo 0)"
echo "$1" >>builds
mksquashfs "$work/root" "$work/image" -quiet -no-progress -all-root -all-time 0 -mkfs-time 0 >/dev/null && mv "$work/image" "$2"
rm -rf "$work"
SCRIPT
  chmod +x "$1/build.sh"
  printf 'builder: "command:./build.sh"\nsmoke-test: none\n' >>"$1/roadstead.yml"
}

proposed_tags() { # registry: of the branch, in a line
  git -C "$1" ls-tree --name-only update/fleet/boat:fleet/boat/manifests | paste -sd ' '
}

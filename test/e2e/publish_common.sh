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
  [ -x "$clients_root/usr/bin/apptainer" ] || skip 'no apptainer in the clients'\'' root'
  PATH=$(readlink -e "$(dirname "${BASH_SOURCE[0]}")/../clients/programs"):$PATH
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

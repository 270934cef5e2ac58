#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A registry on a machine with nothing but sshd and git: the key of the user opens it.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
need mksquashfs
[ -x /usr/sbin/sshd ] || lacks 'no sshd on this machine'
[ "$(id -u)" = 0 ] || skip 'sshd wants root'
registry_repository registry.git
scripted_repository recipes
echo a >recipes/Singularity

mkdir -p /run/sshd keys
ssh-keygen -q -t ed25519 -N '' -f keys/host
ssh-keygen -q -t ed25519 -N '' -f keys/user
chmod 700 keys
cp keys/user.pub keys/authorized
port=$(free_port)
/usr/sbin/sshd -D -e -f /dev/null -h "$PWD/keys/host" -o "AuthorizedKeysFile=$PWD/keys/authorized" -o StrictModes=no \
  -o "ListenAddress=127.0.0.1:$port" -o PermitRootLogin=yes -o "PidFile=$PWD/sshd.pid" -o UsePAM=no 2>sshd.err &
processes+=($!)
until_true ssh-keyscan -p "$port" 127.0.0.1
where=(--registry "ssh://root@127.0.0.1:$port$PWD/registry.git" --namespace fleet/boat)

exits 3 roadstead publish recipes "${where[@]}"
says "ssh://127.0.0.1:$port$PWD/registry.git: git:"
says 'want a key that the server knows'
export GIT_SSH_COMMAND="ssh -i $PWD/keys/user -o IdentitiesOnly=yes -o UserKnownHostsFile=$PWD/keys/known \
  -o StrictHostKeyChecking=accept-new -o LogLevel=ERROR -F none"
exits 0 roadstead publish recipes "${where[@]}"
equal "$(proposed_tags registry.git)" latest 'what is proposed'
exits 0 roadstead propose recipes "${where[@]}"
says "has it proposed on update/fleet/boat"

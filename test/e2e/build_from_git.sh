#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A commit builds the same bytes as its files, whatever the work tree has since become, and twice the same.
. "$(dirname "$0")/common.sh"
need git

commit() { git -C "$1" -c user.name=e2e -c user.email=e2e@example.org commit -q --allow-empty-message -m "$2"; }

tag registry harbor/buoy 1.0 one
tag registry Harbor.Two/pilot latest two
cp -r registry first
git -c init.defaultBranch=main init -q registry
git -C registry add -A && commit registry first
tag registry harbor/buoy 2.0 later
exits 0 roadstead build first -o first.tar
exits 0 roadstead build registry@main -o commit.tar
cmp first.tar commit.tar
git -C registry add -A && commit registry second
exits 0 roadstead build registry@main~1 -o before.tar
cmp first.tar before.tar
git clone -q --bare registry bare.git
exits 0 roadstead build "$scratch/bare.git@main" -o bare.tar
exits 0 roadstead build registry -o now.tar
cmp now.tar bare.tar
exits 3 roadstead build registry@nowhere -o none.tar
test ! -e none.tar || fail 'an unknown revision left a file'

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A repository becomes a registry that governs itself; what is there stays.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"

git init -q -b main registry && git -C registry remote add origin git@github.com:harbor/registry.git
exits 0 roadstead init registry --title 'The "harbour"' --base-url https://harbor.github.io/registry \
  --maintainer user:12345 --maintainer team:67 --auto-merge
equal "$(grep -c ^wrote out)" 7 'files'
grep -qx 'wrote .github/workflows/check.yml' out || fail "$(cat out)"
grep -qx 'once: Settings, Pages: take GitHub Actions as the source' out || fail "$(cat out)"
diff - registry/roadstead.yml <<'YAML' || fail 'the settings'
# What this registry says of itself, and what a change to it must pass.
title: "The \"harbour\""
url: "https://harbor.github.io"
baseurl: "/registry"
repository: "harbor/registry"
policy:
  auto-merge: true        # what passes is merged without a person
  new-namespaces: review   # a person looks at the first change of a collection
  maintainers:
  - user: 12345
  - team: 67
YAML
exits 0 roadstead check registry --strict
exits 0 roadstead build registry -o site --host pages
grep -qF 'The &quot;harbour&quot;' site/index.html || grep -qF 'The "harbour"' site/index.html || fail 'no title'

# Once more: nothing changes.
find registry -type f -not -path '*/.git/*' -exec sha256sum {} + | sort >before
exits 0 roadstead init registry
equal "$(grep -c ^kept out)" 7 'files that stay'
grep -q '^wrote' out && fail "$(cat out)"
find registry -type f -not -path '*/.git/*' -exec sha256sum {} + | sort | cmp - before

# What says something else is nobody's to lose, and nothing is half done.
exits 3 roadstead init registry --title Another
says 'roadstead.yml is there, want it changed by hand'
echo '# mine' >>registry/.github/workflows/merge.yml
rm registry/.github/workflows/check.yml
exits 3 roadstead init registry
says '.github/workflows/merge.yml is there and says something else, want --replace to write it anew'
[ ! -e registry/.github/workflows/check.yml ] || fail 'half of it was written'
exits 0 roadstead init registry --replace
find registry -type f -not -path '*/.git/*' -exec sha256sum {} + | sort | cmp - before

# An older registry keeps what it is, and its settings hold.
cp -r "$examples/registry" older && rm older/roadstead.yml
printf 'title: Older\nurl: https://older.example.org\n' >older/_config.yml && echo Mine >older/README.md
exits 0 roadstead init older --ci gitlab --branch trunk
equal "$(cat older/README.md)" Mine
exits 0 roadstead build older -o older-site --host pages
grep -qF '<title>Older' older-site/index.html || fail 'another title'
exits 0 roadstead check older

exits 2 roadstead init x --branch 'main; true' --ci github
says "branch 'main; true' is none, want letters, digits and . _ - /"
[ ! -e x ] || fail 'x was made'
exits 2 roadstead init x --maintainer keeper
says '--maintainer: '
ssh-keygen -q -t ed25519 -N '' -C keeper@example.org -f keeper
exits 0 roadstead init keyed --maintainer "$(cat keeper.pub)" --maintainer user:5
grep -qxF "  - key: \"$(cut -d ' ' -f 1,2 keeper.pub)\"" keyed/roadstead.yml || fail "$(cat keyed/roadstead.yml)"
exits 0 roadstead check keyed
git init -q recipes && exits 0 roadstead connect recipes --registry r.git --storage s3://images --namespace a/b
exits 3 roadstead init recipes --ci github
says 'roadstead.yml is that of a recipe repository, want a repository of its own for the registry'
equal "$(ls recipes)" roadstead.yml 'what init leaves'
exits 2 roadstead init x --ci gitlib
says 'gitlab'
mkdir plain
exits 0 roadstead init plain
equal "$(grep -c ^wrote out)" 2 'files'
grep -q '^next: roadstead hook' out || fail "$(cat out)"

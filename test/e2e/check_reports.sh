#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What `roadstead check` says in each of its formats, why each rule is there, and what --fix mends.
. "$(dirname "$0")/common.sh"
need git
need jq

# A tree with four faults that are safe to mend, and one that somebody must decide.
tag tree harbor/buoy 1.0 "$(bytes_of buoy)"
tag tree harbor/buoy 1.1 "$(bytes_of raft)"
readme=tree/harbor/buoy/manifests/1.0/README.md
cp -r tree sound
upper=$(sed -n 's/^digest: sha256:\(.*\)/\1/p' "$readme" | tr a-f A-F)
sed -i -e "s/^digest: .*/digest: sha256:$upper/" -e 's/^size: \(.*\)/size: "\1"/' "$readme"
sed -i $'1s/^/\xef\xbb\xbf/' "$readme"
chmod +x "$readme"
echo 'licence' >"$scratch/elsewhere"
ln -s "$scratch/elsewhere" "$readme.new" # a trap for what writes there
exits 1 roadstead check tree

exits 0 roadstead check tree --fix
says 'harbor/buoy/manifests/1.0/README.md: its executable bit is taken away'
says "README.md: mended: a byte order mark stands before the front matter, want '---' first"
says "README.md: mended: '4096' is text because of its quotes"
says "README.md: mended: digest has"
equal "$(<"$scratch/elsewhere")" licence 'what lay elsewhere'
[ ! -e "$readme.new" ] || fail 'what was written beside is left'
exits 0 roadstead check tree
diff -r sound tree || fail 'the mended tree is another than the sound one'
find tree -newer out -type f | grep . >/dev/null && fail 'files of tomorrow'
exits 0 roadstead check tree --fix
! grep -q mended err || fail "a second run mended again: $(<err)"
exits 3 roadstead check tree@HEAD --fix
exits 2 roadstead check tree --fix --base HEAD

# Each rule is explained, and a misspelt one named.
roadstead check --list-rules | while read -r rule _; do
  exits 0 roadstead check --explain "$rule"
  grep -q '^It fires at:$' out || fail "no example of $rule"
done
exits 0 roadstead check --explain add-only
equal "$(head -n 1 out)" 'add-only (at most error): what was published stays, by its digest' 'the first line'

# SARIF 2.1.0: what its section 3 requires of each object; test/ci/files has it judged by its schema.
echo 'url: x' >>tree/harbor/buoy/README.md
sed -i 's/^description/descripton/' tree/harbor/buoy/README.md
mkdir 'tree/harbor/buoy/manifests/1.0/a b'
echo >'tree/harbor/buoy/manifests/1.0/a b/run.sh'
exits 1 roadstead check tree --format sarif
jq -e '.version == "2.1.0" and (.["$schema"] | endswith("sarif-2.1.0.json")) and (.runs | length) == 1
  and (.runs[0] | .tool.driver.name == "roadstead" and .columnKind == "unicodeCodePoints")
  and (.runs[0].tool.driver.rules | all(.id and .shortDescription.text and .help.text))
  and (.runs[0] as $run | [$run.tool.driver.rules[].id] as $ids | $run.results | length > 1 and all(
    (.ruleId as $id | $ids | index($id)) and (.level | IN("error", "warning")) and .message.text
    and (.locations[0].physicalLocation | .artifactLocation.uri and .region.startLine >= 1)))
  and (.runs[0].results | any(.locations[0].physicalLocation.artifactLocation.uri == "harbor/buoy/manifests/1.0/a%20b/run.sh"))' out >/dev/null ||
  fail "no SARIF: $(<out)"
exits 2 roadstead check tree --format markdown
says '--format markdown requires --base'

# A change: its verdict, base and head, as programs and as people read them.
git init -q -b main registry
cp -r sound/* registry
cd registry
git config user.name keeper
git config user.email keeper@example.org
git add -A
git commit -qm 'Begin'
base=$(git rev-parse HEAD)
git checkout -qb update/harbor/buoy
git rm -rq harbor/buoy/manifests/1.0
git commit -qm 'Drop 1.0'
head=$(git rev-parse HEAD)
exits 1 roadstead check --base main --branch update/harbor/buoy --format json
jq -e --arg base "$base" --arg head "$head" '.verdict == "fail" and .base == $base and .head == $head
  and .collection == "harbor/buoy" and .errors == 1 and (.findings | any(.rule == "add-only" and .severity == "error"))' out >/dev/null ||
  fail "said $(<out)"
says "fail: ${head:0:12} into ${base:0:12}"
exits 1 roadstead check --base main --branch update/harbor/buoy --format markdown
equal "$(sed -n 1p out)" '### roadstead check: fail' 'the title'
equal "$(sed -n 3p out)" "\`harbor/buoy\`: merging $head into $base; it cannot be merged as it is." 'the line below'
# shellcheck disable=SC2016
grep -q '^| error | `harbor/buoy/manifests/1.0/README.md` | .* | add-only |$' out || fail "no row: $(<out)"
exits 1 roadstead check --base main --branch update/harbor/buoy --format sarif
jq -e '.runs[0].results | any(.ruleId == "add-only")' out >/dev/null || fail "said $(<out)"

# Forges show a line of a file: what is of a whole collection is said of a file that the change has.
exits 1 roadstead check --base main --branch update/harbor/light --format github
grep -q '^::error file=harbor/buoy/manifests/1.0/README.md,title=branch-binding::' out || fail "said $(<out)"
grep '^::' out | grep -v 'file=harbor/buoy/manifests/1.0/README.md,' && fail 'another file'
exits 1 roadstead check --base main --branch update/harbor/light --format json
jq -e '.findings | any(.rule == "branch-binding" and .path == "harbor/buoy")' out >/dev/null || fail "said $(<out)"

# A part of a registry is not the registry.
echo 'title: Sound' >roadstead.yml
roadstead check harbor >out 2>err || true
says "warning: 'harbor' is a part of the registry '$PWD', whose settings and policy were not read; want 'roadstead check $PWD'"

# Warnings of a change fail too, where that is wanted.
git init -q -b main change
git -C change config user.name keeper && git -C change config user.email keeper@example.org
owned_by_a_team() { printf -- '---\nlayout: collection\nowners: [{team: 41}]\n---\n' >change/harbor/buoy/README.md; }
tag change harbor/buoy 1.0 "$(bytes_of buoy)"
owned_by_a_team
git -C change add -A && git -C change commit -qm 'Begin'
tag change harbor/buoy 1.1 "$(bytes_of raft)"
owned_by_a_team
git -C change checkout -qb update/harbor/buoy && git -C change add -A && git -C change commit -qm 'Update harbor/buoy'
exits 0 roadstead check change --base main --author user:9 --defer-teams
exits 1 roadstead check change --base main --author user:9 --defer-teams --strict
says 'roadstead: --strict: warnings fail too'

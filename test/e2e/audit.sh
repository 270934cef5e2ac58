#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# `roadstead audit`, night after night: what broke and what healed, a mirror that goes first, a tag that is yanked once its
# image was missing twice, and the proposal that goes away with what it was for.
servers=$(readlink -e "$(dirname "$0")/../servers")
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
# shellcheck source=../servers/common.sh
. "$servers/common.sh"
need python3
need jq
need git

port=$(free_port)
url=http://127.0.0.1:$port
"$servers/liar" "$port" asked >liar.out 2>&1 &
processes+=($!)
until_true grep -q serving liar.out
shelf=http://127.0.0.1:$(free_port) # what lies in `shelf` may come and go
mkdir shelf
python3 -m http.server "${shelf##*:}" --bind 127.0.0.1 --directory shelf >/dev/null 2>&1 &
keeper_of_the_shelf=$!
processes+=("$keeper_of_the_shelf")
until_true curl -s -o /dev/null "$shelf/"

# object COLLECTION TAG ADDRESS [MIRROR…]: a tag whose image has the bytes of the liar's object TAG.
object() {
  local folder=registry/$1/manifests/$2 hex mirrors=${4+$(printf ', "%s"' "${@:4}")}
  hex=$(printf 'hsqs%-4092s' "$2" | sha256sum | cut -d ' ' -f 1)
  mkdir -p "$folder"
  printf -- '---\nlayout: manifests/singularity\nsize: 4096\ndigest: sha256:%s\nlayers:\n- {size: 4096, digest: "sha256:%s", url: "%s"%s}\n---\n' \
    "$hex" "$hex" "$3" "${mirrors:+, mirrors: [${mirrors#, }]}" >"$folder/README.md"
}
audit() { roadstead audit registry --allow-private --timeout 2 --report report.json "$@"; }
branch() { git -C registry.git rev-parse -q --verify "refs/heads/$1"; }
readme() { git -C registry.git show "audit/$1:$1/manifests/$2/README.md"; } # collection, tag
# The last report is half a day older than it says.
a_night_later() {
  jq -c '(.broken, .unread)[].counted |= (fromdate - 12 * 60 * 60 | todate)' report.json >older
  mv older report.json
}
reported() { jq -c "$1" report.json; }

registry_repository registry.git
git clone -q registry.git registry
object harbor/boat sound "$url/sound/sound"
object harbor/boat mirrored "$url/missing/mirrored" "$url/other-bytes/mirrored" "$url/sound/mirrored"
object harbor/boat gone "$url/gone/gone" "$url/missing/gone"
object harbor/boat locked "$url/locked/locked"
object harbor/boat down "$url/down/down"
object harbor/raft shelved "$shelf/shelved" "$url/sound/shelved"
git -C registry add -A
git -C registry commit -qm 'Store six images'
git -C registry push -q

# The first night: nothing is written down by a dry run, and nothing is yanked that was missing once.
exits 1 audit --dry-run --json
equal "$(jq -c '[.proposals[] | .branch, .done, (.repairs[] | .tag, .action)]' out)" \
  '["audit/harbor/boat","planned","mirrored","mirror","audit/harbor/raft","planned","shelved","mirror"]' 'what is planned'
[ ! -e report.json ] || fail 'a dry run wrote a report'
says 'report.json: not written by a dry run; --json prints the report'
! branch audit/harbor/boat || fail 'a dry run pushed'
exits 1 audit
says '10 objects: 5 newly broken, 0 still broken, 0 healed, 1 could not be told'
equal "$(reported '[.audit, .objects, .newlyBroken, .stillBroken, (.unknown | length), (.healed | length)]')" '[1,10,5,0,1,0]' 'the report'
grep -q '^unknown: .*/down' out || fail "what nobody could tell is not told: $(<out)"
readme harbor/boat mirrored >seen
grep -q "url: \"$url/sound/mirrored\"" seen || fail "the mirror that is sound does not go first: $(<seen)"
grep -q -- "- \"$url/missing/mirrored\"" seen || fail "the broken address is gone: $(<seen)"
! readme harbor/boat gone | grep yanked || fail 'yanked after one night'
exits 1 roadstead check registry.git --base main --head audit/harbor/boat --branch audit/harbor/boat --format json
equal "$(jq -c '[.verdict, [.findings[] | select(.severity == "error")]]' out)" '["review",[]]' 'the verdict on the repair'

# A second look in the same night proves no more than the first.
exits 1 audit
! readme harbor/boat gone | grep yanked || fail 'yanked in the first night'
equal "$(reported '[.broken[].failures] | unique')" '[1]' 'the failures of one night'

# The second night.
a_night_later
exits 1 audit
says '10 objects: 0 newly broken, 5 still broken, 0 healed, 1 could not be told'
readme harbor/boat gone | grep "^yanked: \"its image is gone: $url/gone/gone has it no more\"" >/dev/null || fail 'is not yanked after two nights'
equal "$(git -C registry.git rev-list --count main..audit/harbor/boat)" 1 'commits of the proposal'
equal "$(reported '[.unknown[] | .rule, .was]')" '["object-unknown",""]' 'of what nobody could tell'
equal "$(reported '[.proposals[] | .done]')" '["pushed","unchanged"]' 'what became of the proposals'

# The third night: nothing new.
a_night_later
head=$(branch audit/harbor/boat)
exits 1 audit
equal "$(branch audit/harbor/boat)" "$head" 'the branch of an audit that found nothing new'

# What heals is proposed no more, and what is merged neither.
printf 'hsqs%-4092s' shelved >shelf/shelved
git -C registry fetch -q
git -C registry merge -q origin/audit/harbor/boat
git -C registry push -q
exits 1 audit
equal "$(reported '[.healed[] | .path + " " + .rule]')" \
  '["harbor/boat/manifests/gone/README.md object-missing","harbor/boat/manifests/gone/README.md object-missing","harbor/raft/manifests/shelved/README.md object-missing"]' 'what has healed'
equal "$(reported '[.proposals[] | .branch, .done]')" '["audit/harbor/boat","withdrawn","audit/harbor/raft","withdrawn"]' 'the proposals'
! branch audit/harbor/boat || fail 'the branch of what is merged is there'
! branch audit/harbor/raft || fail 'the branch of what has healed is there'

# On a forge: one pull request, kept up to date, closed when all has healed; one that somebody closed stays closed.
# shellcheck disable=SC2119
start_fake_pulls
git config --global "url.$PWD/registry.git.insteadOf" https://forge.example/harbor/registry.git
export ROADSTEAD_FORGE=github ROADSTEAD_FORGE_API=$pulls ROADSTEAD_REGISTRY_TOKEN=secret-of-the-keeper
forge=(--remote https://forge.example/harbor/registry.git)
pull() { curl -s "$pulls/repos/harbor/registry/pulls?state=all&page=1" | jq -r '.[] | .state + " " + .title' | paste -sd ,; }
rm shelf/shelved
exits 1 audit "${forge[@]}"
equal "$(pull)" 'open Repair harbor/raft: shelved' 'the pull requests'
equal "$(reported '[.proposals[] | .done, .pullRequest]')" '["pushed","https://forge.example/pull/1"]' 'the proposal'
exits 1 audit "${forge[@]}"
equal "$(pull)" 'open Repair harbor/raft: shelved' 'the pull requests'
curl -s -X PATCH -d '{"state": "closed"}' "$pulls/repos/harbor/registry/pulls/1" >/dev/null
exits 1 audit "${forge[@]}"
equal "$(pull)" 'closed Repair harbor/raft: shelved' 'what somebody has closed'
curl -s -X PATCH -d '{"state": "open"}' "$pulls/repos/harbor/registry/pulls/1" >/dev/null
printf 'hsqs%-4092s' shelved >shelf/shelved
exits 1 audit "${forge[@]}"
equal "$(pull)" 'closed Repair harbor/raft' 'the pull requests'
! grep -q secret out err report.json || fail 'the token is shown'
unset ROADSTEAD_FORGE ROADSTEAD_FORGE_API ROADSTEAD_REGISTRY_TOKEN

# A host that is away heals nothing and breaks nothing: what is proposed stays, and what comes back is not new.
rm shelf/shelved
exits 1 audit
head=$(branch audit/harbor/raft)
kill -STOP "$keeper_of_the_shelf"
exits 1 audit
says '0 newly broken, 2 still broken, 0 healed, 2 could not be told'
equal "$(reported '[(.unknown[] | select(.url | endswith("/shelved")) | .was), (.proposals[] | .branch, .done)]')" \
  '["object-missing","audit/harbor/raft","unchanged"]' 'what a host that is away leaves'
kill -CONT "$keeper_of_the_shelf"
exits 1 audit
says '0 newly broken, 3 still broken, 0 healed, 1 could not be told'
equal "$(branch audit/harbor/raft)" "$head" 'the branch once it is back'

# A README that cannot be read heals nothing: what it named is told as unread, and its repair stays open.
failures=$(reported '.broken[] | select(.path | contains("/shelved/")) | .failures')
mv registry/harbor/raft/manifests/shelved/README.md sound.md
sed 's/^size: .*/size: many/' sound.md >registry/harbor/raft/manifests/shelved/README.md
exits 1 audit
says 'audit/harbor/raft: stays as it is, because something of the collection is left out'
equal "$(reported '[.healed, [.unread[] | .path, .failures], [.proposals[] | .branch, .done]]')" \
  "[[],[\"harbor/raft/manifests/shelved/README.md\",$failures],[\"audit/harbor/raft\",\"unread\"]]" 'what cannot be read'
equal "$(branch audit/harbor/raft)" "$head" 'the branch of what cannot be read'
mv sound.md registry/harbor/raft/manifests/shelved/README.md
a_night_later
exits 1 audit
equal "$(reported '.broken[] | select(.path | contains("/shelved/")) | .failures')" $((failures + 1)) 'the count that went on'

# Commits of others are dropped by nothing, and a branch of somebody's own makes no audit fail.
git -C registry fetch -q
git -C registry worktree add -q ../theirs origin/audit/harbor/raft
git -C theirs commit -q --allow-empty -m 'Look at this by hand'
git -C theirs push -q origin HEAD:refs/heads/audit/harbor/raft main:refs/heads/audit/whatever
theirs=$(branch audit/harbor/raft)
exits 1 audit
says "audit/harbor/raft: left alone, because its last commit is no audit's"
says "audit/whatever: left alone, because its last commit is no audit's"
equal "$(reported '[.proposals[] | .branch, .done, .failure]')" \
  '["audit/harbor/raft","left-alone","","audit/whatever","left-alone",""]' 'branches of others'
printf 'hsqs%-4092s' shelved >shelf/shelved
exits 1 audit
equal "$(branch audit/harbor/raft)" "$theirs" 'the branch with a commit of somebody, healed'
equal "$(branch audit/whatever)" "$(branch main)" "somebody's own branch"
git -C theirs push -q origin :audit/harbor/raft :audit/whatever
exits 1 audit

# A sample does not pass over what was broken, and no file but a report is taken for one.
exits 1 audit --sample 1% --seed x
equal "$(reported '[.broken[] | .path | split("/")[3]] | unique')" '["locked","mirrored"]' 'what a sample finds'
equal "$(reported '[.unknown[].path | split("/")[3]]')" '["down"]' 'what a sample asks again'
roadstead verify registry --allow-private --json >report.json || true
exits 3 audit
says "the last report: report.json: no report of an audit: 'audit' is not 1"
rm report.json
git -C registry remote remove origin
rm shelf/shelved
exits 3 audit
says "no remote 'origin', want --remote with the git address of the registry"
[ -s report.json ] || fail 'no report where nothing could be proposed'
grep -q '^new: ' out || fail "what is broken is not told: $(<out)"
jq -e '.error | contains("no remote")' report.json >/dev/null || fail "the report says $(jq .error report.json)"

# A bare repository without a remote is where all is pushed to.
git clone -q --bare registry own.git && git -C own.git remote remove origin
rm report.json
exits 1 roadstead audit own.git@main --allow-private --report report.json
[ -n "$(git -C own.git for-each-ref 'refs/heads/audit/')" ] || fail "no branch of repairs: $(<err)"

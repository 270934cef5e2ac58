#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The store's contract on the releases of three forges.
. "$(dirname "$0")/common.sh"
# shellcheck source=../servers/common.sh
. "$examples/../test/servers/common.sh"

start_fake_forge
forge=http://127.0.0.1:$port
export ROADSTEAD_STORE_TOKEN=token
holds_contract "github-release:owner/repo?api=$forge/github/api/v3"
holds_contract "gitlab-release:owner/repo?api=$forge/gitlab/api/v4"
holds_contract "gitea-release:owner/repo@v1?api=$forge/gitea/api/v1"

printf bytes >blob
digest=$(hash_of bytes)
for scheme in github gitlab gitea; do # each has another host in mind
  exits 3 env -u ROADSTEAD_STORE_TOKEN CI_PROJECT_PATH=g/p GITHUB_TOKEN=token GITLAB_TOKEN=token GITEA_TOKEN=token \
    "$PUT_BLOB" "$scheme-release:owner/repo@x?api=$forge/github/api/v3" blob "$digest"
  says 'no token, want one with the right to write releases in ROADSTEAD_STORE_TOKEN'
done
exits 3 env ROADSTEAD_STORE_TOKEN=guess "$PUT_BLOB" "github-release:owner/repo@x?api=$forge/github/api/v3" blob "$digest"
says 'answer 401: refused, want a valid token'

# GitHub keeps what was broken off, under the same name.
exits 0 "$PUT_BLOB" "github-release:owner/repo@half?api=$forge/github/api/v3" blob "$digest"
number=$(curl -s "$forge/github/api/v3/repos/owner/repo/releases/tags/half" | jq .id)
printf other >other
other=$(hash_of other)
{
  printf 'POST /github/api/uploads/repos/owner/repo/releases/%s/assets?name=sha256-%s HTTP/1.1\r\nAuthorization: Bearer token\r\n' "$number" "$other"
  printf 'Content-Length: 5\r\n\r\not'
} >half
exec 3<>"/dev/tcp/127.0.0.1/$port"
cat half >&3
exec 3>&-
starters() { curl -s "$forge/github/api/v3/repos/owner/repo/releases/$number/assets" | jq -c '[.[].state]'; }
until_true [ "$(starters)" = '["uploaded","starter"]' ] || true
equal "$(starters)" '["uploaded","starter"]' state
exits 0 "$PUT_BLOB" "github-release:owner/repo@half?api=$forge/github/api/v3" other "$other"
equal "$(starters)" '["uploaded","uploaded"]' state

# Of many who send one image at once, one copy stays; on GitHub, which shows what arrives, the others wait for it.
head -c 3000000 /dev/urandom >at-once
at_once=$(sha256sum at-once | cut -d ' ' -f 1)
for api in github/api/v3 gitlab/api/v4 gitea/api/v1; do
  putting=()
  for i in 1 2 3 4; do
    "$PUT_BLOB" "${api%%/*}-release:owner/repo@at-once?api=$forge/$api" at-once "$at_once" >"put.$i" 2>&1 &
    putting+=($!)
  done
  for i in 1 2 3 4; do wait "${putting[i - 1]}" || fail "${api%%/*}: $(cat "put.$i")"; done
  equal "$(tail -qn 1 put.? | grep -c '^stored$')" 1 "${api%%/*}: how many stored it"
done
equal "$(curl -s "$forge/twins")" '[]' 'what is there twice'

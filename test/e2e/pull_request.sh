#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The push of a branch opens its pull request, from the variables and the event file of a CI alone.
. "$(dirname "$0")/common.sh"
# shellcheck source=../servers/common.sh
. "$examples/../test/servers/common.sh"

start_fake_pulls

unset "${!GITHUB_@}" "${!PULL_REQUEST_@}" "${!CI_@}" "${!FORGEJO_@}" "${!GITEA_@}" "${!CIRCLE_@}" BRANCH_PREFIX PASS_ON_ERROR
exits 3 roadstead pull-request
says 'no variables of a CI are set'

export GITHUB_REPOSITORY=org/registry GITHUB_API_URL=$pulls GITHUB_TOKEN=t0ken
export GITHUB_EVENT_PATH=$PWD/event.json GITHUB_OUTPUT=$PWD/output GITHUB_ENV=$PWD/variables BRANCH_PREFIX=update/
echo '{"ref": "refs/heads/update/vanessa/greeting"}' >event.json
exits 0 roadstead pull-request
equal "$(<out)" 'opened: https://forge.example/pull/1'
equal "$(cut -d ' ' -f 1-3 posted)" '/repos/org/registry/pulls Bearer t0ken' posted
equal "$(cut -d ' ' -f 4- posted | jq -r '.base + " " + .head')" 'main org:update/vanessa/greeting' branches
equal "$(head -n 2 output | tr '\n' ' ')" 'pull_request_number=1 pull_request_url=https://forge.example/pull/1 ' output
grep -qx 'PULL_REQUEST_RETURN_CODE=0' variables || fail "variables are '$(<variables)'"

exits 0 roadstead pull-request --json
equal "$(jq -c '[.done, .number, .branch, .base]' out)" '["unchanged",1,"update/vanessa/greeting","main"]'

echo '{"ref": "refs/heads/topic"}' >event.json
exits 0 roadstead pull-request
equal "$(<out)" "no pull request: the branch does not begin with 'update/'"

echo '{"ref": "refs/heads/update/denied"}' >event.json
exits 3 roadstead pull-request
says "answer 403: Resource not accessible by integration, want a token with the permissions 'contents: write' and"
PASS_ON_ERROR=1 exits 0 roadstead pull-request
says 'answer 403'
! grep -q t0ken out err || fail 'the token is shown'

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The push of a branch opens its pull request, from the variables and the event file of a CI alone.
. "$(dirname "$0")/common.sh"
need python3

cat >forge.py <<'PYTHON'
import http.server, json, sys

class Forge(http.server.BaseHTTPRequestHandler):
    def answer(self, status, body):
        body = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        is_list = "/pulls?" in self.path
        self.answer(200, [] if is_list else {"default_branch": "main"})

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with open("posted", "ab") as posted:
            posted.write(f"{self.path} {self.headers['Authorization']} ".encode() + body + b"\n")
        if b"denied" in body:
            return self.answer(403, {"message": "Resource not accessible by integration"})
        self.answer(201, {"number": 7, "html_url": "https://forge.example/pull/7"})

http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Forge).serve_forever()
PYTHON
port=$(free_port)
python3 forge.py "$port" 2>forge.log &
processes+=($!)
until_true curl -s "http://127.0.0.1:$port/repos/org/registry"

unset "${!GITHUB_@}" "${!PULL_REQUEST_@}" "${!CI_@}" "${!FORGEJO_@}" "${!GITEA_@}" "${!CIRCLE_@}" BRANCH_PREFIX PASS_ON_ERROR
exits 3 roadstead pull-request
says 'no variables of a CI are set'

export GITHUB_REPOSITORY=org/registry GITHUB_API_URL=http://127.0.0.1:$port GITHUB_TOKEN=t0ken
export GITHUB_EVENT_PATH=$PWD/event.json GITHUB_OUTPUT=$PWD/output GITHUB_ENV=$PWD/variables BRANCH_PREFIX=update/
echo '{"ref": "refs/heads/update/vanessa/greeting"}' >event.json
exits 0 roadstead pull-request
equal "$(<out)" 'opened: https://forge.example/pull/7'
equal "$(cut -d ' ' -f 1-3 posted)" '/repos/org/registry/pulls Bearer t0ken' posted
equal "$(cut -d ' ' -f 4- posted | jq -r '.base + " " + .head')" 'main org:update/vanessa/greeting' branches
equal "$(head -n 2 output | tr '\n' ' ')" 'pull_request_number=7 pull_request_url=https://forge.example/pull/7 ' output
grep -qx 'PULL_REQUEST_RETURN_CODE=0' variables || fail "variables are '$(<variables)'"

exits 0 roadstead pull-request --json
equal "$(jq -c '[.done, .number, .branch, .base]' out)" '["opened",7,"update/vanessa/greeting","main"]'

echo '{"ref": "refs/heads/topic"}' >event.json
exits 0 roadstead pull-request
equal "$(<out)" "no pull request: the branch does not begin with 'update/'"

echo '{"ref": "refs/heads/update/denied"}' >event.json
exits 3 roadstead pull-request
says "answer 403: Resource not accessible by integration, want a token with the permissions 'contents: write' and"
PASS_ON_ERROR=1 exits 0 roadstead pull-request
says 'answer 403'
! grep -q t0ken out err || fail 'the token is shown'

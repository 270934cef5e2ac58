#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A registry behind git's smart HTTP, where only a token may push: with it the proposal arrives and little is moved,
# without it one clear error says so, and neither shows the token.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
# shellcheck source=../servers/common.sh
. "$examples/../test/servers/common.sh"
need mksquashfs
need fcgiwrap
need nginx
registry_repository registry.git
git clone -q registry.git other
mkdir other/another
head -c 3000000 /dev/urandom >other/another/README.md
git -C other add -A
git -C other commit -qm "Another's collection"
git -C other push -q
git -C registry.git config http.receivepack true
scripted_repository recipes
echo a >recipes/Singularity

port=$(free_port)
login=$(printf 'x-access-token:secret-of-the-keeper' | base64 -w 0)
cat >nginx.conf <<CONF
daemon off; master_process off; error_log stderr; pid $PWD/nginx.pid; events {}
http {
  log_format moved '\$request_length \$bytes_sent'; access_log $PWD/access moved; client_body_temp_path $PWD/body; client_max_body_size 0;
  fastcgi_temp_path $PWD/fastcgi; proxy_temp_path $PWD/proxy; uwsgi_temp_path $PWD/uwsgi; scgi_temp_path $PWD/scgi;
  server {
    listen 127.0.0.1:$port;
    location / {
      if (\$http_authorization != "Basic $login") { add_header WWW-Authenticate 'Basic realm="git"' always; return 401; }
      fastcgi_pass unix:$PWD/cgi;
      fastcgi_param SCRIPT_FILENAME $(git --exec-path)/git-http-backend;
      fastcgi_param GIT_PROJECT_ROOT $PWD; fastcgi_param GIT_HTTP_EXPORT_ALL 1;
      fastcgi_param PATH_INFO \$uri; fastcgi_param QUERY_STRING \$query_string;
      fastcgi_param REQUEST_METHOD \$request_method; fastcgi_param CONTENT_TYPE \$content_type;
      fastcgi_param CONTENT_LENGTH \$content_length; fastcgi_param REMOTE_USER keeper;
      fastcgi_param GIT_PROTOCOL \$http_git_protocol; fastcgi_param HTTP_CONTENT_ENCODING \$http_content_encoding;
    }
  }
}
CONF
fcgiwrap -s "unix:$PWD/cgi" 2>fcgiwrap.err &
processes+=($!)
nginx -p "$PWD" -c "$PWD/nginx.conf" 2>nginx.err &
processes+=($!)
until_true curl -s -o /dev/null "http://127.0.0.1:$port/"
mkdir harbor && ln -s ../registry.git harbor/registry.git
where=(--registry "http://127.0.0.1:$port/harbor/registry.git" --namespace fleet/boat)

exits 3 roadstead publish recipes "${where[@]}"
says "the registry: http://127.0.0.1:$port/harbor/registry.git: git: fatal: could not read Username"
says 'want a token that may in ROADSTEAD_REGISTRY_TOKEN'
export ROADSTEAD_REGISTRY_TOKEN=secret-of-another
exits 3 roadstead publish recipes "${where[@]}"
says 'want a token that may in ROADSTEAD_REGISTRY_TOKEN'
! grep -q secret err || fail "the token is shown: $(cat err)"

moved() { awk '{all += $1 + $2} END {print all + 0}' access; } # bytes, in both directions

git -C registry.git config uploadpack.allowFilter true
export ROADSTEAD_REGISTRY_TOKEN=secret-of-the-keeper
before=$(moved)
exits 0 roadstead publish recipes "${where[@]}"
equal "$(proposed_tags registry.git)" latest 'what is proposed'
sleep 0.5 # nginx logs a request once it is over
[ $(($(moved) - before)) -lt 40000 ] || fail "$(($(moved) - before)) bytes were moved for one tag"
! grep -rq secret out err recipes/.roadstead || fail "the token is kept: $(grep -rl secret recipes/.roadstead)"

# Where the registry's host is a forge, the pull request opens, and is found again.
start_fake_pulls
export ROADSTEAD_FORGE=github ROADSTEAD_FORGE_API=$pulls
echo 'pull-request: {labels: [images], reviewers: [keeper, "team:crew"], draft: true}' >>recipes/roadstead.yml
exits 0 roadstead propose recipes "${where[@]}" --json
equal "$(sed 's/ Bearer [^ ]* / /; s/"body": "[^"]*", //' posted)" "$(cat <<'REQUESTS'
/repos/harbor/registry/pulls {"base": "main", "draft": true, "head": "harbor:update/fleet/boat", "title": "Add fleet/boat: latest"}
/repos/harbor/registry/issues/1/labels {"labels": ["images"]}
/repos/harbor/registry/pulls/1/requested_reviewers {"reviewers": ["keeper"], "team_reviewers": ["crew"]}
REQUESTS
)" 'what the forge is asked for'
says 'pull request 1 opened: https://forge.example/pull/1'
equal "$(jq -r '.proposal | .done, .number, .title' out | paste -sd ' ')" 'unchanged 1 Add fleet/boat: latest'
exits 0 roadstead propose recipes "${where[@]}"
says 'pull request 1 up to date'
unset ROADSTEAD_FORGE ROADSTEAD_FORGE_API

# A server that knows no partial clones gives all of its last commit instead.
git -C registry.git config uploadpack.allowFilter false
echo b >recipes/Singularity.b
before=$(moved)
exits 0 roadstead publish recipes "${where[@]}"
equal "$(proposed_tags registry.git)" 'b latest' 'what is proposed'
sleep 0.5
[ $(($(moved) - before)) -gt 3000000 ] || fail 'the bytes are not counted'

# A hook that refuses is told in its words, at once.
cat >registry.git/hooks/pre-receive <<'HOOK'
#!/bin/sh
echo 'the harbour is closed' >&2; exit 1
HOOK
chmod +x registry.git/hooks/pre-receive
echo c >recipes/Singularity.c
exits 3 roadstead publish recipes "${where[@]}"
says "refuses the push to 'update/fleet/boat': [remote rejected] (pre-receive hook declined)"
says '  the harbour is closed'

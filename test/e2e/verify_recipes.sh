#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# `roadstead verify --recipes` asks the repositories that images were made from, over git's smart HTTP: each way in which
# a recipe is not what was recorded has its message, and nothing of the user's own git takes part.
. "$(dirname "$0")/common.sh"
need fcgiwrap
need git
need jq
need nginx

export GIT_CONFIG_GLOBAL=$PWD/gitconfig GIT_CONFIG_NOSYSTEM=1
git config --global user.name keeper
git config --global user.email keeper@example.org
git config --global init.defaultBranch main
git config --global safe.directory '*'
mkdir srv
git init -q work
mkdir work/envs
printf 'Bootstrap: docker\n' >work/Singularity
printf 'Bootstrap: scratch\n' >work/envs/Singularity.gpu
ln -s Singularity work/linked
git -C work add -A
git -C work commit -qm 'Begin the recipes'
git clone -q --bare work srv/recipes.git
git -C srv/recipes.git config uploadpack.allowFilter true
git clone -q --bare work srv/private.git
commit=$(git -C work rev-parse HEAD)

port=$(free_port)
cat >nginx.conf <<CONF
daemon off; master_process off; error_log stderr; pid $PWD/nginx.pid; events {}
http {
  access_log $PWD/access; client_body_temp_path $PWD/body; fastcgi_temp_path $PWD/fastcgi; proxy_temp_path $PWD/proxy;
  uwsgi_temp_path $PWD/uwsgi; scgi_temp_path $PWD/scgi;
  server {
    listen 127.0.0.1:$port;
    location /private.git { add_header WWW-Authenticate 'Basic realm="git"' always; return 401; }
    location /moved.git { rewrite ^/moved.git(.*)\$ http://127.0.0.1:$port/recipes.git\$1 redirect; }
    location / {
      fastcgi_pass unix:$PWD/cgi;
      fastcgi_param SCRIPT_FILENAME $(git --exec-path)/git-http-backend;
      fastcgi_param GIT_PROJECT_ROOT $PWD/srv; fastcgi_param GIT_HTTP_EXPORT_ALL 1;
      fastcgi_param PATH_INFO \$uri; fastcgi_param QUERY_STRING \$query_string;
      fastcgi_param REQUEST_METHOD \$request_method; fastcgi_param CONTENT_TYPE \$content_type;
      fastcgi_param CONTENT_LENGTH \$content_length;
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
url=http://127.0.0.1:$port

# made TAG REPOSITORY COMMIT RECIPE [DIGEST-OF-THE-RECIPE]: a tag without an address, so that only its source is asked.
made() {
  local folder=registry/harbor/boat/manifests/$1
  mkdir -p "$folder"
  printf -- '---\nlayout: manifests/singularity\nsize: 4096\ndigest: sha256:%064d\nlayers:\n- {size: 4096, digest: "sha256:%064d"}\n' 1 1 >"$folder/README.md"
  printf 'source: {repository: "%s", commit: "%s", recipe: "%s"%s}\n---\n' "$2" "$3" "$4" "${5+, inputs: {recipe: \"sha256:$5\"\}}" >>"$folder/README.md"
}
verify() { roadstead verify registry --recipes --allow-private --timeout 5 "$@"; }
# told MESSAGE: of the one tag that was verified last; empty: nothing.
told() { equal "$(jq -r '.findings[] | .severity + ": " + .message' out)" "$1" "what is said"; }
# source WHAT MESSAGE ARGUMENT…: of one tag that made() makes with the arguments.
source_of() {
  rm -rf registry
  made 1.0 "${@:2}"
  exits "$([ -z "$1" ] && echo 0 || echo 1)" verify --json
  equal "$(jq .recipes out)" 1 "recipes of $*"
  told "$1"
}
docker=$(sha256sum <work/Singularity | cut -d ' ' -f 1)
gpu=$(sha256sum <work/envs/Singularity.gpu | cut -d ' ' -f 1)
none=1111111111111111111111111111111111111111

source_of '' "$url/recipes.git" "$commit" Singularity "$docker"
source_of '' "$url/recipes.git" "$commit" envs/Singularity.gpu "$gpu"
source_of '' "$url/recipes.git" "$commit" Singularity
source_of '' "$url/recipes.git" "$commit" ''
source_of "error: $url/recipes.git: no commit $none is there" "$url/recipes.git" "$none" Singularity "$docker"
source_of "error: $url/none.git: no commit $commit is there" "$url/none.git" "$commit" Singularity "$docker"
source_of "error: $url/recipes.git: commit ${commit:0:12} has no file 'Singularity.gpu'" "$url/recipes.git" "$commit" Singularity.gpu
source_of "error: $url/recipes.git: commit ${commit:0:12} has no file 'none/Singularity'" "$url/recipes.git" "$commit" none/Singularity
source_of "error: $url/recipes.git: commit ${commit:0:12} has no file 'envs'" "$url/recipes.git" "$commit" envs
source_of "error: $url/recipes.git: commit ${commit:0:12} has no file 'linked'" "$url/recipes.git" "$commit" linked
source_of "error: $url/recipes.git: commit ${commit:0:12} has no file '../Singularity'" "$url/recipes.git" "$commit" ../Singularity
source_of "error: $url/recipes.git: the recipe is sha256:$docker, but sha256:$gpu is recorded" "$url/recipes.git" "$commit" Singularity "$gpu"

# What nobody could tell is for a person, and no login of ours is tried.
git config --global credential.helper '!echo called >>'"$PWD"'/helper; false'
git config --global "url.$url/recipes.git.insteadOf" "$url/private.git"
rm -rf registry
made 1.0 "$url/private.git" "$commit" Singularity "$docker"
exits 1 verify --json
jq -e '.findings[0] | .severity == "review" and (.message | contains("nobody could tell: "))' out >/dev/null || fail "$(cat out)"
[ ! -e helper ] || fail 'the helper for logins was asked'
rm -rf registry
made 1.0 "$url/moved.git" "$commit" Singularity "$docker"
exits 1 verify --json
jq -e '.findings[0].severity == "review"' out >/dev/null || fail "$(cat out)"
source_of "review: (no URL): nobody could tell: is no address that everybody may ask, want https://" "git@127.0.0.1:recipes.git" "$commit" Singularity
made 1.0 "$url/recipes.git" "$commit" Singularity "$docker"
exits 1 roadstead verify registry --recipes --json
told "review: $url/recipes.git: nobody could tell: the address 127.0.0.1 is loopback, want one that everybody reaches"

# The copy beside the README, and where it is all told.
printf 'Bootstrap: another\n' >registry/harbor/boat/manifests/1.0/Singularity
exits 1 verify
equal "$(sed -E 's/:7:[0-9]+:/:7:/' out)" "harbor/boat/manifests/1.0/README.md:7: error: $url/recipes.git: the copy of the recipe beside the README has other bytes [recipe]" 'the line'
says '0 objects: 0 sound; 1 recipe: 0 found, 1 not'
cp work/Singularity registry/harbor/boat/manifests/1.0/
exits 0 verify
says '0 objects: 0 sound; 1 recipe: 1 found, 0 not'

# Only what is new is asked: of two tags one.
git init -q registry
echo 'title: The harbour' >registry/roadstead.yml
git -C registry add -A
git -C registry commit -qm 'Begin the registry'
made 2.0 "$url/recipes.git" "$commit" envs/Singularity.gpu "$gpu"
exits 0 verify --changed-since HEAD --json
equal "$(jq .recipes out)" 1 'recipes of the change'
exits 0 verify --json
equal "$(jq .recipes out)" 2 'recipes of all'

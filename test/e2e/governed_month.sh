#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A month of a governed repository: 20 owners publish 200 tags and 5 attackers try what they can, at once, while hooks
# are killed. In the end the registry holds exactly what the owners published.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"

owners=20 rounds=10 attackers=5
export SSH_CONNECTION=elsewhere

image() { # folder, letter: a tag's README, and its digest on standard output
  mkdir -p "$1"
  local digest
  digest=sha256:$(hash_of "$2")
  printf -- '---\nlayout: manifests/singularity\nsize: 4096\ndigest: %s\nlayers:\n- {size: 4096, digest: "%s", url: "https://images.example.org/%s"}\n---\n' \
    "$digest" "$digest" "${digest#*:}" >"$1/README.md"
  echo "$digest"
}

# One in ten of the hooks that merge is killed at some moment.
git init -q --bare registry.git
printf '#!/bin/sh\ncd %q && exec %q hook pre-receive --repository registry.git\n' "$PWD" "$ROADSTEAD" >registry.git/hooks/pre-receive
cat >registry.git/hooks/post-receive <<HOOK
#!/bin/bash
cd '$PWD' || exit
[ \$((RANDOM % 10)) != 0 ] || { '$ROADSTEAD' hook post-receive --repository registry.git & sleep 0.0\$((RANDOM % 9)); kill -9 \$!; exit; }
exec '$ROADSTEAD' hook post-receive --repository registry.git
HOOK
chmod +x registry.git/hooks/*

git init -q -b main first
printf 'title: The harbour\npolicy: {auto-merge: true, new-namespaces: refuse, maintainers: [{user: 1, name: ann}]}\n' >first/roadstead.yml
for ((i = 0; i < owners; i++)); do
  image "first/owner-$i/boat/manifests/0" "$i" >/dev/null
  printf -- '---\nlayout: collection\nowners: [{user: %s, name: owner-%s}]\n---\n' $((100 + i)) "$i" >"first/owner-$i/boat/README.md"
done
git -C first add -A && git -C first commit -qm 'Begin the registry'
ROADSTEAD_AUTHOR=user:1 git -C first push -q ../registry.git main
for ((i = 0; i < owners + attackers; i++)); do git clone -q registry.git "clone-$i" & done
wait

# Of an owner: one tag more, until the server has taken it.
publish() { # owner, tag
  local clone=clone-$1 branch=update/owner-$1/boat try
  for ((try = 0; try < 20; try++)); do
    git -C "$clone" fetch -q --prune origin '+refs/heads/*:refs/remotes/origin/*'
    git -C "$clone" checkout -q -f -B work "$(git -C "$clone" rev-parse -q --verify "origin/$branch" || echo origin/main)"
    git -C "$clone" merge -q --no-edit origin/main >/dev/null 2>&1 || git -C "$clone" reset -q --hard origin/main
    image "$clone/owner-$1/boat/manifests/$2" "$1 $2" >digest-"$1-$2"
    git -C "$clone" add -A && git -C "$clone" commit -qm "Add $2"
    ROADSTEAD_AUTHOR=user:$((100 + $1)) git -C "$clone" push -q --force-with-lease origin "HEAD:$branch" 2>"said-$1" && return
  done
  fail "owner $1 could not publish $2: $(cat "said-$1")"
}

# Of an attacker: any of these is taken by mistake once, and the month is lost.
attack() { # attacker, number of the attempt
  local clone=clone-$((owners + $1)) victim=$((RANDOM % owners)) branch
  branch=update/owner-$victim/boat
  git -C "$clone" fetch -q origin && git -C "$clone" checkout -q -f -B work origin/main
  case $2 in
    0) image "$clone/owner-$victim/boat/manifests/evil" evil >/dev/null ;;
    1) image "$clone/owner-$victim/boat/manifests/0" evil >/dev/null ;;
    2) git -C "$clone" rm -rq "owner-$victim/boat" ;;
    3) sed -i "s/user: [0-9]*/user: 666/" "$clone/owner-$victim/boat/README.md" ;;
    4) image "$clone/Owner-$victim/boat/manifests/1" evil >/dev/null && branch=update/Owner-$victim/boat ;;
    5) echo 'policy: {auto-merge: true, new-namespaces: allow}' >"$clone/roadstead.yml" && branch=main ;;
    6) git -C "$clone" mv "owner-$victim" "taken-$1" && branch=update/taken-$1/boat ;;
    7) ln -s "../owner-$victim/boat" "$clone/owner-$victim/link" ;;
    8) branch=main ;;
    9) git -C "$clone" checkout -q --orphan alone && branch=main ;;
  esac
  git -C "$clone" add -A && git -C "$clone" commit -q --allow-empty -m 'Mend a typo'
  ! ROADSTEAD_AUTHOR=user:666 git -C "$clone" push -q --force origin "HEAD:$branch" 2>/dev/null || fail "attack $2 was taken"
}

for ((round = 1; round <= rounds; round++)); do
  jobs_of_round=()
  for ((i = 0; i < owners; i++)); do
    publish "$i" "$round" &
    jobs_of_round+=($!)
    [ $((i % 4)) != 3 ] || { attack $((i / 4)) $((round - 1)) & jobs_of_round+=($!); }
    [ $((i % 3)) != 2 ] || { for job in "${jobs_of_round[@]}"; do wait "$job" || fail "round $round"; done && jobs_of_round=(); }
  done
  for job in "${jobs_of_round[@]}"; do wait "$job" || fail "round $round"; done
done
exits 0 roadstead merge --repository registry.git

equal "$(git -C registry.git for-each-ref --format='%(refname:short)')" main 'what is left to merge'
for ((i = 0; i < owners; i++)); do
  for ((tag = 1; tag <= rounds; tag++)); do echo "owner-$i/boat:$tag $(cat "digest-$i-$tag")"; done
  echo "owner-$i/boat:0 sha256:$(hash_of "$i")"
done | sort >wanted
git -C registry.git ls-tree -r --name-only main | grep -v '^roadstead.yml$' | while read -r file; do
  case $file in
    */manifests/*/README.md)
      name=${file%/README.md}
      echo "${name%%/manifests/*}:${name##*/} $(git -C registry.git show "main:$file" | sed -n 's/^digest: //p')"
      ;;
    owner-*/boat/README.md) ;;
    *) echo "unwanted $file" ;;
  esac
done | sort >there
diff wanted there || fail 'the registry holds something else than what was published'

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Ten thousand objects, some of them lies: all are told, each is asked once, and a run that was killed goes on from where
# it stopped.
servers=$(readlink -e "$(dirname "$0")/../servers")
. "$(dirname "$0")/common.sh"
need python3
need jq

port=$(free_port)
"$servers/liar" "$port" asked >liar.out 2>&1 &
processes+=($!)
until_true grep -q serving liar.out

python3 - "http://127.0.0.1:$port" <<'END'
import hashlib, os, sys
lies = ["missing", "denied", "shorter", "page", "gzip"]
for i in range(10000):
    name, lie = f"n{i}", lies[i // 500 % 5] if i % 500 == 7 else "sound"
    digest = "sha256:" + hashlib.sha256(b"hsqs" + name.encode().ljust(4092)).hexdigest()
    folder = f"registry/fleet/boat-{i // 50}/manifests/{name}"
    os.makedirs(folder)
    with open(folder + "/README.md", "w") as file:
        file.write(f"---\nlayout: manifests/singularity\nsize: 4096\ndigest: {digest}\nlayers:\n"
                   f'- {{size: 4096, digest: "{digest}", url: "{sys.argv[1]}/{lie}/{name}"}}\n---\n')
END
asked() { sleep 0.2 && sort asked; } # what was asked since forget(); the liar writes it down within a moment
forget() { sleep 0.2 && : >asked; }
verify() { exits 1 roadstead verify registry --allow-private "$@"; }

verify --json
equal "$(jq -c '[.objects, .sound, .counts]' out)" \
  '[10000,9980,{"object-denied":4,"object-missing":4,"object-size":4,"object-type":8}]' 'what was found'
cp out whole
equal "$(asked | grep -c '^HEAD /sound/')" 9980 'heads that were asked for'
equal "$(asked | uniq -d)" '' 'questions that were asked twice'

has_begun() { [ "$(wc -l <state)" -ge 2000 ]; }
forget
start verify registry --allow-private --state state >killed.out 2>&1
until_true has_begun
kill -9 "$started"
wait "$started" 2>/dev/null || true
[ ! -s killed.out ] || fail "it was not killed: $(cat killed.out)"
known=$(grep -c ' ' state)
cp state stale
verify --json --state state
cmp out whole || fail 'a run in two parts finds something else'
grep -qE "10000 objects: 9980 sound, 20 broken \(([0-9]+) from the state file\)" err || fail "said '$(cat err)'"
[ ! -e state ] || fail 'the state of a run that has ended stays'
# What was open when it was killed is asked once more.
heads=$(asked | grep -c '^HEAD')
[ "$heads" -le 10256 ] || fail "$heads heads were asked for, $known objects were known"

# Under another policy nothing that was answered counts.
echo 'policy: {private-hosts: [127.0.0.1]}' >registry/roadstead.yml
verify --json --state stale
cmp out whole || fail 'a run under another policy finds something else'
! grep 'from the state file' err || fail 'an answer of another policy is believed'

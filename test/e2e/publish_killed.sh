#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A publish that is killed at any moment: the same command finishes the job, and nothing is built or stored twice.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
need mksquashfs
registry_repository registry.git
scripted_repository recipes
for name in a b c; do printf '%s\nslow 0.1\n' "$name" >"recipes/Singularity.$name"; done

for ((kills = 0; kills < 40; kills++)); do
  setsid "$ROADSTEAD" publish recipes "${where[@]}" 2>said &
  sleep "0.$((RANDOM % 9))$((RANDOM % 10))"
  kill -9 -- -$! 2>/dev/null || { wait $! && break; }
  wait $! 2>/dev/null || true
done
exits 0 roadstead publish recipes "${where[@]}"
equal "$(proposed_tags registry.git)" 'a b c' 'what is proposed'
equal "$(find store/blobs/sha256 -type f -regex '.*/[0-9a-f]*' | wc -l)" 12 'the number of blobs: each image, and three documents about it'
equal "$(git -C registry.git rev-list --count main..update/fleet/boat)" 1 'the number of commits proposed'
[ "$kills" -gt 0 ] || fail 'not one was killed'
# A build may be killed at its end, before anybody knows of it: then alone it is made again.
[ "$(wc -l <recipes/builds)" -le $((3 + kills)) ] || fail "built $(wc -l <recipes/builds) times with $kills kills"
merge registry.git
exits 0 roadstead check registry.git@main --store store --deep
exits 0 roadstead publish recipes "${where[@]}"
says 'a: unchanged'

# A builder that writes into its place bit by bit, in a session of its own that no signal of ours reaches: it lives on
# when roadstead is killed, and what it still writes is in no other build.
cat >recipes/slow.sh <<'SCRIPT'
#!/bin/bash
[ -n "${own-}" ] || own=yes exec setsid --wait "$0" "$@"
mksquashfs "$1" "whole.$$" -quiet -no-progress -all-root -all-time 0 -mkfs-time 0 >/dev/null
for i in 0 1 2 3; do
  tail -c "+$((i * 1024 + 1))" "whole.$$" | head -c 1024 >>"$2"
  echo "$$" >>begun
  sleep 0.4
done
mv "whole.$$" whole
echo "$$" >>ended
SCRIPT
chmod +x recipes/slow.sh
printf 'tags:\n  slow: {recipe: slow.def, builder: "command:./slow.sh"}\n' >>recipes/roadstead.yml
head -c 3000 /dev/urandom >recipes/slow.def
setsid "$ROADSTEAD" publish recipes "${where[@]}" 2>said &
until_true test -s recipes/begun
kill -9 -- -$!
wait $! 2>/dev/null || true
exits 0 roadstead publish recipes "${where[@]}" --only slow
both_have_ended() { [ "$(wc -l <recipes/ended)" = 2 ]; }
until_true both_have_ended
cmp recipes/whole recipes/.roadstead/images/slow/image/image || fail 'two builds wrote into one image'
merge registry.git
exits 0 roadstead check registry.git@main --store store --deep

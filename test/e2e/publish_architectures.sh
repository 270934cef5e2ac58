#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Two machines of two architectures publish one tag. What one of them builds anew leaves the other's image behind: that is
# told, and the other machine's next run builds it, too.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
need jq
need mksquashfs
need setarch
[ "$(uname -m) $(setarch i686 uname -m 2>/dev/null)" = 'x86_64 i686' ] || skip 'this machine does not pass for another one'
registry_repository registry.git
recipe_repository recipes

# The image is for what its /bin/sh is for: here, the first bytes of one.
cat >recipes/build.sh <<'SCRIPT'
#!/bin/sh -e
case $ROADSTEAD_ARCHITECTURE in 386) start='\1\1\1\0\0\0\0\0\0\0\0\0\2\0\3\0' ;; *) start='\2\1\1\0\0\0\0\0\0\0\0\0\2\0\76\0' ;; esac
mkdir -p "$2.root/bin" && cp "$1" "$2.root/greeting"
printf "\177ELF$start" >"$2.root/bin/sh" && head -c 20000 /dev/zero >>"$2.root/bin/sh"
mksquashfs "$2.root" "$2" -quiet -no-progress -noI -noD -noF -all-root -all-time 0 -mkfs-time 0 >&2
rm -r "$2.root"
SCRIPT
chmod +x recipes/build.sh
printf 'builder: "command:./build.sh"\nsmoke-test: none\n' >>recipes/roadstead.yml
echo one >recipes/Singularity

on() { # architecture, command…: of the program, on a machine of its own
  local machine=$1
  shift
  setarch "$([ "$machine" = 386 ] && echo i686 || echo x86_64)" "$ROADSTEAD" "$@"
}
publish() { exits 0 on "$1" publish recipes "${where[@]}" --work "$PWD/work-$1" "${@:2}"; }
plan() { on "$1" recipes recipes "${where[@]}" | sed 's/  */ /g'; }
readme() { git -C registry.git show main:fleet/boat/manifests/latest/README.md; }

publish amd64
merge registry.git
publish 386 --force
merge registry.git
equal "$(readme | grep -E '^(arch|- arch)' | paste -sd ' ')" 'arch: 386 - arch: amd64' 'the architectures'
for machine in amd64 386; do equal "$(plan $machine)" 'latest Singularity unchanged'; done

echo two >recipes/Singularity
stays='its image for 386 was made from something else'
exits 0 on amd64 publish recipes "${where[@]}" --work work-amd64 --dry-run
says "latest: would build Singularity with command:./build.sh (recipe changed); $stays"
GITHUB_STEP_SUMMARY=$PWD/summary publish amd64 --json
says "latest: $stays and stays, want \`roadstead publish\` on a machine of that architecture, too"
equal "$(jq -c '.tags[].outdated' out)" '["386"]' 'what the plan says'
equal "$(jq -c '.proposal.tags | map([.architecture, .outdated])' out)" '[["amd64",false],["386",true]]' 'what is proposed'
grep -q '^| .latest. | .386. | .sha256:.*. | .* | stays, and was made from something else |$' summary || fail "$(cat summary)"
grep -q '^1 image of .fleet/boat.' summary || fail "$(cat summary)"
merge registry.git
equal "$(plan amd64)" "latest Singularity unchanged $stays"
equal "$(plan 386)" 'latest Singularity build recipe changed since its image for 386'

# Whoever comes second makes the tag whole, and the first has nothing left to do.
publish 386
equal "$(grep -c 'something else' err || true)" 0 'what is told of a whole tag'
merge registry.git
for machine in amd64 386; do equal "$(plan $machine)" 'latest Singularity unchanged'; done
equal "$(readme | sed -n '/^images:/,/^[a-z]*:$/p' | grep -c inputs || true)" 0 'the inputs of a whole tag'
equal "$(readme | sed -n '/^history:/,$p' | grep -c '^- arch')" 2 'the history'
exits 0 roadstead check registry.git@main --store store --deep

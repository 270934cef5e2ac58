#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A builder that fails shows the end of its log, one that takes too long is ended with all that it started, and an image
# that fails its own %test is not published. The others are.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
need mksquashfs
registry_repository registry.git
scripted_repository recipes
printf 'tags:\n  slow: {recipe: slow.def, time-limit: 1s, builder: "command:./slow.sh"}\n' >>recipes/roadstead.yml
printf '  broken: {recipe: broken.def, builder: "command:./broken.sh"}\n' >>recipes/roadstead.yml
printf '#!/bin/sh\nsleep 300 &\necho $! >sleeper\nwait\n' >recipes/slow.sh
printf '#!/bin/sh\nseq -f "line %%g" 12\necho "the mast is broken" >&2\nexit 4\n' >recipes/broken.sh
chmod +x recipes/*.sh
echo any | tee recipes/slow.def recipes/broken.def >recipes/Singularity

exits 1 roadstead publish recipes "${where[@]}" --json
says "slow: './slow.sh': has not ended within 1 s, its time limit"
is_ended() { ! kill -0 "$(cat recipes/sleeper)"; }
until_true is_ended
says "broken: './broken.sh' ends with status 4, want 0"
equal "$(grep -A 9 'line 4$' err)" "$(seq -f '  line %g' 4 12 && echo '  the mast is broken')" 'the end of the log'
! grep -q 'line 3$' err || fail "more than the end of the log is shown: $(cat err)"
equal "$(jq -rc '.builds[] | [.tag, .done] | join(" ")' out | paste -sd ,)" 'broken failed,latest built,slow failed'
equal "$(proposed_tags registry.git)" latest 'what is proposed'

need_apptainer
recipe_repository tested
printf 'smoke-test: test\n' >>tested/roadstead.yml
recipe tested/Singularity.lit one
recipe tested/Singularity.dark two
printf '\n%%test\n    grep -q one /etc/greeting\n' >>tested/Singularity.lit
printf '\n%%test\n    echo "the light is out"\n    grep -q one /etc/greeting\n' >>tested/Singularity.dark
exits 1 roadstead publish tested "${where[@]}"
says "dark: smoke test: 'apptainer' ends with status 1, want 0"
says 'the light is out'
equal "$(proposed_tags registry.git)" 'latest lit' 'what is proposed'

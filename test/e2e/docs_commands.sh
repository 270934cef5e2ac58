#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The commands of README.md and docs/*.md do what is said there. Marks after a block's opening fence:
#   ```sh test      is run; the blocks of one file share a folder that has a copy of examples/registry as `registry`, and
#                   an OCI image layout of two architectures as `layout`
#   ```sh server    is `roadstead serve …`, and runs until the file ends; its 127.0.0.1:8080 becomes a free port
#   ```… output     is what the block before it prints
root=$(readlink -e "$(dirname "$0")/../..")
. "$(dirname "$0")/common.sh"
need jq

# Writes blocks/<number>.<kind>, and the line where each begins into blocks/<number>.line.
split_blocks() { # Markdown file
  mkdir blocks
  awk '
    kind == "" && /^```/ {
      kind = /^```sh test$/ ? "test" : /^```sh server$/ ? "server" : /^```[a-z]* output$/ ? "output" : "other"
      if (kind == "test" || kind == "server") print FNR >sprintf("blocks/%03d.line", ++number)
      next
    }
    /^```$/ { kind = ""; next }
    kind != "" && kind != "other" { print >sprintf("blocks/%03d.%s", number, kind) }
  ' "$1"
}

start_server() { # block: roadstead serve ARGUMENT…
  local words
  read -ra words <"$1"
  equal "${words[*]:0:2}" 'roadstead serve' "$1"
  serve "${words[@]:2}"
  address=${url#http://}
}

at_address() { sed "s/127\.0\.0\.1:8080/${address:-&}/g" "$1"; } # file

run_block() { # Markdown file, block
  local place status
  place="${1#"$root/"}:$(<"${2%.test}.line")"
  at_address "$2" >block.sh
  set +e  # in a condition, bash would not end the block at its first failure
  # shellcheck source=/dev/null
  (set -ex && . ./block.sh) >printed 2>trace
  status=$?
  set -e
  [ $status = 0 ] || fail "$place: exit $status: $(tail -n 5 trace)"
  [ -e "${2%.test}.output" ] || return 0
  diff <(at_address "${2%.test}.output") <(awk 1 printed) >&2 || fail "$place prints something else"
}

small_layout "$scratch/layout"
count=0
for file in "$root"/README.md "$root"/docs/*.md; do
  unset address
  mkdir "$scratch/${file##*/}"
  cd "$scratch/${file##*/}"
  cp -r "$root/examples/registry" registry
  cp -r "$scratch/layout" layout
  split_blocks "$file"
  for block in blocks/*.test blocks/*.server; do echo "$block"; done | sort >order
  while read -r block; do
    [ -e "$block" ] || continue
    [ "${block##*.}" = server ] && start_server "$block" && continue
    run_block "$file" "$block" </dev/null
    count=$((count + 1))
  done <order
done
[ $count -gt 0 ] || fail 'no file has a block to run'

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Links between the Markdown files of the project lead to files and headings that are there, and docs/clients.md names
# rows that test/clients/rows has.
root=$(readlink -e "$(dirname "$0")/../..")
. "$(dirname "$0")/common.sh"

# GitHub's anchors: lower case, blanks to '-', other signs gone.
anchors() { # Markdown file
  awk '/^```/ { inside = !inside } !inside && /^#+ /' "$1" | sed -E 's/^#+ //' | tr '[:upper:]' '[:lower:]' | tr -d '`.,:()/?!' | tr ' ' '-'
}

check_link() { # Markdown file, target
  local path=${2%%#*} anchor=''
  [ "$path" = "$2" ] || anchor=${2#*#}
  [ -z "$path" ] || path=$(dirname "$1")/$path
  [ -e "${path:-$1}" ] || fail "${1#"$root/"}: no file '$2'"
  [ -z "$anchor" ] || anchors "${path:-$1}" | grep -xF -- "$anchor" >/dev/null || fail "${1#"$root/"}: no heading '$2'"
}

for file in "$root"/*.md "$root"/docs/*.md; do
  awk '/^```/ { inside = !inside; next } !inside' "$file" | grep -oE '\]\([^)]+\)' | sed 's/^](\(.*\))$/\1/' | grep -vE '^https?:' >links || true
  while read -r target; do check_link "$file" "$target"; done <links
done

sed -n 's/^\([a-z0-9-]*\) |.*/\1/p' "$root/test/clients/rows" | sort >rows
# shellcheck disable=SC2016 # Markdown's code
sed -n 's/^| .* | \(.*\) |$/\1/p' "$root/docs/clients.md" | grep -oE '`[a-z0-9-]+`' | tr -d '`' | sort -u >named
[ -s named ] || fail 'docs/clients.md names no row'
equal "$(comm -13 rows named)" '' 'named by docs/clients.md, but no row'

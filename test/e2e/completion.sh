#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What each shell itself offers after the words of a line. In bash and zsh one key puts all that is offered into the
# line, and another writes the line down: in one step, for who waits for the file kills the shell.
. "$(dirname "$0")/common.sh"
need zsh
need fish

mkdir bin home
ln -s "$ROADSTEAD" bin/roadstead
PATH=$PWD/bin:$PATH
export HOME=$PWD/home
for name in other/boat tools/figlet tools/lolcow; do tag registry "$name" latest "$(bytes_of "$name")"; done
cp -r registry home/kept
for shell in bash zsh fish; do roadstead completion "$shell" >"script.$shell"; done

cat >start.bash <<'END'
source script.bash
bind '"\C-t": insert-completions'
bind -x '"\C-o": printf %s "$READLINE_LINE" >line.part; mv line.part line'
: >ready
END

cat >start.zsh <<'END'
autoload -U compinit && compinit -u -D
source ./script.zsh
all() { _main_complete && (( compstate[nmatches] > 1 )) && compstate[insert]=all }
keep() { print -rn -- "$BUFFER" >line.part && mv line.part line }
zle -C all complete-word all && bindkey '^T' all
zle -N keep && bindkey '^O' keep
: >ready
END

# Types into a shell that has a terminal of its own.
cat >type.zsh <<'END'
until_there() { until [[ -e $1 ]] { zpty -rt shell said; sleep 0.02 } }
zmodload zsh/zpty
zpty shell "TERM=dumb $1"
zpty -w shell ". ./start.${1%% *}"
until_there ready
zpty -wn shell "$2"$'\C-t\C-o'
until_there line
zpty -d shell
END

typed_into() { # shell's command, words
  rm -f ready line
  timeout 60 zsh -f type.zsh "$1" "$2" || fail "$1 does not answer"
  sed -E 's/ --[a-z]+=/ /2g' line # zsh repeats what stands before each
}

# offers WORDS OFFERED…: every shell does, after the words.
offers() {
  local shell
  for shell in 'bash --noprofile --norc -i' 'zsh -f -i'; do
    equal "$(typed_into "$shell" "$1")" "${1%"${1##*[ =]}"}${*:2} " "what ${shell%% *} makes of the line"
  done
  equal "$(fish -c "source script.fish; complete -C \$argv" "$1" | cut -f 1 | sed -E "s/^--[a-z]+=//" | paste -sd ' ')" "${*:2}" "what fish offers after '$1'"
}

# offers_nothing WORDS: not even files.
offers_nothing() {
  local shell
  for shell in 'bash --noprofile --norc -i' 'zsh -f -i'; do
    equal "$(typed_into "$shell" "$1")" "$1" "what ${shell%% *} makes of the line"
  done
  equal "$(fish -c "source script.fish; complete -C \$argv" "$1")" '' "what fish offers after '$1'"
}

offers 'roadstead he' help
offers 'roadstead help --' --help
offers 'roadstead help ' audit build check completion connect gc help hook image images import init list merge propose publish pull pull-request recipes serve show verify version
offers 'roadstead help image ' contents inspect
offers 'roadstead help im' image images import
offers_nothing 'roadstead help help '
offers_nothing 'roadstead help build '
offers_nothing 'roadstead version '
offers 'roadstead build scr' script.bash script.fish script.zsh
offers 'roadstead build registry --host ' nginx pages roadstead
offers 'roadstead build registry --host=' nginx pages roadstead
offers 'roadstead build registry --host=ng' nginx
offers 'roadstead build registry --store=scr' script.bash script.fish script.zsh
offers 'roadstead build registry --base' --base-url
offers 'roadstead check --explain new-' new-host new-namespace new-owner
offers 'roadstead list scr' script.bash script.fish script.zsh
offers 'roadstead list registry tools/' tools/figlet tools/lolcow
offers 'roadstead show registry --json tools/l' tools/lolcow
offers 'roadstead list ~/kept o' other/boat
offers_nothing 'roadstead list registry nothing/'
offers_nothing 'roadstead list registry tools/lolcow '

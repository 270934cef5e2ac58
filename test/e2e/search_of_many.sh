#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# However large a registry is, a word finds every collection that has it, rendered on demand or built before; an answer
# lists 10,000 hits and counts all, as does the one answer of a host that reads no word.
. "$(dirname "$0")/common.sh"
need git
need jq

tag registry zoo/last latest "$(bytes_of boat)"
text=$(<registry/zoo/last/manifests/latest/README.md)
{
  printf 'blob\nmark :1\ndata %d\n%s\n' "$((${#text} + 1))" "$text"
  printf 'commit refs/heads/main\ncommitter A <a@example.org> 0 +0000\ndata 0\n'
  printf 'M 644 :1 fleet/boat-%d/manifests/latest/README.md\n' {1..10050}
  printf 'M 644 :1 zoo/last/manifests/latest/README.md\n'
} >stream
git init -q --bare many.git
git -C many.git fast-import --quiet <stream
exits 0 roadstead build many.git@main -o site.tar --host roadstead --base-url http://registry.example.org
for what in many.git@main site.tar; do
  serve $what
  equal "$(ask '/v1/search?value=ZOO/l')" 200 "status of $what"
  equal "$(jq -c '[.data.image[0].containerName, .results[0].name, .num_results]' body)" '["last","zoo/last",1]' "of $what"
  equal "$(ask /v1/search)" 200 "status of $what"
  equal "$(jq -c '[(.data.image | length), (.results | length), .num_results]' body)" '[10000,10000,10051]' "all of $what"
done

exits 0 roadstead build many.git@main -o - --host nginx --base-url http://registry.example.org
equal "$(tar -xOf out v1/search | jq -c '[(.results | length), .num_results]')" '[10000,10051]' 'on nginx'

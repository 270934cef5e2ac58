#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# One registry gives the same answers however it is hosted: served as it is, as a built folder, as a built tar, and
# by nginx. Status, types, digests, addresses and bodies are compared, page by page and for what is not there; of a
# redirect not the type and the body, which nginx adds and nobody reads.
. "$(dirname "$0")/common.sh"
need nginx

# image FILE DOCUMENT: writes it into the tag's folder; prints its digest.
image() {
  printf '%s' "$2" >"$1"
  echo "sha256:$(hash_of "$2")"
}
blob() { # text: into the store; prints its digest
  printf '%s' "$1" >"store/blobs/sha256/$(hash_of "$1")"
  echo "sha256:$(hash_of "$1")"
}

tag registry harbor/buoy 1.0 one
tag registry harbor/buoy latest two "labels: {a: b}"
tag registry harbor/buoy Latest three
tag registry Harbor.Two/pilot latest four "yanked: \"it leaks\""
tag registry Harbor.Two/pilot 1.0.json five
tag registry Harbor.Two/pilot 1.0.html six
tag registry harbor.two/pilot latest seven
tag registry fleet/far/skiff latest eight
tag registry harbor/buoy tags nine # its page, and those of the next, have paths of the form that lists of tags have
tag registry harbor/tags latest ten
mv store elsewhere # the images of the tags above lie elsewhere
arm=$(hash_of 'for arm64')
tag registry fleet/near/boat latest 'for amd64' "images:
- {arch: arm64, size: 9, digest: \"sha256:$arm\", url: \"https://storage.example.org/$arm\"}"
tag registry fleet/near/boat both 'amd64 too' "images:
- {arch: arm64, size: 9, digest: \"sha256:$(hash_of 'elsewhere')\", url: \"https://storage.example.org/arm\"}"
printf 'for arm64' >"store/blobs/sha256/$arm"
tag registry fleet/any/raft latest 'for nobody knows'
sed -i '/^arch: /d' registry/fleet/any/raft/manifests/latest/README.md

# An OCI image of two architectures, and what refers to it.
folder=registry/oci/ship/manifests/v1
mkdir -p "$folder"
type=application/vnd.oci.image
children='' layers=''
for arch in amd64 arm64; do
  config="{\"architecture\":\"$arch\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}" layer="layer of $arch"
  manifest="{\"schemaVersion\":2,\"mediaType\":\"$type.manifest.v1+json\",\"config\":{\"mediaType\":\"$type.config.v1+json\",\"digest\":\"$(blob "$config")\",\"size\":${#config}},\"layers\":[{\"mediaType\":\"$type.layer.v1.tar\",\"digest\":\"$(blob "$layer")\",\"size\":${#layer}}]}"
  digest=$(image "$folder/$arch.json" "$manifest")
  children+="${children:+,}{\"mediaType\":\"$type.manifest.v1+json\",\"digest\":\"$digest\",\"size\":${#manifest},\"platform\":{\"architecture\":\"$arch\",\"os\":\"linux\"}}"
  layers+="- {size: ${#layer}, digest: \"sha256:$(hash_of "$layer")\", url: \"https://storage.example.org/layer\"}"$'\n'
done
index="{\"schemaVersion\":2,\"mediaType\":\"$type.index.v1+json\",\"manifests\":[$children]}"
root=$(image "$folder/index.json" "$index")
note="{\"schemaVersion\":2,\"mediaType\":\"$type.manifest.v1+json\",\"artifactType\":\"application/vnd.example.note\",\"config\":{\"mediaType\":\"application/vnd.oci.empty.v1+json\",\"digest\":\"$(blob '{}')\",\"size\":2},\"layers\":[],\"subject\":{\"mediaType\":\"$type.index.v1+json\",\"digest\":\"$root\",\"size\":${#index}}}"
image "$folder/note.json" "$note" >/dev/null
printf -- '---\nlayout: manifests/oci\nsize: %s\ndigest: %s\nlayers:\n%s---\n' "${#index}" "$root" "$layers" >"$folder/README.md"

arches='amd64 arm64 riscv64 AMD64 _any . ../boat a/b'
hex40=$(hash_of 'for nobody knows' | head -c 40)

# What clients may ask: every page as its file stands in the tar, with a slash at the end and without, then what is
# spelled otherwise or is not there.
pages() {
  tar -tf site.tar | sed "s|^|/|; s|^$prefix/|/|" |
    sed '/^\/_\//!{/~/d}; /^\/\./d; /^\/_redirects$/d; s/index\.html$//; s/index\.json$//' | sort -u >files
  cat files
  sed 's|/$||; t; s|$|/|' files
  sed -n 's|^/v1/images/|/v1/imagefile/|p' files
}

others() {
  local ref arch zeros
  zeros=$(printf '%064d' 0)
  printf '%s\n' /index.html /harbor/buoy/index.html /harbor/buoy/tags/index.json /v2/index.json /404.html/ /nothing \
    /harbor /harbor/buoy/tags/none/ /harbor/buoy/manifests/none /harbor/none/tags/ /harbor/tags /tags/ /HARBOR/BUOY/ /_/ /_/none.css /_redirects \
    /.roadstead-site /.nginx/maps.conf /.nginx /v1 /v1/ /v1/none /v1/search/ /v1/oci-redirect /api /api/ \
    /api/container/none/none:latest /api/container/harbor/buoy:LATEST /fleet/api/container/any/none:latest \
    "/fleet/api/container/any/raft:latest@$hex40" "/fleet/api/container/any/raft@$hex40" \
    "/fleet/api/container/any/raft:none@$hex40" "/fleet/api/container/any/raft:latest@none" \
    /v1/images/none/none:latest /v1/imagefile/none/none:latest /v1/images/harbor/buoy:LATEST \
    /v1/imagefile/harbor/buoy:LATEST /v1/imagefile/HARBOR/buoy:1.0 /v1/images/fleet/near/boat:latest~amd64 \
    "/v1/imagefile/fleet/near/boat:latest~arm64" "/v1/imagefile/harbor/buoy:sha256.$zeros" \
    "/v1/imagefile/Harbor/buoy:sha256.$(hash_of one)" /v1//images//harbor/buoy:1.0 /v1/images/harbor%2Fbuoy:1.0 \
    /harbor//buoy//
  for ref in harbor/buoy:1.0 fleet/near/boat:latest fleet/near/boat:both fleet/any/raft:latest \
    "harbor/buoy:sha256.$(hash_of one)" "fleet/near/boat:sha256.$arm"; do
    for arch in $arches; do printf '%s\n' "/v1/images/$ref?arch=$arch" "/v1/imagefile/$ref?arch=$arch"; done
    printf '%s\n' "/v1/images/$ref?arch=" "/v1/imagefile/$ref?arch="
  done
  printf '%s\n' '/harbor/buoy/?arch=arm64' '/version?arch=arm64' '/v1/search?arch=arm64'
}

at_host_root() {
  local zeros
  zeros=$(printf '%064d' 0)
  printf '/v2%s\n' '' / /none /_catalog/ /harbor/none/tags/list /harbor/buoy/tags /harbor/buoy/tags/list/ \
    /harbor/buoy/manifests/none /harbor/buoy/manifests/LATEST /harbor/buoy/manifests/ /harbor/buoy/manifests/1.0/ \
    "/harbor/buoy/manifests/sha256:$zeros" /Harbor/Buoy/manifests/1.0 /Harbor/Buoy/tags/list /manifests/x /blobs/x \
    "/harbor/buoy/blobs/sha256:$zeros" "/Harbor/buoy/blobs/sha256:$(hash_of one)" /harbor/buoy/blobs/none \
    "/harbor/buoy/referrers/sha256:$zeros" /harbor/buoy/referrers/none "/harbor/none/referrers/sha256:$zeros" \
    /oci/ship/manifests/v1~index '/harbor/buoy/tags/list?last=1.0' '/harbor/buoy/tags/list?last=latest' \
    '/harbor/buoy/manifests/1.0?arch=arm64'
  [ -z "$prefix" ] || printf '%s\n' / /nothing "${prefix%/*}" "${prefix%/*}/" "$prefix" "$prefix/" /v1/search \
    "$prefix/v2/" "$prefix/v2/_catalog"
}

paths() {
  { pages && others; } | sed "/^\/v2\(\/\|$\)/! s|^|$prefix|"
  at_host_root
}

# requests FILE-OF-PATHS [CURL-OPTION…]: the answers of $host, one line each, from a single run of curl.
requests() {
  local from=$1 i=0 path
  shift
  rm -rf answers && mkdir answers
  while IFS= read -r path; do
    [ $i = 0 ] || echo next
    i=$((i + 1))
    printf 'url = "%s%s"\noutput = "answers/%d.body"\ndump-header = "answers/%d.head"\n' "$host" "$path" $i $i
    printf '%s\n' globoff path-as-is silent show-error "$@"
  done <"$from" >requests.curl
  curl -K requests.curl
  seq -f 'answers/%.0f.body' $i | xargs touch
  paste -d ' ' "$from" <(seq -f 'answers/%.0f.head' $i | xargs awk "$table") \
    <(seq -f 'answers/%.0f.body' $i | xargs sha256sum | cut -c 1-12) | sed 's/ 302 |[^|]*|\(.*|\).*/ 302 |\1/'
}

# Status and the headers that clients read, one line for each file.
# shellcheck disable=SC2016 # awk's own variables
table='
  BEGIN { count = split("content-type docker-content-digest location docker-distribution-api-version " \
    "x-content-type-options access-control-allow-origin access-control-expose-headers access-control-allow-methods " \
    "access-control-allow-headers access-control-max-age allow link cache-control", names) }
  FNR == 1 { end(); delete value; status = $2 }
  { sub(/\r$/, "") }
  match($0, /^[^:]*: /) { value[tolower(substr($0, 1, RLENGTH - 2))] = substr($0, RLENGTH + 1) }
  END { end() }
  function end(  i, line) {
    if (status == "") return
    for (i = 1; i <= count; i++) line = line " | " value[names[i]]
    print status line " |"
  }
'

answers() {
  requests asked
  requests asked head | sed 's/^/HEAD /; s/[0-9a-f]*$//'
  local method
  for method in POST PUT PATCH DELETE OPTIONS; do
    requests writes "request = $method" 'data = "some bytes"' | sed "s/^/$method /"
  done
}

# Only servers that read these queries.
lists() {
  printf '%s\n' '/v2/harbor/buoy/tags/list?n=1' '/v2/harbor/buoy/tags/list?n=1&last=1.0' '/v2/_catalog?n=2' \
    '/v2/_catalog?last=g' '/v2/_catalog?n=x' '/v2/harbor/buoy/tags/list?last=1.5' "$prefix/v1/search?value=buoy" \
    "$prefix/v1/search?q=PILOT" "$prefix/v1/search?value=none" "$prefix/v1/search?value=fleet/near"
}

for prefix in '' '/a.b/~c'; do
  nginx_site registry "$prefix" --store store
  host=$url base=$url$prefix
  for out in site site.tar; do
    exits 0 roadstead build registry -o $out --host roadstead --base-url "$base" --store store
  done
  paths | sort -u >asked
  lists >asked-lists
  printf '%s\n' /v2/ /v2/harbor/buoy/blobs/uploads/ /v2/harbor/buoy/manifests/1.0 /v2/none "$prefix/" "$prefix/nothing" \
    "$prefix/v1/images/harbor/buoy:1.0" "$prefix/harbor/buoy/tags/" "$prefix/harbor/buoy/manifests/none" >writes
  answers >from-nginx
  for what in registry site site.tar; do
    case $what in
      registry) serve registry --base-url "$base" --store store ;;
      *) serve $what ;; # a built site knows its address, and holds its blobs
    esac
    host=$url
    answers >"from-$what"
    requests asked-lists >"lists-$what"
  done
  [ "$(grep -c ' 200 ' from-registry)" -gt 200 ] || fail "only $(grep -c ' 200 ' from-registry) pages"
  for what in site site.tar nginx; do
    diff from-registry from-$what || fail "$what gives other answers below '$prefix'"
  done
  for what in site site.tar; do
    diff lists-registry lists-$what || fail "$what gives other lists below '$prefix'"
  done
done

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Every link of every page leads to something: as a server answers, and as files below a prefix.
. "$(dirname "$0")/common.sh"
need python3

stored() { # text: puts it into the store; prints its digest and size as JSON
  printf '%s' "$1" >"store/blobs/sha256/$(hash_of "$1")"
  printf '"digest":"sha256:%s","size":%s' "$(hash_of "$1")" "${#1}"
}

oci() { # registry, name, tag: an index over one image, whose blobs the store has
  local folder=$1/$2/manifests/$3 config='{}' layer='a layer' manifest index blob
  mkdir -p "$folder"
  manifest=$(printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json",%s},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar",%s}]}' \
    "$(stored "$config")" "$(stored "$layer")")
  index=$(printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json",%s,"platform":{"architecture":"amd64","os":"linux"}}]}' \
    "$(stored "$manifest")")
  printf '%s' "$manifest" >"$folder/amd64.json"
  printf '%s' "$index" >"$folder/index.json"
  printf -- '---\nlayout: manifests/oci\nsize: %s\ndigest: sha256:%s\nlayers:\n' "${#index}" "$(hash_of "$index")"
  for blob in "$config" "$layer"; do printf -- '- {size: %s, digest: "sha256:%s"}\n' "${#blob}" "$(hash_of "$blob")"; done
  echo ---
} >"$1/$2/manifests/$3/README.md"

tag registry harbor/buoy 0.9 'a former buoy'
tag registry harbor/buoy 1.10 'the bytes of a buoy' "history: [{size: 13, digest: \"sha256:$(hash_of 'a former buoy')\"}, {size: 7, url: \"https://storage.example.org/7\"}]"
tag registry harbor/buoy 1.9 'a bad buoy' 'yanked: "<sinks> & more"'
mkdir -p registry/harbor/dinghy/manifests/1
printf -- '---\nlayout: manifests/singularity\nsize: 7\nlayers: [{size: 7}]\n---\n' >registry/harbor/dinghy/manifests/1/README.md
tag registry Ünder/the_1+1 v+1 'odd names'
mkdir -p registry/harbor/tide/manifests/latest registry/harbor/empty
oci registry harbor/tide latest
printf -- '---\nlayout: collection\n---\n# Nothing\n\n![no image](picture.png) but a [link](https://example.org/?a=1&b=2)\n' \
  >registry/harbor/empty/README.md

cat >crawl.py <<'PYTHON'
import html.parser, sys, urllib.error, urllib.parse, urllib.request

want, starts = int(sys.argv[1]), sys.argv[2:]
here = urllib.parse.urlsplit(starts[0]).netloc

class Links(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []
    def handle_starttag(self, tag, attributes):
        self.found += [value for name, value in attributes if (tag, name) in (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"))]

def fetch(url, source):
    try:
        with urllib.request.urlopen(url) as answer:
            return answer.headers.get_content_type(), answer.read()
    except urllib.error.HTTPError as error:
        sys.exit(f"{url}: {error.code}, from {source}")

pages, seen, waiting = 0, set(starts), [(start, "the start") for start in starts]
while waiting:
    url, source = waiting.pop()
    media_type, body = fetch(url, source)
    if media_type != "text/html":
        continue
    pages += 1
    links = Links()
    links.feed(body.decode())
    for link in links.found:
        target = urllib.parse.urljoin(url, link)
        if urllib.parse.urlsplit(target).netloc == here and target not in seen:
            seen.add(target)
            waiting.append((target, url))
if pages < want:
    sys.exit(f"{pages} pages, want {want}")
PYTHON

serve registry --store store
python3 crawl.py 12 "$url/" "$url/harbor/buoy/tags/1.9/" || fail 'a page of the server'

mkdir -p host/below
port=$(free_port)
url=http://127.0.0.1:$port/below/prefix
exits 0 roadstead build registry -o host/below/prefix --store store --host pages --base-url "$url"
python3 -m http.server --bind 127.0.0.1 -d host "$port" >/dev/null 2>&1 &
processes+=("$!")
until_true curl -fs "$url/"
python3 crawl.py 12 "$url/" "$url/harbor/buoy/tags/1.9/" || fail 'a file below the prefix'

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A visitor sees how an image is run, and compares two states of a tag; one of them was read before that was known. What
# stands in images is strangers' text.
. "$(dirname "$0")/common.sh"
. "$web/registry.sh"
need mksquashfs
need jq

# state NAME LIBC LAMP BYTES: the contents of an image, NAME.gz
state() {
  mkdir -p "$1/var/lib/dpkg" "$1/usr/bin" "$1/.singularity.d/env"
  printf 'Package: %s\nStatus: install ok installed\nVersion: %s\n\n' libc6 "$2" same 1 >"$1/var/lib/dpkg/status"
  printf '#!/bin/sh\nexport LAMP=%s\n' "$3" >"$1/.singularity.d/env/90-environment.sh"
  printf '{"version":"%s","<img src=x onerror=window.pwned=1>":"1"}' "$2" >"$1/.singularity.d/labels.json"
  printf 'Bootstrap: docker\nFrom: debian:%s\n%%post\n    true\n' "$2" >"$1/.singularity.d/Singularity"
  head -c "$4" /dev/zero >"$1/usr/bin/tool"
}
state before 2.36 red 100000
state now 2.37 '<script>window.pwned=1</script>' 300000
printf '    curl https://example.org/%0300d\n' 1 >>now/.singularity.d/Singularity
mkdir 'now/<img src=x onerror=window.pwned=1>'
head -c 5000 /dev/zero >'now/<img src=x onerror=window.pwned=1>/new'
printf 'Package: busybox\nStatus: install ok installed\nVersion: 1\n\n' >>now/var/lib/dpkg/status
mkdir -p store/blobs/sha256
for name in before now; do
  mksquashfs $name $name.squashfs -quiet -no-progress >/dev/null
  exits 0 roadstead image contents $name.squashfs --json
  mv out $name.json
done
jq -c 'del(.config)' now.json >old.json
attached() { # NAME [INDENT]
  gzip -nc "$1.json" >"$1.gz"
  cp "$1.gz" "store/blobs/sha256/$(sha256sum <"$1.gz" | cut -d ' ' -f 1)"
  printf '%s- {type: application/vnd.roadstead.contents.v1+json, size: %s, digest: "sha256:%s"}\n' "${2:-}" \
    "$(stat -c %s "$1.gz")" "$(sha256sum <"$1.gz" | cut -d ' ' -f 1)"
}
web_registry registry
was() { printf -- '- size: 4096\n  arch: amd64\n  created: %s\n  digest: "sha256:%064d"\n' "$1" "$2"; }
tag registry harbor/hold latest "$(bytes_of 'a hold')" "created: 2026-11-02T08:00:00Z
attached:
$(attached now)
history:
$(was 2026-08-01T08:00:00Z 1)
$(was 2026-09-01T08:00:00Z 2)
  attached:
$(attached old '  ')
$(was 2026-10-01T08:00:00Z 3)
  attached:
$(attached before '  ')"
exits 0 roadstead check registry
serve registry --store store
SITES=$url look compare.mjs || fail 'two states'
echo 'language: de' >>registry/roadstead.yml
serve registry --store store
SITES=$url GERMAN=1 look compare.mjs || fail 'two states, in German'

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A record may come from another job, where a recipe's own code ran: nothing of this machine gets into a proposal by it,
# and no image is proposed that is not there.
. "$(dirname "$0")/common.sh"
. "$here/publish_common.sh"
need mksquashfs

scripted_repository recipes
echo 'a light' >recipes/Singularity
registry_repository registry.git
echo 'the token' >secret
work=recipes/.roadstead/images/latest
exits 0 roadstead images build recipes "${where[@]}"
exits 0 roadstead images push recipes --namespace fleet/boat
cp -r "$work" kept

refuses() { # message: of propose
  exits 3 roadstead propose recipes "${where[@]}"
  says "$1"
  [ -z "$(git -C registry.git branch --list 'update/*')" ] || fail 'it is proposed'
  rm -rf "$work" && cp -r kept "$work"
}
record() { jq -c "$1" kept/image.json >"$work/image.json"; } # filter

record '.documents = ["/proc/self/environ"]'
refuses "documents '/proc/self/environ' is no path below the record's folder"
record '.documents = ["../../../../secret"]'
refuses "documents '../../../../secret' is no path below the record's folder"
ln -sf "$PWD/secret" "$work/recipe"
refuses 'latest/recipe: is a link, or lies behind one, want the file itself'
mkdir away && cp secret away/document
ln -s "$PWD/away" "$work/inside"
record '.documents = ["inside/document"]'
refuses 'inside/document: is a link, or lies behind one, want the file itself'
cp secret "$work/document"
record '.documents = ["document"]'
refuses 'latest/document: the document has the digest'
record '.recipe = "README.md"'
refuses "a recipe cannot be published under the name 'README.md', want another file name"
record '.created = "yesterday"'
refuses "would not pass: 'yesterday' is not a time"
record '.labels = {"a": ("x" * 2000000)}'
refuses 'want at most 1048576: are its labels that long?'

# A builder that says where it has uploaded its image is not believed without a look, and no secret goes along.
mkdir web && cat >recipes/upload.sh <<'SCRIPT'
#!/bin/sh
./build.sh "$1" "$2" && cp "$2" "../web/$(cat address)" 2>/dev/null
printf '%s' "$BASE/$(cat address)$(cat query 2>/dev/null)"
SCRIPT
chmod +x recipes/upload.sh
port=$(free_port)
python3 -m http.server "$port" --bind 127.0.0.1 --directory web >/dev/null 2>&1 &
processes+=($!)
export BASE=http://127.0.0.1:$port
until_true curl -s "$BASE/"
sed -i 's/build.sh/upload.sh/' recipes/roadstead.yml
echo image.sqfs >recipes/address
exits 0 roadstead publish recipes "${where[@]}"
says "latest: is at $BASE/image.sqfs"
echo 'another light' >recipes/Singularity
echo gone/image.sqfs >recipes/address
exits 3 roadstead publish recipes "${where[@]}"
says "looking for latest: $BASE/gone/image.sqfs: answer 404, want the image that is said to be there"
echo '?X-Amz-Signature=s3cret' >recipes/query
exits 1 roadstead publish recipes "${where[@]}" --force
says "the image's address '$BASE/gone/image.sqfs' carries a signature, which expires, want a lasting address"
! grep -rqF s3cret err || fail 'the signature is told'

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { hexOf } from "../../../web/src/search/digest";
import { referenceOf } from "../../../web/src/search/reference";

const hex = "ab12".repeat(16);
const digest = `sha256:${hex}`;

const rows: [query: string, names: string, tag?: string][] = [
  ["pier/crane", "pier/crane"],
  ["pier/crane:2.1", "pier/crane", "2.1"],
  ["crane:2.1", "crane", "2.1"],
  ["pier/crane:", "pier/crane"],
  ["crane:", "crane"],
  ["shub://pier/crane:2.1", "pier/crane", "2.1"],
  [`docker://host/pier/crane@${digest}`, "host/pier/crane pier/crane"],
  [`registry.example.org:5000/pier/crane:2.1@${digest}`, "registry.example.org:5000/pier/crane pier/crane", "2.1"],
  ["oras://localhost/lab/group/crane:2.1", "localhost/lab/group/crane lab/group/crane group/crane", "2.1"],
  ["https://example.org/prefix/pier/crane/", "example.org/prefix/pier/crane prefix/pier/crane pier/crane"],
  ["https://example.org/pier/crane/tags/2.1/#layers", "example.org/pier/crane pier/crane", "2.1"],
  ["podman pull example.org/pier/crane:2.1", "example.org/pier/crane pier/crane", "2.1"],
  ["$ sudo docker run --rm -v /data:/data -e A=b/c pier/crane:2.1 sh", "pier/crane", "2.1"],
  ["apptainer pull crane.sif shub://pier/crane:2.1", "pier/crane", "2.1"],
  ["docker run crane:2.1", "crane", "2.1"],
  ["docker run pier/crane:2.1 fetch docker://other/one", "pier/crane", "2.1"],
  ["apptainer exec docker://pier/crane:2.1 python src/run.py", "pier/crane", "2.1"],
  ["apptainer pull images/crane.sif docker.io/pier/crane:2.1", "docker.io/pier/crane pier/crane", "2.1"],
  ["pier/crane:1.0+cu11", "pier/crane", "1.0+cu11"],
  ["https://example.org/pier/crane/tags/1.0%2Bcu11/", "example.org/pier/crane pier/crane", "1.0+cu11"],
  ["https://example.org/pier/crane/tags/../", "example.org/pier/crane pier/crane"],
  ["https://example.org/pier/crane/tags/./", "example.org/pier/crane pier/crane"],
  ["https://example.org/pier/crane/tags/..%2F..%2Fx/", "example.org/pier/crane pier/crane"],
  ["https://example.org/v2/pier/crane/manifests/%2e%2e", "example.org/v2/pier/crane v2/pier/crane pier/crane"],
  ["https://example.org/pier/crane:..%2Fx", "example.org/pier/crane pier/crane"],
  ["docker://pier/crane:..", "pier/crane"],
  ["docker://pier/crane:..@x", "pier/crane"],
  ["(pier/crane:2.1),", "pier/crane", "2.1"],
  ["“pier/crane:2.1”.", "pier/crane", "2.1"],
  ["apptainer pull --library http://host:18302 library://pier/crane:2.1", "pier/crane", "2.1"],
  ["apptainer pull --arch arm64 --library http://host library://pier/crane", "pier/crane"],
  ["SINGULARITY_NOHTTPS=1 singularity pull shub://host:80/pier/crane:2.1", "host:80/pier/crane pier/crane", "2.1"],
  ["curl -fsSL 'http://host/pier/crane/manifests/2.1/' | jq", "host/pier/crane pier/crane", "2.1"],
  ["curl -s http://host.example/pier/crane/tags/", "host.example/pier/crane pier/crane"],
  ["wget -O a/b.sif https://host.example/pier/crane/tags/2.1/", "host.example/pier/crane pier/crane", "2.1"],
  ["curl -H 'Accept: a/b' https://host.example/v2/pier/crane/manifests/2.1", "host.example/v2/pier/crane v2/pier/crane pier/crane", "2.1"],
  ["cosign verify --key k8s://lab/key pier/crane:2.1", "pier/crane", "2.1"],
  ["cosign verify --certificate-oidc-issuer https://login.example.org --certificate-identity me@example.org pier/crane:2.1", "pier/crane", "2.1"],
  ["sudo ctr -n k8s.io images pull example.org/pier/crane:2.1", "example.org/pier/crane pier/crane", "2.1"],
  ["roadstead pull https://example.org/pier/crane:2.1", "example.org/pier/crane pier/crane", "2.1"],
  ["FROM pier/crane:2.1 AS build", "pier/crane", "2.1"],
  ["FROM --platform=linux/arm64 pier/crane:2.1", "pier/crane", "2.1"],
  ["From: pier/crane:2.1", "pier/crane", "2.1"],
  ["From: crane", "crane"],
  ["- image: 'pier/crane:2.1' # old", "pier/crane", "2.1"],
  ['"image": "pier/crane:2.1",', "pier/crane", "2.1"],
  ["git@github.com:pier/crane.git", "github.com/pier/crane pier/crane"],
  ["git clone https://github.com/pier/crane.git", "github.com/pier/crane pier/crane"],
  ["https://github.com/pier/crane/blob/master/Singularity", "github.com/pier/crane pier/crane"],
  ["https://github.com/pier/crane/releases/tag/v2", "github.com/pier/crane pier/crane"],
  ["https://gitlab.com/lab/group/crane/-/tree/main", "gitlab.com/lab/group/crane lab/group/crane group/crane"],
];

for (const [query, names, tag] of rows) {
  test(`'${query}' is '${names}'`, () => {
    const reference = referenceOf(query);
    assert.deepEqual([reference?.names.join(" "), reference?.tag], [names, tag]);
  });
}

const byDigest: [query: string, name: string, tag?: string][] = [
  [`docker://host/pier/crane@${digest}`, "pier/crane"],
  [`pier/crane:2.1@${digest}`, "pier/crane", "2.1"],
  [`library://pier/crane:sha256.${hex}`, "pier/crane"],
  [`pier/crane:md5.${hex.slice(32)}`, "pier/crane"],
  [`curl -fLo 'crane_2.1.img' 'http://host/v1/imagefile/pier/crane:sha256.${hex}'`, "pier/crane"],
  [`https://host.example/v2/pier/crane/manifests/${digest}`, "pier/crane"],
  [`https://host.example/v2/pier/crane/blobs/${digest}`, "pier/crane"],
  [`https://storage.example.org/pier/crane/${hex}.sif`, "pier/crane"],
];

for (const [query, name, tag] of byDigest) {
  test(`'${query}' is '${name}' by its digest`, () => {
    const reference = referenceOf(query)!;
    assert.deepEqual([reference.names.at(-1), reference.tag, hex.startsWith(reference.hex ?? "-")], [name, tag, true]);
  });
}

test("a site's own pages and a bare host name nothing", () => {
  for (const query of ["https://example.org/_/about/", "http://host:80/prefix/_/search/?q=a", "https://example.org/"]) {
    assert.deepEqual(referenceOf(query)?.names, [], query);
  }
});

for (const query of ["crane", "crane.", "from scratch", "crane pier", "docker images of a pier", "a light/house by the sea", "://", ""]) {
  test(`'${query}' is words`, () => assert.equal(referenceOf(query), undefined));
}

test("a digest and enough of one are digests", () => {
  for (const query of [digest, hex, hex.toUpperCase()]) assert.equal(hexOf(query), hex, query);
  for (const cut of [" ab12ab12ab12 ", "ab12ab12ab12…", "sha256:ab12ab12ab12…", "md5:ab12ab12ab12...", "sha256.ab12ab12ab12"]) {
    assert.equal(hexOf(cut), "ab12ab12ab12", cut);
  }
  for (const query of ["ab12ab12ab1", "crane", `${digest}0`, "sha512:ab12ab12ab12"]) assert.equal(hexOf(query), undefined, query);
});

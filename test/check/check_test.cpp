// SPDX-License-Identifier: Apache-2.0
#include "roadstead/check/check.hpp"

#include <gtest/gtest.h>

#include "support/memory_registry.hpp"

namespace roadstead::check {
namespace {

using namespace roadstead::test;

std::string findings_of(const TreeText& text) {
  const MemoryRegistry registry(text);
  EXPECT_EQ(text_of(registry.loaded.findings), "");
  return text_of(check_tree(*registry.tree, registry.loaded, 2).value());
}

const std::string hex_a(64, 'a'), hex_b(64, 'b');
const std::string readme = "a/b/manifests/t/README.md";

std::string tag_with(const std::string& size, const std::string& digest, const std::string& layer,
                     const std::string& more = "") {
  return "---\nlayout: manifests/singularity\nsize: " + size + "\n" + digest + "layers:\n- " + layer + "\n" + more +
         "---\n";
}

std::string tag_at(const std::string& url, const std::string& more = "") {
  return tag_with("4096", "digest: sha256:" + hex_a + "\n", "size: 4096\n  digest: sha256:" + hex_a + "\n  url: " + url,
                  more);
}

struct Case {
  const char* name;
  std::vector<TreeFile> files;
  std::string findings;
};

std::vector<TreeFile> tag(std::string text) { return {{FileKind::file, readme, std::move(text)}}; }

class Rules : public testing::TestWithParam<Case> {};

TEST_P(Rules, FindThis) {
  TreeText text;
  text.files = GetParam().files;
  EXPECT_EQ(findings_of(text), GetParam().findings);
}

const auto name_of = [](const auto& c) { return std::string(c.param.name); };
const std::string good = tag_at("https://e.org/a.sif");

INSTANTIATE_TEST_SUITE_P(
    Names, Rules,
    testing::Values(Case{"good", tag(good), ""},
                    Case{"one_component",
                         {{FileKind::file, "a/manifests/t/README.md", good}},
                         "a/manifests/t/README.md: warning: the shub API loses 'a': the name has one component, want "
                         "owner/repo [name-grammar]\n"},
                    Case{"four_components",
                         {{FileKind::file, "a/b/c/d/manifests/t/README.md", good}},
                         "a/b/c/d/manifests/t/README.md: warning: the library API loses 'a/b/c/d': the name has more "
                         "than 3 components [name-grammar]\n"},
                    Case{"said_once_for_a_collection",
                         {{FileKind::file, "a/_b/manifests/t/README.md", good},
                          {FileKind::file, "a/_b/manifests/u/README.md", good}},
                         "a/_b/manifests/t/README.md: warning: the OCI API loses 'a/_b': a component is not letters "
                         "and digits joined by '.', '_', '__' or '-' [name-grammar]\n"},
                    Case{"tag",
                         {{FileKind::file, "a/b/manifests/1+2/README.md", good}},
                         "a/b/manifests/1+2/README.md: warning: the OCI API loses tag '1+2': the tag is not letters, "
                         "digits, '-', '_' and '.', beginning with a letter, a digit or '_' "
                         "[name-grammar]\n"
                         "a/b/manifests/1+2/README.md: warning: the shub API loses tag '1+2': the tag is not 1 to 64 "
                         "letters, digits, '-', '_' and '.' [name-grammar]\n"},
                    Case{"case_collision",
                         {{FileKind::file, "A/b/manifests/t/README.md", good},
                          {FileKind::file, "a/B/README.md", ""},
                          {FileKind::file, "a/B/manifests/t/README.md", good}},
                         "a/B/README.md: warning: the OCI API loses 'a/B': another collection takes 'a/b' in lower "
                         "case [name-collision]\n"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Numbers, Rules,
    testing::Values(
        Case{
            "kib", tag(tag_with("756", "digest: sha256:" + hex_a + "\n", "size: 756\n  digest: sha256:" + hex_a)),
            readme + ":3:7: warning: size 756 cannot be an image's bytes: it looks like KiB, want bytes [size-unit]\n"},
        Case{"kib_in_the_layer",
             tag(tag_with("4096", "digest: sha256:" + hex_a + "\n", "size: 5\n  digest: sha256:" + hex_a)),
             readme + ":6:3: warning: the tag says 4096 bytes, its only layer says 5, want the same [layer-sum]\n" +
                 readme +
                 ":6:9: warning: size 5 cannot be an image's bytes: it looks like KiB, want bytes [size-unit]\n"},
        Case{
            "small_but_new_form",
            tag(tag_with("756", "digest: sha256:" + hex_a + "\n", "size: 756\n  digest: sha256:" + hex_a,
                         "arch: amd64\n")),
            readme + ":3:7: warning: size 756 cannot be an image's bytes: it looks like KiB, want bytes [size-unit]\n"},
        Case{"not_small_in_the_new_form",
             tag(tag_with("4097", "digest: sha256:" + hex_a + "\n", "size: 4097\n  digest: sha256:" + hex_a,
                          "arch: amd64\n")),
             ""},
        Case{"small_in_the_history", tag(tag_at("https://e.org/a", "history:\n- size: 9\n")),
             readme + ":10:9: warning: size 9 cannot be an image's bytes: it looks like KiB, want bytes [size-unit]\n"},
        Case{"small_squashfs",
             tag(tag_with("8192", "digest: sha256:" + hex_a + "\n", "size: 8192\n  digest: sha256:" + hex_a)), ""},
        Case{"md5",
             tag(tag_with("4096", "digest: md5:WGQgL3Ok6o6uD2ZRdClzDQ==\n",
                          "size: 4096\n  digest: md5:WGQgL3Ok6o6uD2ZRdClzDQ==")),
             readme + ":4:9: warning: 'md5:WGQgL3Ok6o6uD2ZRdClzDQ==' is an MD5: library, OCI and verified pulls need "
                      "sha256:<64 hex> [digest-form]\n"},
        Case{"no_digest", tag(tag_with("4096", "", "size: 4096")),
             readme +
                 ": warning: no digest is known: library, OCI and verified pulls need sha256:<64 hex> [digest-form]\n"},
        Case{"digests_disagree",
             tag(tag_with("4096", "digest: sha256:" + hex_a + "\n", "size: 4096\n  digest: sha256:" + hex_b)),
             readme + ":6:3: warning: the tag says sha256:" + hex_a + ", its only layer says sha256:" + hex_b +
                 ", want the same [layer-sum]\n"},
        Case{"digest_of_the_tag_alone", tag(tag_with("4096", "digest: sha256:" + hex_a + "\n", "size: 4096")),
             readme + ":6:3: warning: the tag says sha256:" + hex_a +
                 ", its only layer says no digest, want the same [layer-sum]\n"},
        Case{"size_zero", tag(tag_with("0", "digest: sha256:" + hex_a + "\n", "size: 0\n  digest: sha256:" + hex_a)),
             readme + ":3:7: warning: size 0 cannot be an image's, want its bytes [size-unit]\n"},
        Case{"size_zero_of_an_architecture",
             tag(tag_at("https://e.org/a",
                        "images:\n- {arch: arm64, size: 0, digest: 'sha256:" + hex_b + "', url: 'https://e.org'}\n")),
             readme + ":10:23: warning: size 0 cannot be an image's, want its bytes [size-unit]\n"},
        Case{"md5_of_an_architecture",
             tag(tag_at("https://e.org/a", "images:\n- {arch: arm64, size: 4096, digest: 'md5:" + std::string(32, 'c') +
                                               "', url: 'https://e.org'}\n")),
             readme + ":10:37: warning: 'md5:" + std::string(32, 'c') +
                 "' is an MD5: library, OCI and verified pulls need sha256:<64 hex> [digest-form]\n"},
        Case{"layer_has_md5",
             tag(tag_with("4096", "digest: sha256:" + hex_a + "\n",
                          "size: 4096\n  digest: md5:" + std::string(32, 'c'))),
             readme + ":6:3: warning: the tag says sha256:" + hex_a +
                 ", its only layer says md5:" + std::string(32, 'c') + ", want the same [layer-sum]\n" + readme +
                 ":7:11: warning: 'md5:" + std::string(32, 'c') +
                 "' is an MD5: library, OCI and verified pulls need sha256:<64 hex> [digest-form]\n"}),
    name_of);

std::string warn(const std::string& place, const std::string& what) {
  return readme + ":" + place + ": warning: " + what + " [url-policy]\n";
}

INSTANTIATE_TEST_SUITE_P(
    Addresses, Rules,
    testing::Values(
        Case{"http", tag(tag_at("http://e.org/a")),
             warn("8:8", "'http://e.org/a' is not https: nobody can tell who answers")},
        Case{"private_name",
             {{FileKind::file, "roadstead.yml", "policy:\n  private-hosts: [Boats.internal]\n"},
              {FileKind::file, readme, tag_at("http://boats.INTERNAL:8443/a")}},
             warn("8:8", "'http://boats.INTERNAL:8443/a' is not https: nobody can tell who answers")},
        Case{"private_below",
             {{FileKind::file, "roadstead.yml", "policy:\n  private-hosts: ['*.internal']\n"},
              {FileKind::file, readme, tag_at("https://boats.internal/a")}},
             ""},
        Case{"private_network",
             {{FileKind::file, "roadstead.yml", "policy:\n  private-hosts: [10.1.0.0/16]\n"},
              {FileKind::file, readme, tag_at("https://10.1.2.3/a")}},
             ""},
        Case{"private_v6",
             {{FileKind::file, "roadstead.yml", "policy:\n  private-hosts: ['fd00::/8']\n"},
              {FileKind::file, readme, tag_at("'https://[fd12::1]/a'")}},
             ""},
        Case{"private_other_network",
             {{FileKind::file, "roadstead.yml", "policy:\n  private-hosts: [10.1.0.0/16, c.internal]\n"},
              {FileKind::file, readme, tag_at("https://10.2.0.1/a")}},
             warn("8:8",
                  "'https://10.2.0.1/a' names its host by an IP address or as localhost, want a name that everybody "
                  "can reach")},
        Case{"amazon", tag(tag_at("https://e.org/a?X-Amz-Signature=1")),
             warn("8:8", "'https://e.org/a' carries a signature, which expires, want a lasting address")},
        Case{"azure", tag(tag_at("https://e.org/a?sv=1&sig=2")),
             warn("8:8", "'https://e.org/a' carries a signature, which expires, want a lasting address")},
        Case{"amazon_expiry", tag(tag_at("https://e.org/a?X-Amz-Expires=60")),
             warn("8:8", "'https://e.org/a' says when it expires, want a lasting address")},
        Case{"expiry_in_any_case", tag(tag_at("https://e.org/a?x=1&EXPIRES=60")),
             warn("8:8", "'https://e.org/a' says when it expires, want a lasting address")},
        Case{"secret", tag(tag_at("https://e.org/a?access_token=x")),
             warn("8:8", "'https://e.org/a' carries a secret, want an address that is open to everybody")},
        Case{"not_signed", tag(tag_at("https://e.org/a?design=1&presignature=2&v=Signature")), ""},
        Case{"circle", tag(tag_at("https://1-2-gh.circle-artifacts.com/0/a")),
             warn("8:8",
                  "'https://1-2-gh.circle-artifacts.com/0/a' is a CI artifact, which expires, want a lasting address")},
        Case{"github", tag(tag_at("https://github.com/a/b/actions/runs/1/artifacts/2")),
             warn("8:8",
                  "'https://github.com/a/b/actions/runs/1/artifacts/2' is a CI artifact, which expires, want a lasting "
                  "address")},
        Case{"gitlab", tag(tag_at("https://git.e.org/a/-/jobs/1/artifacts/raw/x")),
             warn("8:8",
                  "'https://git.e.org/a/-/jobs/1/artifacts/raw/x' is a CI artifact, which expires, want a lasting "
                  "address")},
        Case{"github_api", tag(tag_at("https://api.github.com/repos/a/b/actions/artifacts/1/zip")),
             warn("8:8",
                  "'https://api.github.com/repos/a/b/actions/artifacts/1/zip' is a CI artifact, which expires, want a "
                  "lasting address")},
        Case{"github_upper_case", tag(tag_at("https://GitHub.com/a/b/actions/runs/1/artifacts/2")),
             warn("8:8",
                  "'https://GitHub.com/a/b/actions/runs/1/artifacts/2' is a CI artifact, which expires, want a lasting "
                  "address")},
        Case{"nightly", tag(tag_at("https://nightly.link/a/b/workflows/c/main/x.zip")),
             warn("8:8",
                  "'https://nightly.link/a/b/workflows/c/main/x.zip' is a CI artifact, which expires, want a lasting "
                  "address")},
        Case{"gitlab_latest", tag(tag_at("https://git.e.org/a/-/jobs/artifacts/main/raw/x")),
             warn("8:8",
                  "'https://git.e.org/a/-/jobs/artifacts/main/raw/x' is a CI artifact, which expires, want a lasting "
                  "address")},
        Case{"gitlab_api", tag(tag_at("https://gitlab.com/api/v4/projects/1/jobs/2/artifacts")),
             warn("8:8",
                  "'https://gitlab.com/api/v4/projects/1/jobs/2/artifacts' is a CI artifact, which expires, want a "
                  "lasting address")},
        Case{"azure_devops", tag(tag_at("https://dev.azure.com/a/b/_apis/build/builds/1/artifacts")),
             warn("8:8",
                  "'https://dev.azure.com/a/b/_apis/build/builds/1/artifacts' is a CI artifact, which expires, want a "
                  "lasting address")},
        Case{"appveyor", tag(tag_at("https://ci.appveyor.com/api/buildjobs/1/artifacts/x.sif")),
             warn("8:8",
                  "'https://ci.appveyor.com/api/buildjobs/1/artifacts/x.sif' is a CI artifact, which expires, want a "
                  "lasting address")},
        Case{"cirrus", tag(tag_at("https://api.cirrus-ci.com/v1/artifact/build/1/x")),
             warn("8:8",
                  "'https://api.cirrus-ci.com/v1/artifact/build/1/x' is a CI artifact, which expires, want a lasting "
                  "address")},
        Case{"jenkins", tag(tag_at("https://ci.e.org/job/a/1/artifact/x.sif")),
             warn("8:8",
                  "'https://ci.e.org/job/a/1/artifact/x.sif' is a CI artifact, which expires, want a lasting address")},
        Case{"gitlab_package", tag(tag_at("https://gitlab.com/api/v4/projects/1/packages/generic/a/1/x.sif")), ""},
        Case{"v4_with_a_dot", tag(tag_at("https://127.0.0.1./x")),
             warn("8:8",
                  "'https://127.0.0.1./x' names its host by an IP address or as localhost, want a name that everybody "
                  "can reach")},
        Case{"below_localhost", tag(tag_at("https://foo.localhost/x")),
             warn("8:8",
                  "'https://foo.localhost/x' names a host of a private network, want a name that everybody can reach")},
        Case{
            "internal", tag(tag_at("https://store.INTERNAL/x")),
            warn("8:8",
                 "'https://store.INTERNAL/x' names a host of a private network, want a name that everybody can reach")},
        Case{"local", tag(tag_at("https://store.local./x")),
             warn("8:8",
                  "'https://store.local./x' names a host of a private network, want a name that everybody can reach")},
        Case{"lan", tag(tag_at("https://store.lan/x")),
             warn("8:8",
                  "'https://store.lan/x' names a host of a private network, want a name that everybody can reach")},
        Case{"home", tag(tag_at("https://a.home.arpa/x")),
             warn("8:8",
                  "'https://a.home.arpa/x' names a host of a private network, want a name that everybody can reach")},
        Case{"one_label", tag(tag_at("https://intranet/x")),
             warn("8:8",
                  "'https://intranet/x' names a host of a private network, want a name that everybody can reach")},
        Case{"not_local", tag(tag_at("https://notlocal.example.org./x")), ""},
        Case{"repository_script", tag(tag_at("https://e.org/a", "source: {repository: 'javascript:alert(1)'}\n")),
             warn("9:22",
                  "'javascript:alert(1)' is no address of a repository, want as https://host/owner/repo or "
                  "git@host:owner/repo")},
        Case{
            "repository_path", tag(tag_at("https://e.org/a", "source: {repository: '../recipes'}\n")),
            warn("9:22",
                 "'../recipes' is no address of a repository, want as https://host/owner/repo or git@host:owner/repo")},
        Case{"repository_file", tag(tag_at("https://e.org/a", "source: {repository: 'file:///srv/git'}\n")),
             warn("9:22",
                  "'file:///srv/git' is no address of a repository, want as https://host/owner/repo or "
                  "git@host:owner/repo")},
        Case{"repository_http", tag(tag_at("https://e.org/a", "source: {repository: 'http://e.org/a'}\n")),
             warn("9:22", "'http://e.org/a' is not https: nobody can tell who answers")},
        Case{"repository_ip", tag(tag_at("https://e.org/a", "source: {repository: 'https://10.0.0.1/x'}\n")),
             warn("9:22",
                  "'https://10.0.0.1/x' names its host by an IP address or as localhost, want a name that everybody "
                  "can reach")},
        Case{"repository_https", tag(tag_at("https://e.org/a", "source: {repository: 'https://e.org/a'}\n")), ""},
        Case{"repository_ssh", tag(tag_at("https://e.org/a", "source: {repository: 'ssh://git@e.org/a.git'}\n")), ""},
        Case{"repository_scp", tag(tag_at("https://e.org/a", "source: {repository: 'git@e.org:a/b.git'}\n")), ""},
        Case{"not_circle", tag(tag_at("https://notcircle-artifacts.com/a")), ""},
        Case{"v4", tag(tag_at("https://192.168.0.1/a")),
             warn("8:8",
                  "'https://192.168.0.1/a' names its host by an IP address or as localhost, want a name that everybody "
                  "can reach")},
        Case{"v6", tag(tag_at("https://[::1]/a")),
             warn("8:8",
                  "'https://[::1]/a' names its host by an IP address or as localhost, want a name that everybody can "
                  "reach")},
        Case{"localhost", tag(tag_at("https://localhost:5000/a")),
             warn("8:8",
                  "'https://localhost:5000/a' names its host by an IP address or as localhost, want a name that "
                  "everybody can reach")},
        Case{"mirror", tag(tag_at("https://e.org/a\n  mirrors: [https://f.org, http://g.org/a]")),
             warn("9:28", "'http://g.org/a' is not https: nobody can tell who answers")},
        Case{"image",
             tag(tag_at("https://e.org/a",
                        "images:\n- {arch: arm64, size: 4096, digest: 'sha256:" + hex_b + "', url: http://e.org}\n")),
             warn("10:117", "'http://e.org' is not https: nobody can tell who answers")},
        Case{"attached_to_a_former_state",
             tag(tag_at("https://e.org/a",
                        "history:\n- size: 4096\n  attached:\n  - {type: a/b, size: 1, digest: "
                        "sha256:" +
                            std::string(64, 'b') + ",\n     url: http://e.org}\n")),
             warn("13:11", "'http://e.org' is not https: nobody can tell who answers")},
        Case{"history", tag(tag_at("https://e.org/a", "history:\n- size: 4096\n- size: 4096\n  url: http://e.org\n")),
             warn("12:8", "'http://e.org' is not https: nobody can tell who answers")}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Files, Rules,
    testing::Values(
        Case{"symlink",
             {{FileKind::file, readme, good}, {FileKind::symlink, "a/b/manifests/t/x", "y"}},
             "a/b/manifests/t/x: error: is a symbolic link, which is never followed [media]\n"},
        Case{"submodule",
             {{FileKind::file, readme, good}, {FileKind::submodule, "a/b/x", ""}},
             "a/b/x: error: is a submodule, which is never read [media]\n"},
        Case{"page",
             {{FileKind::file, readme, good},
              {FileKind::file, "a/b/x.html", ""},
              {FileKind::file, "a/b/manifests/t/x.svg", ""}},
             "a/b/manifests/t/x.svg: error: is a page, style or script, which has no place in a registry tree [media]\n"
             "a/b/x.html: error: is a page, style or script, which has no place in a registry tree [media]\n"},
        Case{"page_in_upper_case",
             {{FileKind::file, readme, good}, {FileKind::file, "a/b/manifests/t/X.HTML", ""}},
             "a/b/manifests/t/X.HTML: error: is a page, style or script, which has no place in a registry tree "
             "[media]\n"},
        Case{"binary",
             {{FileKind::file, readme, good}, {FileKind::file, "a/b/manifests/t/x.sif", std::string("SIF\0", 4)}},
             "a/b/manifests/t/x.sif: warning: is no text: images and other binary files lie in a store [media]\n"},
        Case{"large",
             {{FileKind::file, readme, good}, {FileKind::file, "a/b/notes", std::string((1 << 20) + 1, 'x')}},
             "a/b/notes: warning: 1048577 bytes, want at most 1048576 [media]\n"},
        Case{"as_large_as_may_be",
             {{FileKind::file, readme, good}, {FileKind::file, "a/b/notes", std::string(1 << 20, 'x')}},
             ""},
        Case{"executable",
             {{FileKind::executable, readme, good}},
             readme + ": warning: has its executable bit set, and nothing here is run [media]\n"},
        Case{"stray",
             {{FileKind::file, readme, good},
              {FileKind::file, "a/b/manifests/README.md", ""},
              {FileKind::file, "a/b/manifests/t/x/y", ""}},
             "a/b/manifests/README.md: warning: lies below manifests/ but belongs to no tag: it is left out [media]\n"
             "a/b/manifests/t/x/y: warning: lies below manifests/ but belongs to no tag: it is left out [media]\n"},
        Case{"outside_is_nobodys",
             {{FileKind::file, readme, good},
              {FileKind::file, "docs/x.html", ""},
              {FileKind::symlink, "x", "y"},
              {FileKind::executable, "scripts/run", ""}},
             ""},
        Case{"recipe",
             {{FileKind::file, readme, good},
              {FileKind::file, "a/b/manifests/t/Singularity", ""},
              {FileKind::file, "a/b/tags/README.md", ""}},
             ""}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Promises, Rules,
    testing::Values(
        Case{"frozen",
             tag(tag_with("4096", "digest: md5:" + std::string(32, 'c') + "\n",
                          "size: 4096\n  digest: md5:" + std::string(32, 'c'), "frozen: true\n")),
             readme + ":4:9: warning: 'md5:" + std::string(32, 'c') +
                 "' is an MD5: library, OCI and verified pulls need sha256:<64 hex> [digest-form]\n" + readme +
                 ":8:9: error: a frozen tag has no sha256 digest: nobody could see that it changed [frozen]\n"},
        Case{"all_yanked", tag(tag_at("https://e.org/a", "yanked: why\n")),
             "a/b: warning: every tag is yanked, and none stands in for them [yanked]\n"},
        Case{"newest_yanked",
             {{FileKind::file, readme, tag_at("https://e.org/a", "created: 2026-01-01T00:00:00Z\n")},
              {FileKind::file, "a/b/manifests/u/README.md",
               tag_at("https://e.org/a", "yanked: why\ncreated: 2026-02-01T00:00:00Z\n")}},
             "a/b: warning: its newest tag 'u' is yanked, and no newer one stands in for it [yanked]\n"},
        Case{"older_yanked",
             {{FileKind::file, readme, tag_at("https://e.org/a", "created: 2026-03-01T00:00:00Z\n")},
              {FileKind::file, "a/b/manifests/u/README.md",
               tag_at("https://e.org/a", "yanked: why\ncreated: 2026-02-01T00:00:00Z\n")}},
             ""},
        Case{"one_yanked",
             {{FileKind::file, readme, tag_at("https://e.org/a", "yanked: why\n")},
              {FileKind::file, "a/b/manifests/u/README.md", good}},
             ""}),
    name_of);

// An OCI tag whose one layer is stated with `size` where its address stands; the manifest says 6.
std::string oci_tag_findings(const std::string& size) {
  const std::string manifest =
      R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"a/b","digest":"sha256:)" +
      hex_b + R"(","size":2},"layers":[{"mediaType":"a/b","digest":"sha256:)" + hex_a + R"(","size":6}]})";
  TreeText text;
  text.files = {{FileKind::file, readme,
                 fmt::format("---\nlayout: manifests/oci\nsize: {}\ndigest: {}\nlayers:\n- size: {}\n  digest: "
                             "sha256:{}\n  url: https://e.org/a\n---\n",
                             manifest.size(), catalog::Digest::of(manifest).text(), size, hex_a)},
                {FileKind::file, "a/b/manifests/t/manifest.json", manifest}};
  return findings_of(text);
}

TEST(LayerSum, AnAddressAndItsManifestSayTheSame) {
  EXPECT_EQ(oci_tag_findings("6"), "");
  EXPECT_EQ(oci_tag_findings("7"), readme +
                                       ":6:9: error: the layer has 7 bytes here, but 6 in the manifest that names "
                                       "it [layer-sum]\n");
}

// A tag whose folder has so many files, its README among them.
std::string findings_of_files(std::size_t count) {
  TreeText text;
  text.files = tag(good);
  for (std::size_t i = 1; i < count; ++i)
    text.files.push_back({FileKind::file, fmt::format("a/b/manifests/t/note-{:04}", i), "text\n"});
  return findings_of(text);
}

TEST(TagFiles, AreAThousandAtMost) {
  EXPECT_EQ(findings_of_files(1000), "");
  EXPECT_EQ(findings_of_files(1001),
            "a/b/manifests/t/note-1000: warning: the tag 't' has more than 1000 files [media]\n");
  EXPECT_EQ(findings_of_files(1002),
            "a/b/manifests/t/note-1000: warning: the tag 't' has more than 1000 files [media]\n");
}

}  // namespace
}  // namespace roadstead::check

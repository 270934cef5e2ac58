// SPDX-License-Identifier: Apache-2.0
#include "roadstead/contents/document.hpp"

#include <gtest/gtest.h>

#include "roadstead/contents/os_release.hpp"
#include "roadstead/contents/package_url.hpp"
#include "support/golden.hpp"

namespace roadstead::contents {
namespace {

using image::FileKind;

Contents small_contents(std::size_t most = 100) {
  Contents contents{.system = {.id = "debian", .version = "12", .name = "Debian GNU/Linux 12 (bookworm)"}};
  contents.packages = {
      {.type = "conda",
       .name = "zlib",
       .version = "1.2.13",
       .architecture = "linux-64",
       .license = "Zlib",
       .source = "conda-forge",
       .build = "h166bdaf_4"},
      {.type = "deb", .name = "libc6", .version = "1:2.36-9+deb12u4", .architecture = "amd64", .source = "glibc"},
      {.type = "pypi", .name = "<script>alert(1)</script>", .version = "1", .license = "\"MIT\""}};
  contents.config = {.environment = {"PATH=/usr/bin", "GREETING=a\nb", "EMPTY"},
                     .entrypoint = {"/usr/bin/env", "--"},
                     .command = {"sh", "-c", "echo \"$GREETING\""},
                     .working_folder = "/srv",
                     .user = "1000:1000",
                     .stop_signal = "SIGINT",
                     .ports = {"8080/tcp"},
                     .volumes = {"/data"},
                     .labels = {{"org.opencontainers.image.description", "A <b>buoy</b>"},
                                {"org.opencontainers.image.licenses", "MIT"}},
                     .definition = "Bootstrap: scratch\n%runscript\n  exec env\n"};
  contents.scripts = {{"env/90-environment.sh", "export LAMP=red\n"}, {"runscript", "#!/bin/sh\nexec env\n"}};
  contents.notes = {"var/lib/rpm/Packages: is in Berkeley DB's form, which is not read"};
  EXPECT_TRUE(contents.tree.add({.path = "usr/bin/env", .kind = FileKind::file, .size_bytes = 48536}));
  EXPECT_TRUE(contents.tree.add({.path = "bin", .kind = FileKind::symlink, .target = "usr/bin"}));
  EXPECT_TRUE(contents.tree.add({.path = "usr/bin/same", .kind = FileKind::hard_link, .target = "usr/bin/env"}));
  EXPECT_TRUE(contents.tree.add({.path = "dev/null", .kind = FileKind::other}));
  EXPECT_TRUE(contents.tree.add({.path = "tmp", .kind = FileKind::folder}));
  EXPECT_TRUE(
      contents.tree.add({.path = "usr/share/<img src=x onerror=alert(1)>", .kind = FileKind::file, .size_bytes = 1}));
  contents.tree.finish(most);
  return contents;
}

const Subject subject{.name = "harbor/buoy:1.0",
                      .digest = "sha256:" + std::string(64, 'a'),
                      .architecture = "amd64",
                      .created = "2026-11-23T10:00:00Z"};

TEST(ContentsDocument, IsTheGoldenOne) {
  test::expect_golden("contents/contents.json", to_json(small_contents(), subject));
}
TEST(ContentsDocument, OfTooManyFilesIsTheGoldenOne) {
  test::expect_golden("contents/summed.json", to_json(small_contents(8), subject));
}
TEST(ContentsDocument, OfAnUnknownImageIsTheGoldenOne) {
  Contents nothing;
  nothing.tree.finish(100);
  test::expect_golden("contents/nothing.json", to_json(nothing, {}));
}
TEST(ContentsDocument, SpdxIsTheGoldenOne) {
  test::expect_golden("contents/spdx.json", to_spdx(small_contents(), subject));
}
TEST(ContentsDocument, CyclonedxIsTheGoldenOne) {
  test::expect_golden("contents/cdx.json", to_cyclonedx(small_contents(), subject));
}
TEST(ContentsDocument, TextIsTheGoldenOne) { test::expect_golden("contents/contents.txt", to_text(small_contents())); }

TEST(ContentsDocument, IsPackedWithoutATime) {
  const auto packed = gzip("contents");
  ASSERT_TRUE(packed);
  EXPECT_EQ(packed->substr(0, 4), "\x1f\x8b\x08" + std::string(1, '\0'));
  EXPECT_EQ(packed->substr(4, 4), std::string(4, '\0'));
}

struct Case {
  const char* name;
  Package package;
  System system;
  std::string url;
};

class PackageUrl : public testing::TestWithParam<Case> {};

TEST_P(PackageUrl, IsWritten) { EXPECT_EQ(package_url(GetParam().package, GetParam().system), GetParam().url); }

INSTANTIATE_TEST_SUITE_P(
    Types, PackageUrl,
    testing::Values(
        Case{"deb",
             {.type = "deb", .name = "libstdc++6", .version = "1:2.36-9+deb12u4~x", .architecture = "amd64"},
             {.id = "debian", .version = "12"},
             "pkg:deb/debian/libstdc%2B%2B6@1:2.36-9%2Bdeb12u4~x?arch=amd64&distro=debian-12"},
        Case{"apk",
             {.type = "apk", .name = "musl", .version = "1.2.4-r2", .architecture = "x86_64"},
             {.id = "alpine", .version = "3.18.4"},
             "pkg:apk/alpine/musl@1.2.4-r2?arch=x86_64&distro=alpine-3.18.4"},
        Case{"rpm_rolling",
             {.type = "rpm", .name = "bash", .version = "5.2-1", .architecture = "x86_64"},
             {.id = "fedora"},
             "pkg:rpm/fedora/bash@5.2-1?arch=x86_64"},
        Case{"rpm_with_epoch",
             {.type = "rpm", .name = "shadow", .version = "2:4.13-6", .architecture = "x86_64"},
             {.id = "fedora", .version = "38"},
             "pkg:rpm/fedora/shadow@4.13-6?arch=x86_64&distro=fedora-38&epoch=2"},
        Case{"deb_of_no_system", {.type = "deb", .name = "a", .version = "1"}, {}, "pkg:deb/a@1"},
        Case{"conda",
             {.type = "conda",
              .name = "zlib",
              .version = "1.2",
              .architecture = "linux-64",
              .source = "https://conda.anaconda.org/conda-forge/linux-64",
              .build = "h166bdaf_4"},
             {.id = "debian", .version = "12"},
             "pkg:conda/"
             "zlib@1.2?build=h166bdaf_4&channel=https:%2F%2Fconda.anaconda.org%2Fconda-forge%2Flinux-64&subdir=linux-"
             "64"},
        Case{"pypi",
             {.type = "pypi", .name = "Typing_Extensions", .version = "4.0"},
             {.id = "debian", .version = "12"},
             "pkg:pypi/typing-extensions@4.0"},
        Case{"hostile",
             {.type = "pypi", .name = "a/../b?c=d#e@f g\"", .version = ""},
             {},
             "pkg:pypi/a%2F..%2Fb%3Fc%3Dd%23e%40f%20g%22"}),
    [](const auto& c) { return std::string(c.param.name); });

TEST(DocumentUuid, IsOfWhatTheDocumentSays) {
  const Subject image{.name = "a:1", .digest = "sha256:1"}, other{.name = "a:1", .digest = "sha256:2"};
  Contents contents, more;
  more.packages.push_back({.type = "deb", .name = "libc6"});
  const std::string uuid = document_uuid("spdx", image, contents);
  EXPECT_EQ(uuid, document_uuid("spdx", image, contents));
  EXPECT_NE(uuid, document_uuid("cyclonedx", image, contents));
  EXPECT_NE(uuid, document_uuid("spdx", other, contents));
  EXPECT_NE(uuid, document_uuid("spdx", image, more));
}

TEST(OsRelease, IsRead) {
  const System system = parse_os_release(
      "# comment\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID='12'\nID=debian\nHOME_URL=\"x\"\n");
  EXPECT_EQ(system.id, "debian");
  EXPECT_EQ(system.version, "12");
  EXPECT_EQ(system.name, "Debian GNU/Linux 12 (bookworm)");
}

}  // namespace
}  // namespace roadstead::contents

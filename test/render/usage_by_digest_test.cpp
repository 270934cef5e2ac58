// SPDX-License-Identifier: Apache-2.0
// What still pulls an image whose tag is yanked.
#include <gtest/gtest.h>

#include "usage_cases.hpp"

namespace roadstead::render::web {
namespace {

class UsageByDigest : public testing::TestWithParam<Case> {};

TEST_P(UsageByDigest, NeedsNoNameOfATag) {
  TreeText text;
  text.files = GetParam().files;
  const MemorySite site(text, GetParam().host);
  const auto& collection = site.registry.loaded.catalog.collections.at(0);
  std::string lines;
  for (const Usage& way : usage_by_digest(site.site, collection, collection.tags.front()))
    if (!way.command.empty()) lines += way.command + "\n";
  EXPECT_EQ(lines, GetParam().ways);
}

// What the commands name is there.
TEST(UsageByDigestOfAFile, NamesTheManifestThatTheSiteHas) {
  TreeText text;
  text.files = {image_at(sif, "yanked: bad\n")};
  const MemorySite site(text, tls);
  const auto& collection = site.registry.loaded.catalog.collections.at(0);
  const auto ways = usage_by_digest(site.site, collection, collection.tags.front());
  const auto oras = std::ranges::find_if(ways, [](const Usage& way) { return way.command.starts_with("oras "); });
  ASSERT_NE(oras, ways.end());
  EXPECT_EQ(site.one("v2/a/b/manifests/" + oras->command.substr(oras->command.find('@') + 1)).size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(
    Yanked, UsageByDigest,
    testing::Values(
        Case{"image_file",
             {image_at(sif, "yanked: bad\n")},
             tls,
             "apptainer pull shub://example.org/a/b@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
             "apptainer pull --library https://example.org "
             "library://a/b:sha256.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
             "apptainer pull "
             "oras://example.org/a/b@sha256:3dd33c3c7fd507fec173c96644f105cdcb948fb32a8aec7690b56ff7bc1cac06\n"
             "oras pull example.org/a/b@sha256:3dd33c3c7fd507fec173c96644f105cdcb948fb32a8aec7690b56ff7bc1cac06\n"
             "apptainer pull 'b_t.sif' 'https://e.org/a.sif'\n"
             "curl -fLo 'b_t.sif' 'https://e.org/a.sif'\n"},
        Case{"at_a_port",
             {image_at(sif, "yanked: bad\n")},
             port,
             "apptainer pull --library http://127.0.0.1:8080 "
             "library://a/b:sha256.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
             "apptainer pull --no-https "
             "oras://127.0.0.1:8080/a/b@sha256:3dd33c3c7fd507fec173c96644f105cdcb948fb32a8aec7690b56ff7bc1cac06\n"
             "oras pull --plain-http "
             "127.0.0.1:8080/a/b@sha256:3dd33c3c7fd507fec173c96644f105cdcb948fb32a8aec7690b56ff7bc1cac06\n"
             "apptainer pull 'b_t.sif' 'https://e.org/a.sif'\n"
             "curl -fLo 'b_t.sif' 'https://e.org/a.sif'\n"},
        Case{"on_pages",
             {image_at(sif, "yanked: bad\n")},
             below,
             "apptainer pull shub://example.github.io/site/a/b@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
             "apptainer pull 'b_t.sif' 'https://e.org/a.sif'\n"
             "curl -fLo 'b_t.sif' 'https://e.org/a.sif'\n"},
        Case{"nobody_has_it",
             {image_file("digest: " + digest('a') + "\nlayers: [{size: 4096, digest: \"" + digest('a') + "\"}]",
                         "yanked: bad\n")},
             tls,
             ""},
        Case{"no_digest", {image_file(no_digest, "yanked: bad\n")}, tls, ""},
        Case{"oci_image", manifest(image_type), tls,
             "crane pull example.org/a/b@sha256:e2cd2f39eceaec4b188c02280446ea2c6283b4f19b5e963dd918543c5d9d002e "
             "image.tar\n"
             "podman pull example.org/a/b@sha256:e2cd2f39eceaec4b188c02280446ea2c6283b4f19b5e963dd918543c5d9d002e\n"
             "docker pull example.org/a/b@sha256:e2cd2f39eceaec4b188c02280446ea2c6283b4f19b5e963dd918543c5d9d002e\n"
             "skopeo copy "
             "docker://example.org/a/b@sha256:e2cd2f39eceaec4b188c02280446ea2c6283b4f19b5e963dd918543c5d9d002e "
             "oci:image\n"
             "apptainer pull "
             "docker://example.org/a/b@sha256:e2cd2f39eceaec4b188c02280446ea2c6283b4f19b5e963dd918543c5d9d002e\n"},
        Case{"artifact", manifest(sif_type), tls,
             "apptainer pull "
             "oras://example.org/a/b@sha256:e1b6b09aa61efc02b8dbb93da79fe1c8ab83036a3f8b8e475a70e6ca46749140\n"
             "oras pull example.org/a/b@sha256:e1b6b09aa61efc02b8dbb93da79fe1c8ab83036a3f8b8e475a70e6ca46749140\n"},
        Case{"oci_image_on_pages", manifest(image_type), bare,
             "crane pull example.github.io/a/b@sha256:e2cd2f39eceaec4b188c02280446ea2c6283b4f19b5e963dd918543c5d9d002e "
             "image.tar\n"},
        Case{"oci_image_below_a_prefix", manifest(image_type), below, ""}),
    name_of);

}  // namespace
}  // namespace roadstead::render::web

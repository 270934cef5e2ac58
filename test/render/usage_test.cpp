// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/usage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "roadstead/base/ascii.hpp"
#include "roadstead/render/web/pull.hpp"
#include "roadstead/render/web/reasons.hpp"
#include "usage_cases.hpp"

namespace roadstead::render::web {
namespace {

using testing::HasSubstr, testing::Not;

class UsageOf : public testing::TestWithParam<Case> {};

// The commands as they are, the others as "client: why".
TEST_P(UsageOf, TellsWhatWorksAndWhyNot) {
  TreeText text;
  text.files = GetParam().files;
  const MemorySite site(text, GetParam().host);
  ASSERT_EQ(site.registry.loaded.catalog.collections.size(), 1u) << text_of(site.registry.loaded.findings);
  const auto& collection = site.registry.loaded.catalog.collections.front();
  ASSERT_EQ(collection.tags.size(), 1u) << text_of(site.registry.loaded.findings);
  std::string lines;
  for (const Usage& way : usage_of(site.site, collection, collection.tags.front()))
    lines += way.command.empty() ? fmt::format("{}: {}\n", fmt::join(way.clients, "; "), way.why) : way.command + "\n";
  EXPECT_EQ(lines, GetParam().ways);
}

TEST_P(UsageOf, SaysWhyNotInGerman) {
  TreeText text;
  text.files = GetParam().files;
  const MemorySite site(text, GetParam().host);
  const auto& collection = site.registry.loaded.catalog.collections.at(0);
  for (const Usage& way : usage_of(site.site, collection, collection.tags.front()))
    EXPECT_TRUE(way.why.empty() || reason_in(Words::of("de"), way.why) != way.why) << way.why;
}

TEST(ShubRefusal, SaysWhichRuleAHostBreaks) {
  const auto of = [](std::string base_url) { return std::string(shub_refusal({.base_url = std::move(base_url)})); };
  EXPECT_EQ(of("https://example.org/my-site"), "");
  EXPECT_THAT(of("https://example.org:8443/my_site"), HasSubstr("no port"));
  EXPECT_THAT(of("https://example.org/my_site"), HasSubstr("no '_' before owner/repo"));
  EXPECT_EQ(of("https://example.org/" + std::string(52, 'a')), "");
  const std::string too_long = of("https://example.org/" + std::string(53, 'a'));
  EXPECT_THAT(too_long, HasSubstr("up to 64 characters"));
  EXPECT_NE(reason_in(Words::of("de"), too_long), too_long);
}

// What the store has is looked at, whatever its address is called.
TEST(UsageOfStored, AsksTheStore) {
  TreeText text;
  text.files = {image_at("https://e.org/a.simg")};
  MemorySite site(text, tls, StoreIndex({catalog::Digest::parse(digest('a')).value()}));
  const auto page = [&](bool is_sif) {
    site.site.is_stored_sif = [is_sif](const catalog::Digest&) { return is_sif; };
    return site.one("a/b/tags/t/").at(0).content;
  };
  EXPECT_THAT(page(true),
              testing::AllOf(HasSubstr("apptainer pull oras://"), HasSubstr("curl -fLo &#39;b_t.sif&#39;")));
  EXPECT_THAT(page(false), testing::AllOf(Not(HasSubstr("apptainer pull oras://")), HasSubstr("&#39;b_t.simg&#39;")));
}

INSTANTIATE_TEST_SUITE_P(
    ImageFiles, UsageOf,
    testing::Values(Case{"everything",
                         {image_at(sif)},
                         tls,
                         "apptainer pull shub://example.org/a/b:t\n"
                         "apptainer pull --library https://example.org library://a/b:t\n"
                         "apptainer pull oras://example.org/a/b:t\n"
                         "oras pull example.org/a/b:t\n"
                         "roadstead pull https://example.org/a/b:t\n"
                         "apptainer pull 'b_t.sif' 'https://e.org/a.sif'\n"
                         "curl -fLo 'b_t.sif' 'https://e.org/a.sif'\n"
                         "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
                    Case{"a_port",
                         {image_at(sif)},
                         port,
                         "apptainer, shub: a shub address has no port, and this site's has one\n"
                         "apptainer pull --library http://127.0.0.1:8080 library://a/b:t\n"
                         "apptainer pull --no-https oras://127.0.0.1:8080/a/b:t\n"
                         "oras pull --plain-http 127.0.0.1:8080/a/b:t\n"
                         "roadstead pull http://127.0.0.1:8080/a/b:t\n"
                         "apptainer pull 'b_t.sif' 'https://e.org/a.sif'\n"
                         "curl -fLo 'b_t.sif' 'https://e.org/a.sif'\n"
                         "curl -fsSL 'http://127.0.0.1:8080/a/b/manifests/t/' | jq\n"},
                    Case{"no_digest",
                         {image_file(no_digest)},
                         tls,
                         "apptainer pull shub://example.org/a/b:t\n"
                         "apptainer, library: its sha256 is not known\n"
                         "apptainer, oras; oras: its sha256 is not known\n"
                         "roadstead pull https://example.org/a/b:t\n"
                         "apptainer pull 'b_t.sif' 'https://e.org/a.sif'\n"
                         "curl -fLo 'b_t.sif' 'https://e.org/a.sif'\n"
                         "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
                    Case{"only_files",
                         {image_at(sif)},
                         bare,
                         "apptainer pull shub://example.github.io/a/b:t\n"
                         "apptainer, library: no store has its bytes, and this host cannot redirect to them\n"
                         "apptainer pull oras://example.github.io/a/b:t\n"
                         "oras: the client goes by media types, which this host does not send\n"
                         "roadstead pull https://example.github.io/a/b:t\n"
                         "apptainer pull 'b_t.sif' 'https://e.org/a.sif'\n"
                         "curl -fLo 'b_t.sif' 'https://e.org/a.sif'\n"
                         "curl -fsSL 'https://example.github.io/a/b/manifests/t/' | jq\n"},
                    Case{"several_architectures",
                         {image_at(sif, "arch: arm64\nimages: [{arch: amd64, size: 4096, digest: \"" + digest('b') +
                                            "\", url: \"https://e.org/b.sif\"}]\n")},
                         tls,
                         "apptainer pull shub://example.org/a/b:t\n"
                         "apptainer pull --library https://example.org library://a/b:t\n"
                         "apptainer pull --library https://example.org --arch arm64 library://a/b:t\n"
                         "apptainer pull oras://example.org/a/b:t\n"
                         "oras pull --platform linux/arm64 example.org/a/b:t\n"
                         "roadstead pull https://example.org/a/b:t\n"
                         "apptainer pull 'b_t_arm64.sif' 'https://e.org/a.sif'\n"
                         "apptainer pull 'b_t_amd64.sif' 'https://e.org/b.sif'\n"
                         "curl -fLo 'b_t_arm64.sif' 'https://e.org/a.sif'\n"
                         "curl -fLo 'b_t_amd64.sif' 'https://e.org/b.sif'\n"
                         "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
                    Case{"several_architectures_without_amd64",
                         {image_at(sif, "arch: arm64\nimages: [{arch: riscv64, size: 4096, digest: \"" + digest('b') +
                                            "\", url: \"https://e.org/b.sif\"}]\n")},
                         tls,
                         "apptainer pull shub://example.org/a/b:t\n"
                         "apptainer pull --library https://example.org library://a/b:t\n"
                         "apptainer pull --library https://example.org --arch arm64 library://a/b:t\n"
                         "apptainer pull --library https://example.org --arch riscv64 library://a/b:t\n"
                         "apptainer, oras: the client takes the image for amd64 of several, and there is none\n"
                         "oras pull --platform linux/arm64 example.org/a/b:t\n"
                         "roadstead pull https://example.org/a/b:t\n"
                         "apptainer pull 'b_t_arm64.sif' 'https://e.org/a.sif'\n"
                         "apptainer pull 'b_t_riscv64.sif' 'https://e.org/b.sif'\n"
                         "curl -fLo 'b_t_arm64.sif' 'https://e.org/a.sif'\n"
                         "curl -fLo 'b_t_riscv64.sif' 'https://e.org/b.sif'\n"
                         "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
                    Case{"a_squashfs_by_its_name",
                         {image_at("https://e.org/a.SIMG?generation=1")},
                         tls,
                         "apptainer pull shub://example.org/a/b:t\n"
                         "apptainer pull --library https://example.org library://a/b:t\n"
                         "apptainer, oras: the client takes SIF only, and this is none\n"
                         "oras pull example.org/a/b:t\n"
                         "roadstead pull https://example.org/a/b:t\n"
                         "apptainer pull 'b_t.simg' 'https://e.org/a.SIMG?generation=1'\n"
                         "curl -fLo 'b_t.simg' 'https://e.org/a.SIMG?generation=1'\n"
                         "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
                    Case{"the_image_for_amd64_is_no_sif",
                         {image_at(sif, "arch: arm64\nimages: [{arch: amd64, size: 4096, digest: \"" + digest('b') +
                                            "\", url: \"https://e.org/b.simg\"}]\n")},
                         tls,
                         "apptainer pull shub://example.org/a/b:t\n"
                         "apptainer pull --library https://example.org library://a/b:t\n"
                         "apptainer pull --library https://example.org --arch arm64 library://a/b:t\n"
                         "apptainer, oras: the client takes SIF only, and this is none\n"
                         "oras pull --platform linux/arm64 example.org/a/b:t\n"
                         "roadstead pull https://example.org/a/b:t\n"
                         "apptainer pull 'b_t_arm64.sif' 'https://e.org/a.sif'\n"
                         "apptainer pull 'b_t_amd64.simg' 'https://e.org/b.simg'\n"
                         "curl -fLo 'b_t_arm64.sif' 'https://e.org/a.sif'\n"
                         "curl -fLo 'b_t_amd64.simg' 'https://e.org/b.simg'\n"
                         "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
                    Case{
                        "only_the_image_for_amd64_is_a_sif",
                        {image_at("https://e.org/a.sqsh", "arch: arm64\nimages: [{arch: amd64, size: 4096, digest: \"" +
                                                              digest('b') + "\", url: \"https://e.org/b.sif\"}]\n")},
                        tls,
                        "apptainer pull shub://example.org/a/b:t\n"
                        "apptainer pull --library https://example.org library://a/b:t\n"
                        "apptainer pull --library https://example.org --arch arm64 library://a/b:t\n"
                        "apptainer pull oras://example.org/a/b:t\n"
                        "oras pull --platform linux/arm64 example.org/a/b:t\n"
                        "roadstead pull https://example.org/a/b:t\n"
                        "apptainer pull 'b_t_arm64.sqsh' 'https://e.org/a.sqsh'\n"
                        "apptainer pull 'b_t_amd64.sif' 'https://e.org/b.sif'\n"
                        "curl -fLo 'b_t_arm64.sqsh' 'https://e.org/a.sqsh'\n"
                        "curl -fLo 'b_t_amd64.sif' 'https://e.org/b.sif'\n"
                        "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
                    Case{"a_host_of_one_label",
                         {image_at(sif)},
                         one_label,
                         "apptainer pull shub://registry/a/b:t\n"
                         "apptainer pull --library https://registry library://a/b:t\n"
                         "apptainer pull oras://registry:443/a/b:t\n"
                         "oras pull registry:443/a/b:t\n"
                         "roadstead pull https://registry/a/b:t\n"
                         "apptainer pull 'b_t.sif' 'https://e.org/a.sif'\n"
                         "curl -fLo 'b_t.sif' 'https://e.org/a.sif'\n"
                         "curl -fsSL 'https://registry/a/b/manifests/t/' | jq\n"},
                    Case{"what_a_shell_reads_in_its_own_way",
                         {image_at(sif)},
                         six,
                         "apptainer, shub: a shub address has no port, and this site's has one\n"
                         "apptainer pull --library 'http://[::1]:8080' library://a/b:t\n"
                         "apptainer pull --no-https 'oras://[::1]:8080/a/b:t'\n"
                         "oras pull --plain-http '[::1]:8080/a/b:t'\n"
                         "roadstead pull 'http://[::1]:8080/a/b:t'\n"
                         "apptainer pull 'b_t.sif' 'https://e.org/a.sif'\n"
                         "curl -fLo 'b_t.sif' 'https://e.org/a.sif'\n"
                         "curl -fsSL 'http://[::1]:8080/a/b/manifests/t/' | jq\n"},
                    Case{"yanked", {image_at(sif, "yanked: bad\n")}, tls, ""}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    OciImages, UsageOf,
    testing::Values(
        Case{"everything", manifest(image_type), tls,
             "crane pull example.org/a/b:t image.tar\n"
             "podman pull example.org/a/b:t\n"
             "docker pull example.org/a/b:t\n"
             "skopeo copy docker://example.org/a/b:t oci:image\n"
             "apptainer pull docker://example.org/a/b:t\n"
             "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
        Case{"on_this_machine", manifest(image_type), port,
             "crane pull --insecure 127.0.0.1:8080/a/b:t image.tar\n"
             "podman pull --tls-verify=false 127.0.0.1:8080/a/b:t\n"
             "docker pull 127.0.0.1:8080/a/b:t\n"
             "skopeo copy --src-tls-verify=false docker://127.0.0.1:8080/a/b:t oci:image\n"
             "apptainer pull --no-https docker://127.0.0.1:8080/a/b:t\n"
             "curl -fsSL 'http://127.0.0.1:8080/a/b/manifests/t/' | jq\n"},
        Case{"without_tls", manifest(image_type), plain,
             "crane pull --insecure registry.lan/a/b:t image.tar\n"
             "podman pull --tls-verify=false registry.lan/a/b:t\n"
             "docker: its daemon wants https, or this host among its insecure-registries\n"
             "skopeo copy --src-tls-verify=false docker://registry.lan/a/b:t oci:image\n"
             "apptainer pull --no-https docker://registry.lan/a/b:t\n"
             "curl -fsSL 'http://registry.lan/a/b/manifests/t/' | jq\n"},
        Case{"only_files", manifest(image_type), bare,
             "crane pull example.github.io/a/b:t image.tar\n"
             "podman; skopeo: without media types the client needs every blob in this site's own store, and some are "
             "not\n"
             "docker; apptainer, docker: the client goes by media types, which this host does not send\n"
             "curl -fsSL 'https://example.github.io/a/b/manifests/t/' | jq\n"},
        Case{"only_files_below_a_prefix", manifest(image_type), below,
             "crane; podman; docker; skopeo; apptainer, docker: its clients ask at the root of the host, which is not "
             "this site's\n"
             "curl -fsSL 'https://example.github.io/site/a/b/manifests/t/' | jq\n"},
        Case{"an_artifact", manifest("application/vnd.oci.empty.v1+json"), tls,
             "apptainer, oras: the client takes SIF only, and this is none\n"
             "oras pull example.org/a/b:t\n"
             "podman; docker; apptainer, docker: it is an artifact, and no container image\n"
             "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
        Case{"a_sif_that_was_pushed", manifest(sif_type), bare,
             "apptainer pull oras://example.github.io/a/b:t\n"
             "oras: the client goes by media types, which this host does not send\n"
             "podman; docker; apptainer, docker: it is an artifact, and no container image\n"
             "curl -fsSL 'https://example.github.io/a/b/manifests/t/' | jq\n"},
        Case{"a_host_of_one_label", manifest(image_type), one_label,
             "crane pull registry:443/a/b:t image.tar\n"
             "podman pull registry:443/a/b:t\n"
             "docker pull registry:443/a/b:t\n"
             "skopeo copy docker://registry:443/a/b:t oci:image\n"
             "apptainer pull docker://registry:443/a/b:t\n"
             "curl -fsSL 'https://registry/a/b/manifests/t/' | jq\n"},
        Case{"a_host_of_one_label_without_tls", manifest(image_type), one_label_plain,
             "crane pull --insecure registry:80/a/b:t image.tar\n"
             "podman pull --tls-verify=false registry:80/a/b:t\n"
             "docker: its daemon wants https, or this host among its insecure-registries\n"
             "skopeo copy --src-tls-verify=false docker://registry:80/a/b:t oci:image\n"
             "apptainer pull --no-https docker://registry:80/a/b:t\n"
             "curl -fsSL 'http://registry/a/b/manifests/t/' | jq\n"},
        Case{"loopback_of_version_6", manifest(image_type), six,
             "crane pull --insecure '[::1]:8080/a/b:t' image.tar\n"
             "docker pull '[::1]:8080/a/b:t'\n"
             "podman; skopeo; apptainer, docker: the client takes no IPv6 address for a host\n"
             "curl -fsSL 'http://[::1]:8080/a/b/manifests/t/' | jq\n"},
        Case{"a_name_like_loopback", manifest(image_type), like_loopback,
             "crane pull --insecure 127.example.org/a/b:t image.tar\n"
             "podman pull --tls-verify=false 127.example.org/a/b:t\n"
             "docker: its daemon wants https, or this host among its insecure-registries\n"
             "skopeo copy --src-tls-verify=false docker://127.example.org/a/b:t oci:image\n"
             "apptainer pull --no-https docker://127.example.org/a/b:t\n"
             "curl -fsSL 'http://127.example.org/a/b/manifests/t/' | jq\n"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    OciIndexes, UsageOf,
    testing::Values(
        Case{"of_images", index(image_type, {"linux/amd64", "linux/arm64"}), tls,
             "crane pull example.org/a/b:t image.tar\n"
             "podman pull example.org/a/b:t\n"
             "docker pull example.org/a/b:t\n"
             "skopeo copy docker://example.org/a/b:t oci:image\n"
             "apptainer pull docker://example.org/a/b:t\n"
             "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
        Case{"of_images_on_only_files", index(image_type, {"linux/amd64", "linux/arm64"}), bare,
             "crane: an index needs its media type, which this host does not send\n"
             "podman; skopeo: without media types the client needs every blob in this site's own store, and some are "
             "not\n"
             "docker; apptainer, docker: the client goes by media types, which this host does not send\n"
             "curl -fsSL 'https://example.github.io/a/b/manifests/t/' | jq\n"},
        Case{"of_sifs", index(sif_type, {"linux/arm64", "linux/amd64"}), tls,
             "apptainer pull oras://example.org/a/b:t\n"
             "oras pull --platform linux/arm64 example.org/a/b:t\n"
             "podman; docker; apptainer, docker: it is an artifact, and no container image\n"
             "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
        Case{"of_sifs_on_only_files", index(sif_type, {"linux/arm64", "linux/amd64"}), bare,
             "apptainer, oras: an index needs its media type, which this host does not send\n"
             "oras: the client goes by media types, which this host does not send\n"
             "podman; docker; apptainer, docker: it is an artifact, and no container image\n"
             "curl -fsSL 'https://example.github.io/a/b/manifests/t/' | jq\n"},
        Case{"of_sifs_without_amd64", index(sif_type, {"unknown/unknown", "linux/arm64"}), tls,
             "apptainer, oras: the client takes the image for amd64 of several, and there is none\n"
             "oras pull --platform linux/arm64 example.org/a/b:t\n"
             "podman; docker; apptainer, docker: it is an artifact, and no container image\n"
             "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
        Case{"of_no_platform", index(sif_type, {"unknown/unknown"}), tls,
             "apptainer, oras: the client takes the image for amd64 of several, and there is none\n"
             "oras: the client takes one image of several by its platform, and none has one\n"
             "podman; docker; apptainer, docker: it is an artifact, and no container image\n"
             "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
        Case{"of_a_foreign_architecture", index(sif_type, {"linux/a $(b)"}), tls,
             "apptainer, oras: the client takes the image for amd64 of several, and there is none\n"
             "oras pull --platform 'linux/a $(b)' example.org/a/b:t\n"
             "podman; docker; apptainer, docker: it is an artifact, and no container image\n"
             "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"}),
    name_of);

TEST(ShellWord, QuotesAllButWhatNoShellReads) {
  for (int byte = 1; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const bool is_plain = is_alnum(c) || std::string_view("-._:/@").find(c) != std::string_view::npos;
    EXPECT_EQ(shell_word(std::string(1, c)).starts_with('\''), !is_plain) << byte;
  }
  EXPECT_EQ(shell_word("a b'c"), "'a b%27c'");
}

}  // namespace
}  // namespace roadstead::render::web

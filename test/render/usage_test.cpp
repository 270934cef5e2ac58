// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/usage.hpp"

#include <gtest/gtest.h>

#include "pages.hpp"

namespace roadstead::render {
namespace {

using namespace roadstead::test;

const Host tls{.base_url = "https://example.org"};
const Host port{.base_url = "http://127.0.0.1:8080"};
const Host plain{.base_url = "http://registry.lan"};
const Host bare{"https://example.github.io", false, false, false, false, true};
const Host below{"https://example.github.io/site", false, false, false, false, false};

// Of digests only their first digit differs.
std::string digest(char c) { return "sha256:" + std::string(64, c); }

TreeFile image_file(const std::string& layer, const std::string& more = "") {
  return {FileKind::file, "a/b/manifests/t/README.md",
          "---\nlayout: manifests/singularity\nsize: 4096\n" + layer + "\n" + more + "---\n"};
}

TreeFile image_at(const std::string& url, const std::string& more = "") {
  return image_file(
      "digest: " + digest('a') + "\nlayers: [{size: 4096, digest: \"" + digest('a') + "\", url: \"" + url + "\"}]",
      more);
}

const std::string sif = "https://e.org/a.sif", no_digest = "layers: [{size: 4096, url: \"https://e.org/a.sif\"}]";

std::vector<TreeFile> document(const std::string& json) {
  const std::string of_it = catalog::Digest::of(json).text();
  return {{FileKind::file, "a/b/manifests/t/README.md",
           fmt::format("---\nlayout: manifests/oci\nsize: {}\ndigest: {}\nlayers: []\n---\n", json.size(), of_it)},
          {FileKind::file, "a/b/manifests/t/manifest.json", json}};
}

// One whose blobs are inside of it.
std::vector<TreeFile> manifest(const std::string& config_type) {
  return document(
      R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":")" +
      config_type + R"(","digest":")" + catalog::Digest::of("{}").text() + R"(","size":2,"data":"e30="},"layers":[]})");
}

struct Case {
  const char* name;
  std::vector<TreeFile> files;
  Host host;
  const char* ways;
};

std::ostream& operator<<(std::ostream& out, const Case& one) { return out << one.name; }

class UsageOf : public testing::TestWithParam<Case> {};

// The commands as they are, the others as "client: why".
TEST_P(UsageOf, TellsWhatWorksAndWhyNot) {
  TreeText text;
  text.files = GetParam().files;
  const MemorySite site(text, GetParam().host);
  ASSERT_EQ(site.registry.loaded.catalog.collections.size(), 1u) << text_of(site.registry.loaded.findings);
  const auto& collection = site.registry.loaded.catalog.collections.front();
  std::string lines;
  for (const Usage& way : usage_of(site.site, collection, collection.tags.front()))
    lines += way.command.empty() ? fmt::format("{}: {}\n", way.client, way.why) : way.command + "\n";
  EXPECT_EQ(lines, GetParam().ways);
}

// What the store has is looked at, whatever its address is called.
TEST(UsageOfStored, AsksTheStore) {
  TreeText text;
  text.files = {image_at("https://e.org/a.simg")};
  MemorySite site(text, tls, StoreIndex({catalog::Digest::parse(digest('a')).value()}));
  const auto has_oras_line = [&](bool is_sif) {
    site.site.is_stored_sif = [is_sif](const catalog::Digest&) { return is_sif; };
    const auto pages = site.one("a/b/tags/t/");
    return pages.at(0).content.find("apptainer pull oras://") != std::string::npos;
  };
  EXPECT_TRUE(has_oras_line(true));
  EXPECT_FALSE(has_oras_line(false));
}

const auto name_of = [](const auto& one) { return std::string(one.param.name); };

INSTANTIATE_TEST_SUITE_P(
    ImageFiles, UsageOf,
    testing::Values(
        Case{"everything",
             {image_at(sif)},
             tls,
             "apptainer pull shub://example.org/a/b:t\n"
             "apptainer pull --library https://example.org library://a/b:t\n"
             "apptainer pull oras://example.org/a/b:t\n"
             "oras pull example.org/a/b:t\n"
             "curl -fLo 'b_t.sif' 'https://e.org/a.sif'\n"
             "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
        Case{"a_port",
             {image_at(sif)},
             port,
             "apptainer, shub: a shub address has no port, no '_', and up to 64 characters before owner/repo\n"
             "apptainer pull --library http://127.0.0.1:8080 library://a/b:t\n"
             "apptainer pull --no-https oras://127.0.0.1:8080/a/b:t\n"
             "oras pull --plain-http 127.0.0.1:8080/a/b:t\n"
             "curl -fLo 'b_t.sif' 'https://e.org/a.sif'\n"
             "curl -fsSL 'http://127.0.0.1:8080/a/b/manifests/t/' | jq\n"},
        Case{"no_digest",
             {image_file(no_digest)},
             tls,
             "apptainer pull shub://example.org/a/b:t\n"
             "apptainer, library: its sha256 is not known\n"
             "apptainer, oras; oras: its sha256 is not known\n"
             "curl -fLo 'b_t.sif' 'https://e.org/a.sif'\n"
             "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
        Case{"only_files",
             {image_at(sif)},
             bare,
             "apptainer pull shub://example.github.io/a/b:t\n"
             "apptainer, library: no store has its bytes, and this host cannot redirect to them\n"
             "apptainer pull oras://example.github.io/a/b:t\n"
             "oras: the client goes by media types, which this host does not send\n"
             "curl -fLo 'b_t.sif' 'https://e.org/a.sif'\n"
             "curl -fsSL 'https://example.github.io/a/b/manifests/t/' | jq\n"},
        Case{"several_architectures",
             {image_at(sif, "arch: arm64\nimages: [{arch: amd64, size: 1, digest: \"" + digest('b') +
                                "\", url: \"https://e.org/b.sif\"}]\n")},
             tls,
             "apptainer pull shub://example.org/a/b:t\n"
             "apptainer pull --library https://example.org library://a/b:t\n"
             "apptainer pull oras://example.org/a/b:t\n"
             "oras pull --platform linux/arm64 example.org/a/b:t\n"
             "curl -fLo 'b_t.sif' 'https://e.org/a.sif'\n"
             "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
        Case{"several_architectures_without_amd64",
             {image_at(sif, "arch: arm64\nimages: [{arch: riscv64, size: 1, digest: \"" + digest('b') +
                                "\", url: \"https://e.org/b.sif\"}]\n")},
             tls,
             "apptainer pull shub://example.org/a/b:t\n"
             "apptainer pull --library https://example.org library://a/b:t\n"
             "apptainer, oras: the client takes the image for amd64 of several, and there is none\n"
             "oras pull --platform linux/arm64 example.org/a/b:t\n"
             "curl -fLo 'b_t.sif' 'https://e.org/a.sif'\n"
             "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
        Case{"a_squashfs_by_its_name",
             {image_at("https://e.org/a.SIMG?generation=1")},
             tls,
             "apptainer pull shub://example.org/a/b:t\n"
             "apptainer pull --library https://example.org library://a/b:t\n"
             "apptainer, oras: the client takes SIF only, and this is none\n"
             "oras pull example.org/a/b:t\n"
             "curl -fLo 'b_t.sif' 'https://e.org/a.SIMG?generation=1'\n"
             "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
        Case{"yanked", {image_at(sif, "yanked: bad\n")}, tls, ""}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    OciImages, UsageOf,
    testing::Values(
        Case{"everything", manifest("application/vnd.oci.image.config.v1+json"), tls,
             "crane pull example.org/a/b:t image.tar\n"
             "podman pull example.org/a/b:t\n"
             "docker pull example.org/a/b:t\n"
             "skopeo copy docker://example.org/a/b:t oci:image\n"
             "apptainer pull docker://example.org/a/b:t\n"
             "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
        Case{"on_this_machine", manifest("application/vnd.oci.image.config.v1+json"), port,
             "crane pull --insecure 127.0.0.1:8080/a/b:t image.tar\n"
             "podman pull --tls-verify=false 127.0.0.1:8080/a/b:t\n"
             "docker pull 127.0.0.1:8080/a/b:t\n"
             "skopeo copy --src-tls-verify=false docker://127.0.0.1:8080/a/b:t oci:image\n"
             "apptainer pull --no-https docker://127.0.0.1:8080/a/b:t\n"
             "curl -fsSL 'http://127.0.0.1:8080/a/b/manifests/t/' | jq\n"},
        Case{"without_tls", manifest("application/vnd.oci.image.config.v1+json"), plain,
             "crane pull --insecure registry.lan/a/b:t image.tar\n"
             "podman pull --tls-verify=false registry.lan/a/b:t\n"
             "docker: its daemon wants https, or this host among its insecure-registries\n"
             "skopeo copy --src-tls-verify=false docker://registry.lan/a/b:t oci:image\n"
             "apptainer pull --no-https docker://registry.lan/a/b:t\n"
             "curl -fsSL 'http://registry.lan/a/b/manifests/t/' | jq\n"},
        Case{"only_files", manifest("application/vnd.oci.image.config.v1+json"), bare,
             "crane pull example.github.io/a/b:t image.tar\n"
             "podman; skopeo: the client goes by media types, which this host does not send\n"
             "docker; apptainer, docker: the client goes by media types, which this host does not send\n"
             "curl -fsSL 'https://example.github.io/a/b/manifests/t/' | jq\n"},
        Case{"only_files_below_a_prefix", manifest("application/vnd.oci.image.config.v1+json"), below,
             "crane; podman; docker; skopeo; apptainer, docker: its clients ask at the root of the host, which is not "
             "this site's\n"
             "curl -fsSL 'https://example.github.io/site/a/b/manifests/t/' | jq\n"},
        Case{"an_artifact", manifest("application/vnd.oci.empty.v1+json"), tls,
             "oras pull example.org/a/b:t\n"
             "podman; docker; apptainer, docker: it is an artifact, and no container image\n"
             "curl -fsSL 'https://example.org/a/b/manifests/t/' | jq\n"},
        Case{"a_sif_that_was_pushed", manifest("application/vnd.sylabs.sif.config.v1+json"), bare,
             "apptainer pull oras://example.github.io/a/b:t\n"
             "oras: the client goes by media types, which this host does not send\n"
             "podman; docker; apptainer, docker: it is an artifact, and no container image\n"
             "curl -fsSL 'https://example.github.io/a/b/manifests/t/' | jq\n"}),
    name_of);

}  // namespace
}  // namespace roadstead::render

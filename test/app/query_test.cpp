// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/query.hpp"

#include <gtest/gtest.h>

#include "support/memory_registry.hpp"

// What `list` and `show` say of sizes and architectures.
namespace roadstead::app {
namespace {

using namespace roadstead::test;

Registry registry_of(std::vector<TreeFile> files) {
  TreeText text;
  text.files = std::move(files);
  MemoryRegistry memory(text);
  EXPECT_EQ(text_of(memory.loaded.findings), "");
  return {std::move(memory.tree), std::move(memory.loaded.catalog), {}};
}

const std::string hex(64, 'a');
const std::string place = "a/b/manifests/t/";

std::string readme(const std::string& size, const std::string& more) {
  return "---\nlayout: manifests/singularity\nsize: " + size + "\ndigest: sha256:" + hex +
         "\nlayers:\n- size: " + size + "\n  digest: sha256:" + hex + "\n  url: https://e.org/a\n" + more + "---\n";
}

std::string document(const std::string& layer, const std::string& size) {
  return R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",)"
         R"("config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:)" +
         hex + R"(","size":2},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"sha256:)" +
         std::string(64, layer[0]) + R"(","size":)" + size + "}]}";
}

std::string child(const std::string& text, const std::string& arch) {
  return R"({"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":")" + catalog::Digest::of(text).text() +
         R"(","size":)" + std::to_string(text.size()) + R"(,"platform":{"architecture":")" + arch +
         R"(","os":"linux"}})";
}

const std::string amd64 = document("b", "5000"), arm64 = document("c", "7000");
const std::string index = R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[)" +
                          child(amd64, "amd64") + "," + child(arm64, "arm64") + "]}";
const std::string index_digest = catalog::Digest::of(index).text();

Registry oci_registry() {
  return registry_of({{FileKind::file, place + "README.md",
                       "---\nlayout: manifests/oci\nsize: " + std::to_string(index.size()) +
                           "\ndigest: " + index_digest + "\nlayers: []\n---\n"},
                      {FileKind::file, place + "amd64.json", amd64},
                      {FileKind::file, place + "arm64.json", arm64},
                      {FileKind::file, place + "index.json", index}});
}

TEST(List, SaysWhatAnImageOfAnIndexWeighs) {
  EXPECT_EQ(list_text(oci_registry(), "a/b").value(),
            "t                            5.0 kB  amd64,arm64 " + index_digest + "\n");
}

TEST(Show, NamesTheChildrenOfAnIndex) {
  const std::string text = show_text(oci_registry(), "a/b:t").value();
  for (const auto& [arch, bytes, weight] : {std::tuple{"amd64", &amd64, "5.0 kB"}, {"arm64", &arm64, "7.0 kB"}}) {
    const std::string line =
        std::string("# linux/") + arch + " " + weight + " " + catalog::Digest::of(*bytes).text() + "\n";
    EXPECT_NE(text.find(line), text.npos) << line << text;
  }
  const std::string json = show_json(oci_registry(), "a/b:t").value();
  EXPECT_EQ(json.find("image_size"), json.npos) << json;  // a client fetches one of the two
  EXPECT_NE(json.find(R"("platforms":[{"os":"linux","arch":"amd64","digest":")" + catalog::Digest::of(amd64).text() +
                      R"(","size":5002},)"),
            json.npos)
      << json;
}

TEST(List, NamesEveryArchitecture) {
  const auto registry = registry_of(
      {{FileKind::file, place + "README.md",
        readme("4096", "arch: amd64\nimages:\n- {arch: arm64, size: 8192, digest: 'sha256:" + hex + "'}\n")}});
  EXPECT_EQ(list_text(registry, "a/b").value(),
            "t                            4.1 kB  amd64,arm64 sha256:" + hex + "\n");
}

TEST(List, MarksASizeThatNoImageHas) {
  const auto registry = registry_of({{FileKind::file, place + "README.md", readme("756", "arch: amd64\n")}});
  EXPECT_EQ(list_text(registry, "a/b").value(), "t                             756 B? amd64    sha256:" + hex + "\n");
}

TEST(Show, KeepsMirrors) {
  const auto registry = registry_of({{FileKind::file, place + "README.md",
                                      readme("4096", "history:\n- {size: 4096, mirrors: ['https://f.org/a']}\n")}});
  const std::string json = show_json(registry, "a/b:t").value();
  EXPECT_NE(json.find(R"("mirrors":["https://f.org/a"])"), json.npos) << json;
}

}  // namespace
}  // namespace roadstead::app

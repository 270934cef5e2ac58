// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "pages.hpp"

// What a tag's page says where registries and hosts differ; the golden files have the rest.
namespace roadstead::render {
namespace {

using namespace roadstead::test;

const std::string hex_a(64, 'a'), hex_b(64, 'b'), hex_c(64, 'c');

std::string file(const std::string& hex, const std::string& url) {
  const std::string address = url.empty() ? "" : ", url: " + url;
  return "{size: 4096, digest: \"sha256:" + hex + "\"" + address + "}";
}

/// The page of a/b:t, an image file.
class TagPage : public testing::Test {
 protected:
  std::string page() {
    TreeText text;
    text.files.push_back({FileKind::file, "a/b/manifests/t/README.md",
                          "---\nlayout: manifests/singularity\nsize: 4096\ndigest: sha256:" + hex_a + "\nlayers: [" +
                              file(hex_a, url) + "]\n" + more + "---\n"});
    std::vector<catalog::Digest> digests;
    for (const std::string& hex : store) digests.push_back(catalog::Digest::parse("sha256:" + hex).value());
    MemorySite site(text, host, StoreIndex(digests));
    const auto pages = site.one("a/b/tags/t/");
    return pages.size() == 1 ? pages[0].content : "";
  }

  static std::string section(const std::string& page, const std::string& heading) {
    const std::size_t begin = page.find("<h2>" + heading + "</h2>");
    if (begin == page.npos) return {};
    return page.substr(begin, page.find("<h2>", begin + 1) - begin);
  }

  Host host{.base_url = "https://example.org/site"};
  std::string url = "https://storage.example.org/a.sif", more;
  std::vector<std::string> store;
};

TEST_F(TagPage, LinksHistoryToItsAddressOrToTheStore) {
  more = "history: [" + file(hex_b, "https://storage.example.org/b.sif") + ", " + file(hex_c, "") + "]\n";
  store = {hex_c};
  const std::string history = section(page(), "History");
  EXPECT_NE(history.find("<a href=\"https://storage.example.org/b.sif\" rel=\"nofollow\">download</a>"), history.npos);
  EXPECT_NE(history.find("<a href=\"/site/v1/imagefile/a/b:sha256." + hex_c + "\">download</a>"), history.npos);
}

TEST_F(TagPage, LinksNothingThatNobodyHas) {
  more = "history: [" + file(hex_b, "") + "]\n";
  const std::string history = section(page(), "History");
  EXPECT_NE(history.find(hex_b), history.npos);
  EXPECT_EQ(history.find("download"), history.npos);
}

TEST_F(TagPage, TellsOfHistoryOnlyWhatIsKnown) {
  more = "history: [" + file(hex_b, "") + "]\n";
  EXPECT_EQ(section(page(), "History").find("Created"), std::string::npos);
  more = "history: [{size: 1, created: 2024-01-02T03:04:05Z, commit: " + std::string(40, '7') + "}]\n";
  const std::string history = section(page(), "History");
  EXPECT_NE(history.find("<th>Created</th><th>Commit</th>"), history.npos);
  EXPECT_NE(
      history.find("<td class=\"short\">2024-01-02T03:04:05Z</td><td><code>" + std::string(40, '7') + "</code></td>"),
      history.npos);
}

}  // namespace
}  // namespace roadstead::render

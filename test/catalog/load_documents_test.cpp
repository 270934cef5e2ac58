// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "roadstead/catalog/digest.hpp"
#include "support/memory_registry.hpp"

namespace roadstead::catalog {
namespace {

using namespace roadstead::test;

const std::string hex_a(64, 'a');

std::string manifest(const std::string& more = "") {
  return R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"a/b","digest":"sha256:)" +
         hex_a + R"(","size":2},"layers":[])" + more + "}";
}

std::string child(const std::string& of, std::size_t size,
                  const std::string& platform = R"(,"platform":{"architecture":"amd64","os":"linux"})") {
  const std::string_view kind = of.find("manifests") == of.npos ? "manifest" : "index";
  return fmt::format(R"({{"mediaType":"application/vnd.oci.image.{}.v1+json","digest":"{}","size":{}{}}})", kind,
                     Digest::of(of).text(), size, platform);
}

std::string index_of(const std::string& children) { return R"({"schemaVersion":2,"manifests":[)" + children + "]}"; }

std::string readme(const std::string& root, std::size_t size) {
  return fmt::format("---\nlayout: manifests/oci\nsize: {}\ndigest: {}\nlayers: []\n---\n", size,
                     Digest::of(root).text());
}

struct Case {
  const char* name;
  std::string readme;
  std::vector<std::pair<std::string, std::string>> documents;
  std::string findings;
};

class Documents : public testing::TestWithParam<Case> {};

TEST_P(Documents, AreReadAndCompared) {
  TreeText text;
  text.files.push_back({FileKind::file, "a/b/manifests/t/README.md", GetParam().readme});
  for (const auto& [name, bytes] : GetParam().documents)
    text.files.push_back({FileKind::file, "a/b/manifests/t/" + name, bytes});
  const MemoryRegistry registry(text);
  EXPECT_EQ(text_of(registry.loaded.findings), GetParam().findings);
  EXPECT_EQ(registry.loaded.catalog.collections.at(0).tags.size(), GetParam().findings.empty() ? 1u : 0u);
}

const auto name_of = [](const auto& c) { return std::string(c.param.name); };
const std::string one = manifest(), two = manifest(R"(,"annotations":{"a":"b"})");
const std::string sound_index = index_of(child(one, one.size()));
const std::string place = "a/b/manifests/t/";
const std::string index_of_another_type =
    index_of(R"({"mediaType":"application/vnd.oci.image.index.v1+json","digest":")" + Digest::of(one).text() +
             fmt::format(R"(","size":{}}})", one.size()));

std::string with_url(std::string_view url) {
  return R"({"schemaVersion":2,"config":{"mediaType":"a/b","digest":"sha256:)" + hex_a +
         R"(","size":2},"layers":[{"mediaType":"a/b","digest":"sha256:)" + hex_a +
         fmt::format(R"(","size":3,"urls":["{}"]}}]}})", url);
}

INSTANTIATE_TEST_SUITE_P(
    Sound, Documents,
    testing::Values(
        Case{"manifest", readme(one, one.size()), {{"any-name.json", one}}, ""},
        Case{"index", readme(sound_index, sound_index.size()), {{"index.json", sound_index}, {"m.json", one}}, ""},
        Case{"the_same_file_twice", readme(one, one.size()), {{"a.json", one}, {"b.json", one}}, ""},
        Case{"not_json_by_name", readme(one, one.size()), {{"a.json", one}, {"notes.txt", "{"}}, ""}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Lies, Documents,
    testing::Values(
        Case{"no_document",
             readme(one, one.size()),
             {},
             place + "README.md: error: no JSON file beside this README has the digest " + Digest::of(one).text() +
                 " [layer-sum]\n"},
        Case{"other_digest",
             readme(two, two.size()),
             {{"m.json", one}},
             place + "README.md: error: no JSON file beside this README has the digest " + Digest::of(two).text() +
                 " [layer-sum]\n"},
        Case{"other_size",
             readme(one, 7),
             {{"m.json", one}},
             place +
                 fmt::format("README.md: error: size is 7, but the manifest has {} bytes [layer-sum]\n", one.size())},
        Case{"missing_child",
             readme(sound_index, sound_index.size()),
             {{"i.json", sound_index}},
             place + "i.json: error: its child " + Digest::of(one).text() + " has no JSON file here [layer-sum]\n"},
        Case{"child_of_another_size",
             readme(index_of(child(one, 3)), index_of(child(one, 3)).size()),
             {{"i.json", index_of(child(one, 3))}, {"m.json", one}},
             place + "i.json: error: its child " + Digest::of(one).text() +
                 fmt::format(" has {} bytes, not 3 [layer-sum]\n", one.size())},
        Case{"child_without_platform",
             readme(index_of(child(one, one.size(), "")), index_of(child(one, one.size(), "")).size()),
             {{"i.json", index_of(child(one, one.size(), ""))}, {"m.json", one}},
             place + "i.json: error: its child " + Digest::of(one).text() + " has no platform [layer-sum]\n"},
        Case{"child_of_another_type",
             readme(index_of_another_type, index_of_another_type.size()),
             {{"i.json", index_of_another_type}, {"m.json", one}},
             place + "i.json: error: its child " + Digest::of(one).text() +
                 " is application/vnd.oci.image.manifest.v1+json, not application/vnd.oci.image.index.v1+json "
                 "[layer-sum]\n"},
        Case{"credentials_in_a_url",
             readme(with_url("https://u:p@e.org/x"), with_url("https://u:p@e.org/x").size()),
             {{"m.json", with_url("https://u:p@e.org/x")}},
             place + "m.json: error: the URL carries credentials, want one that anyone may read [url-policy]\n"},
        // Not quoted, though the '/' in the password makes it no URL.
        Case{"credentials_in_no_url",
             readme(with_url("https://u:p/w@e.org/x"), with_url("https://u:p/w@e.org/x").size()),
             {{"m.json", with_url("https://u:p/w@e.org/x")}},
             place + "m.json: error: it is not a URL, want https://… [url-policy]\n"},
        Case{"port_of_a_url",
             readme(with_url("https://e.org:0/x"), with_url("https://e.org:0/x").size()),
             {{"m.json", with_url("https://e.org:0/x")}},
             place + "m.json: error: the URL has port 0, want 1 to 65535 [url-policy]\n"},
        Case{"no_url",
             readme(with_url("javascript:alert(1)"), with_url("javascript:alert(1)").size()),
             {{"m.json", with_url("javascript:alert(1)")}},
             place + "m.json: error: 'javascript:alert(1)' is not a URL, want https://… [url-policy]\n"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Form, Documents,
    testing::Values(Case{"not_json",
                         readme(one, one.size()),
                         {{"m.json", "{"}},
                         place + "m.json: error: not valid JSON, want what RFC 8259 allows [schema]\n"},
                    Case{"a_second_one_is_not_json",
                         readme(one, one.size()),
                         {{"m.json", one}, {"n.json", "[]"}},
                         place + "n.json: error: not a JSON object, want one [schema]\n"},
                    Case{"sha512",
                         readme(one, one.size()),
                         {{"m.json", R"({"schemaVersion":2,"config":{"mediaType":"a/b","digest":"sha512:)" + hex_a +
                                         hex_a + R"(","size":2},"layers":[]})"}},
                         place + "m.json: error: digest 'sha512:" + hex_a + hex_a +
                             "' does not start with 'sha256:' [digest-form]\n"},
                    Case{"large",
                         readme(one, one.size()),
                         {{"m.json", std::string(4194305, ' ')}},
                         place + "m.json: error: 4194305 bytes, want at most 4194304 [media]\n"}),
    name_of);

TEST(Documents, AChildIsListedOnceForEachPlatformAndAPlatformTwiceIsSaid) {
  const std::string arm = R"(,"platform":{"architecture":"arm64","os":"linux"})";
  const std::string root = index_of(child(one, one.size()) + "," + child(one, one.size()) + "," +
                                    child(one, one.size(), arm) + "," + child(two, two.size()));
  TreeText text;
  text.files = {{FileKind::file, place + "README.md", readme(root, root.size())},
                {FileKind::file, place + "i.json", root},
                {FileKind::file, place + "m.json", one},
                {FileKind::file, place + "n.json", two}};
  const MemoryRegistry registry(text);
  EXPECT_EQ(
      text_of(registry.loaded.findings),
      place + "i.json: warning: two of its children are for linux/amd64, and clients take the first [layer-sum]\n");
  const Tag& tag = registry.loaded.catalog.collections.at(0).tags[0];
  ASSERT_EQ(tag.root().children.size(), 3u);
  EXPECT_EQ(tag.root().children[1].arch, "arm64");
}

TEST(Documents, AReferrerIsListedByItsConfigsTypeWhenItHasNone) {
  const std::string referrer = manifest(R"(,"subject":{"mediaType":"a/b","digest":")" + Digest::of(one).text() +
                                        R"(","size":1},"annotations":{"k":"v"})");
  TreeText text;
  text.files = {{FileKind::file, place + "README.md", readme(one, one.size())},
                {FileKind::file, place + "m.json", one},
                {FileKind::file, place + "s.json", referrer}};
  const MemoryRegistry registry(text);
  ASSERT_EQ(text_of(registry.loaded.findings), "");
  const Tag& tag = registry.loaded.catalog.collections.at(0).tags[0];
  const Document* const found = tag.find(Digest::of(referrer));
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->subject, Digest::of(one));
  EXPECT_EQ(found->artifact_type, "a/b");
  EXPECT_EQ(found->annotations, R"({"k":"v"})");
  EXPECT_EQ(tag.root().digest, Digest::of(one));
}

// `depth` indexes, each of which lists the next one fifty times: many times over what could be walked child by child.
Case nested(const char* name, int depth, std::string findings) {
  Case made{name, "", {{"m.json", one}}, std::move(findings)};
  std::string inner = one;
  for (int i = 1; i <= depth; ++i) {
    std::string children = child(inner, inner.size());
    for (int copy = 1; copy < 50; ++copy) children += "," + child(inner, inner.size());
    inner = index_of(children);
    made.documents.emplace_back(fmt::format("i{}.json", i), inner);
  }
  made.readme = readme(inner, inner.size());
  return made;
}

INSTANTIATE_TEST_SUITE_P(
    Nested, Documents,
    testing::Values(nested("eight_deep", 8, ""),
                    nested("nine_deep", 9,
                           place + "README.md: error: indexes stand more than 8 deep in one another [layer-sum]\n"),
                    nested("thirty_deep", 30,
                           place + "README.md: error: indexes stand more than 8 deep in one another [layer-sum]\n")),
    name_of);

}  // namespace
}  // namespace roadstead::catalog

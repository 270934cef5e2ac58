// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/load.hpp"

#include <gtest/gtest.h>

#include "support/memory_registry.hpp"

namespace roadstead::catalog {
namespace {

using namespace roadstead::test;

std::string tag_readme(char digit = 'a') {
  const std::string hex(64, digit);
  return "---\nlayout: manifests/singularity\nsize: 4096\ndigest: sha256:" + hex +
         "\nlayers:\n- {size: 4096, digest: 'sha256:" + hex + "'}\n---\n";
}

struct File {
  std::string path;
  std::string bytes = tag_readme();
};

MemoryRegistry registry_of(const std::vector<File>& files) {
  TreeText text;
  for (const File& file : files) text.files.push_back({FileKind::file, file.path, file.bytes});
  return MemoryRegistry(text);
}

std::string names(const Catalog& catalog) {
  std::string text;
  for (const Collection& collection : catalog.collections) {
    text += std::string(collection.name) + ":";
    for (const Tag& tag : collection.tags) text += " " + std::string(tag.name);
    text += "\n";
  }
  return text;
}

TEST(Load, SortsCollectionsAndTagsByTheirBytes) {
  const auto r = registry_of({{"b/c/manifests/10/README.md"},
                              {"b/c/manifests/9/README.md"},
                              {"b-c/d/manifests/t/README.md"},
                              {"b/c/d/manifests/t/README.md"},
                              {"B/c/manifests/t/README.md"}});
  EXPECT_EQ(names(r.loaded.catalog), "B/c: t\nb-c/d: t\nb/c: 10 9\nb/c/d: t\n");
  EXPECT_EQ(r.loaded.catalog.tag_count(), 5u);
  EXPECT_EQ(text_of(r.loaded.findings), "");
}

TEST(Load, AReadmeAloneIsACollectionOnlyWhenItSaysSo) {
  const auto r = registry_of({{"a/b/README.md", "---\nlayout: collection\n---\n"},
                              {"docs/README.md", "# Docs\n"},
                              {"x/y/README.md", "---\ntitle: x\n---\n"},
                              {"x/z/README.md", "---\ntitle: z\nlayout:  \"collection\" # yes\r\n---\n"},
                              {"README.md", "# Registry"}});
  EXPECT_EQ(names(r.loaded.catalog), "a/b:\nx/z:\n");
}

TEST(Load, ACollectionsReadmeMayBePlainMarkdown) {
  for (const char* readme : {"", "# Title\n", "text"}) {
    const auto r = registry_of({{"a/b/README.md", readme}, {"a/b/manifests/t/README.md"}});
    EXPECT_EQ(names(r.loaded.catalog), "a/b: t\n");
    EXPECT_EQ(text_of(r.loaded.findings), "");
    EXPECT_EQ(r.loaded.catalog.collections[0].has_body, *readme != '\0');
  }
}

TEST(Load, FindsByName) {
  const auto r = registry_of({{"a/B/manifests/t/README.md"}, {"c/d/manifests/t/README.md"}});
  const Catalog& catalog = r.loaded.catalog;
  EXPECT_EQ(catalog.find("a/B")->name, "a/B");
  EXPECT_EQ(catalog.find("a/b"), nullptr);
  EXPECT_EQ(catalog.find_oci("a/b")->name, "a/B");
  EXPECT_EQ(catalog.find_oci("a/B"), nullptr);
  EXPECT_EQ(catalog.find(""), nullptr);
}

TEST(Load, OfEqualNamesTheLowerCaseOneIsOcis) {
  const auto r =
      registry_of({{"A/b/manifests/t/README.md"}, {"a/B/manifests/t/README.md"}, {"a/b/manifests/t/README.md"}});
  EXPECT_EQ(r.loaded.catalog.find_oci("a/b")->name, "a/b");
  EXPECT_TRUE(r.loaded.catalog.find("A/b")->oci_name_taken);
  EXPECT_TRUE(r.loaded.catalog.find("a/B")->oci_name_taken);
  EXPECT_FALSE(r.loaded.catalog.find("a/b")->oci_name_taken);
}

TEST(Load, RoadsteadYmlWinsOverTheOlderSettings) {
  const auto r =
      registry_of({{"_config.yml", "title: old\ndescription: old\nplugins: [x]\n"}, {"roadstead.yml", "title: new\n"}});
  EXPECT_EQ(r.loaded.catalog.settings.title, "new");
  EXPECT_EQ(r.loaded.catalog.settings.description, "old");
}

TEST(Settings, GiveTheAddressOfTheSite) {
  const auto address = [](const std::string& yaml) {
    return registry_of({{"_config.yml", yaml}}).loaded.catalog.settings.base_url();
  };
  EXPECT_EQ(address(""), "");
  EXPECT_EQ(address("url: https://e.org/\nbaseurl: /r/\n"), "https://e.org/r");
  EXPECT_EQ(address("url: HTTPS://E.org\nbaseurl: /R\n"), "https://e.org/R");
  EXPECT_EQ(address("url: ''\nbaseurl: ''\n"), "");
  EXPECT_EQ(address("repository: Owner/repo\nbaseurl: /repo\n"), "https://owner.github.io/repo");
  EXPECT_EQ(address("repository: nothing\n"), "");
}

TEST(Load, OnAnyNumberOfThreadsTheSame) {
  std::vector<File> files;
  for (int i = 0; i < 300; ++i)
    files.push_back({fmt::format("o{}/r/manifests/t/README.md", i), i % 7 == 0 ? "broken" : tag_readme()});
  TreeText text;
  for (const File& file : files) text.files.push_back({FileKind::file, file.path, file.bytes});
  const auto tree = memory_tree(text);
  const auto one = load(*tree, 1).value(), many = load(*tree, 8).value();
  EXPECT_EQ(names(one.catalog), names(many.catalog));
  EXPECT_EQ(text_of(one.findings), text_of(many.findings));
  EXPECT_EQ(one.findings.size(), 43u);
}

struct Case {
  const char* name;
  std::vector<File> files;
  std::string findings;
  std::string left;  ///< what the catalog still has
};

class LoadFinds : public testing::TestWithParam<Case> {};

TEST_P(LoadFinds, AndLeavesTheEntryOut) {
  const auto r = registry_of(GetParam().files);
  EXPECT_EQ(text_of(r.loaded.findings), GetParam().findings);
  EXPECT_EQ(names(r.loaded.catalog), GetParam().left);
}

const std::string x160(160, 'x');

INSTANTIATE_TEST_SUITE_P(
    Tree, LoadFinds,
    testing::Values(
        Case{"no_readme",
             {{"a/b/manifests/t/Singularity", ""}},
             "a/b/manifests/t/Singularity: error: the tag has no README.md [schema]\n",
             "a/b:\n"},
        Case{"readme_in_small_letters",
             {{"a/b/manifests/t/Singularity", ""}, {"a/b/manifests/t/readme.md", ""}},
             "a/b/manifests/t/Singularity: error: the tag has no README.md; did you mean 'readme.md'? [schema]\n",
             "a/b:\n"},
        Case{"nul",
             {{"a/b/manifests/t/README.md", std::string("---\n\0", 5)}},
             "a/b/manifests/t/README.md: error: has a NUL byte, want text [markdown]\n",
             "a/b:\n"},
        Case{"not_utf8",
             {{"a/b/manifests/t/README.md", "---\n\xff"}},
             "a/b/manifests/t/README.md: error: is not UTF-8 text without control characters [markdown]\n",
             "a/b:\n"},
        Case{"large",
             {{"a/b/manifests/t/README.md", std::string(1048577, 'x')}},
             "a/b/manifests/t/README.md: error: 1048577 bytes, want at most 1048576 [markdown]\n",
             "a/b:\n"},
        Case{"collection_not_utf8",
             {{"a/b/README.md", "\xff"}, {"a/b/manifests/t/README.md"}},
             "a/b/README.md: error: is not UTF-8 text without control characters [markdown]\n",
             ""},
        Case{"collection_large",
             {{"a/b/README.md", std::string(1048577, 'x')}, {"a/b/manifests/t/README.md"}},
             "a/b/README.md: error: 1048577 bytes, want at most 1048576 [markdown]\n",
             ""},
        Case{"collection_key",
             {{"a/b/README.md", "---\nowner: x\n---\n"}, {"a/b/manifests/t/README.md"}},
             "a/b/README.md:2:1: error: unknown key 'owner', did you mean 'owners'? [schema]\n",
             ""},
        Case{"collection_owners",
             {{"a/b/README.md", "---\nowners: x\ndescription: []\n---\n"}, {"a/b/manifests/t/README.md"}},
             "a/b/README.md:2:9: error: 'owners' is a value, want a list [schema]\na/b/README.md:3:14: error: "
             "'description' is a list, "
             "want text [schema]\n",
             ""},
        Case{"collection_unclosed",
             {{"a/b/README.md", "---\n"}, {"a/b/manifests/t/README.md"}},
             "a/b/README.md:1:1: error: front matter is never closed, want a line '---' below it [schema]\n",
             ""},
        Case{"one_of_two_tags",
             {{"a/b/manifests/s/README.md", "x"}, {"a/b/manifests/t/README.md"}},
             "a/b/manifests/s/README.md:1:1: error: no front matter, want '---' on the first line [schema]\n",
             "a/b: t\n"}),
    [](const auto& c) { return std::string(c.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Names, LoadFinds,
    testing::Values(
        Case{"six_components",
             {{"a/b/c/d/e/f/manifests/t/README.md"}},
             "a/b/c/d/e/f: error: the name has 6 components, want at most 5 [name-grammar]\n",
             ""},
        Case{"reserved",
             {{"v2/b/manifests/t/README.md"}},
             "v2/b: error: 'v2' at the top belongs to the site's own pages [name-collision]\n",
             ""},
        Case{"blank",
             {{"a/b c/manifests/t/README.md"}},
             "a/b c: error: component 'b c' has a blank or one of \\ : @ ~ ? # % \" ' ` < > | * $ & ; ! ^ ( ) [ ] { } "
             "[name-grammar]\n",
             ""},
        Case{"dots",
             {{"a/../manifests/t/README.md"}},
             "a/..: error: component '..' is a relative path [name-grammar]\n",
             ""},
        Case{"page",
             {{"a/index.html/manifests/t/README.md"}},
             "a/index.html: error: component 'index.html' is the file of a folder's own page [name-grammar]\n",
             ""},
        Case{"tag",
             {{"a/b/manifests/t:u/README.md"}},
             "a/b/manifests/t:u/README.md: error: tag 't:u' has a blank or one of \\ : @ ~ ? # % \" ' ` < > | * $ & ; "
             "! ^ ( ) [ ] { } "
             "[name-grammar]\n",
             "a/b:\n"},
        Case{"tag_page",
             {{"a/b/manifests/index.json/README.md"}},
             "a/b/manifests/index.json/README.md: error: tag 'index.json' is the file of a folder's own page "
             "[name-grammar]\n",
             "a/b:\n"},
        Case{"long",
             {{"a/" + x160 + "x/manifests/t/README.md"}},
             "a/" + x160 + "x: error: component '" + x160 + "x' is longer than 160 bytes [name-grammar]\n",
             ""},
        Case{"long_together",
             {{"a/" + x160 + "/manifests/" + std::string(41, 't') + "/README.md"}},
             "a/" + x160 + "/manifests/" + std::string(41, 't') +
                 "/README.md: error: repository and tag have more than 200 bytes together [name-grammar]\n",
             "a/" + x160 + ":\n"},
        Case{"through_pages",
             {{"a/b/manifests/t/README.md"}, {"a/b/manifests/u/manifests/t/README.md"}},
             "a/b/manifests/u: error: the name runs through the pages of 'a/b' [name-collision]\n",
             "a/b: t\n"},
        Case{"through_tags",
             {{"a/b/manifests/t/README.md"}, {"a/b/tags/manifests/t/README.md"}},
             "a/b/tags: error: the name runs through the pages of 'a/b' [name-collision]\n",
             "a/b: t\n"}),
    [](const auto& c) { return std::string(c.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Settings, LoadFinds,
    testing::Values(
        Case{"unknown",
             {{"roadstead.yml", "titel: x\n"}},
             "roadstead.yml:1:1: error: unknown setting 'titel', did you mean 'title'? [schema]\n",
             ""},
        Case{"list",
             {{"roadstead.yml", "- x\n"}},
             "roadstead.yml:1:1: error: settings are not a mapping [schema]\n",
             ""},
        Case{"value",
             {{"roadstead.yml", "title: [x]\n"}},
             "roadstead.yml:1:8: error: 'title' is a list, want text [schema]\n",
             ""},
        Case{"syntax",
             {{"roadstead.yml", "title: \"x\n"}},
             "roadstead.yml:1:8: error: found unexpected end of stream while scanning a quoted scalar [schema]\n",
             ""},
        Case{"twice",
             {{"roadstead.yml", "title: x\ntitle: y\n"}},
             "roadstead.yml:2:1: error: key 'title' stands twice [schema]\n",
             ""},
        Case{"large",
             {{"roadstead.yml", std::string(1048577, '#')}},
             "roadstead.yml: error: 1048577 bytes, want at most 1048576 [media]\n",
             ""},
        Case{"older_syntax",
             {{"_config.yml", "title: *x\n"}},
             "_config.yml:1:8: warning: YAML aliases are not read, want the value itself [schema]\n",
             ""},
        Case{"older_control",
             {{"_config.yml", "title: \"\\x01\"\n"}},
             "_config.yml:1:8: warning: text has a control character [schema]\n",
             ""},
        Case{"older_takes_anything", {{"_config.yml", "title: [x]\nplugins: {}\n"}}, "", ""}),
    [](const auto& c) { return std::string(c.param.name); });

}  // namespace
}  // namespace roadstead::catalog

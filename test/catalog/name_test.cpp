// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/name.hpp"

#include <gtest/gtest.h>

#include "roadstead/catalog/layout.hpp"

namespace roadstead::catalog {
namespace {

std::string x(std::size_t n) { return std::string(n, 'x'); }

TEST(CollectionName, OciWantsJoinedLettersAndDigits) {
  for (const std::string& good : std::initializer_list<std::string>{
           std::string("a"), std::string("a/b"), std::string("A/B"), std::string("a.b/c_d/e__f/g-h/i---j"), x(255)})
    EXPECT_EQ(collection_refusal(Api::oci, good), "") << good;
  for (const char* bad : {"a_", "_a", "a..b", "a___b", "a._b", "a//b", "", "a/", "a+b", "\xc3\xa9", ".a", "a-"})
    EXPECT_EQ(collection_refusal(Api::oci, bad),
              "a component is not letters and digits joined by '.', '_', '__' or '-'")
        << bad;
  EXPECT_EQ(collection_refusal(Api::oci, x(256)), "the name is longer than 255 characters");
}

TEST(CollectionName, ShubWantsOwnerAndRepo) {
  for (const std::string& good :
       std::initializer_list<std::string>{std::string("a/b"), "A-1/b_c.d-e", "x.y/z/" + x(39) + "/" + x(64)})
    EXPECT_EQ(collection_refusal(Api::shub, good), "") << good;
  EXPECT_EQ(collection_refusal(Api::shub, "a"), "the name has one component, want owner/repo");
  for (const std::string& bad : std::initializer_list<std::string>{"/c", "a_b/c", "a.b/c", x(40) + "/c"})
    EXPECT_EQ(collection_refusal(Api::shub, bad), "the owner is not 1 to 39 letters, digits and '-'") << bad;
  for (const std::string& bad : std::initializer_list<std::string>{"a/", "a/b+c", "a/" + x(65)})
    EXPECT_EQ(collection_refusal(Api::shub, bad), "the repo is not 1 to 64 letters, digits, '-', '_' and '.'") << bad;
  EXPECT_EQ(collection_refusal(Api::shub, "a_b/c/d"),
            "a component above owner/repo is not letters, digits, '-' and '.'");
}

TEST(CollectionName, LibraryTakesThreeComponents) {
  EXPECT_EQ(collection_refusal(Api::library, "a/b/c"), "");
  EXPECT_EQ(collection_refusal(Api::library, "a/b/c/d"), "the name has more than 3 components");
  EXPECT_EQ(collection_refusal(Api::seed, "a/b/c/d/e f"), "");
}

TEST(TagName, EachApiHasItsGrammar) {
  EXPECT_EQ(tag_refusal(Api::oci, "_" + x(127)), "");
  EXPECT_EQ(tag_refusal(Api::oci, x(129)), "the tag is longer than 128 characters");
  for (const char* bad : {"", ".a", "-a", "a+b", "\xc3\xa9"})
    EXPECT_EQ(tag_refusal(Api::oci, bad),
              "the tag is not letters, digits, '-', '_' and '.', beginning with a letter, a digit or '_'")
        << bad;
  EXPECT_EQ(tag_refusal(Api::shub, x(64)), "");
  for (const std::string& bad : std::initializer_list<std::string>{"", x(65), "a+b"})
    EXPECT_EQ(tag_refusal(Api::shub, bad), "the tag is not 1 to 64 letters, digits, '-', '_' and '.'") << bad;
  EXPECT_EQ(tag_refusal(Api::library, "a+b"), "");
  EXPECT_EQ(tag_refusal(Api::library, "a,b"), "the tag has one of , : @ % ? # ~");
  for (const std::string& content : {"sha256." + std::string(64, 'a'), "SHA256." + std::string(64, 'A')})
    EXPECT_EQ(tag_refusal(Api::library, content), "the tag names an image by its content");
  for (const std::string& referrers : {"sha256-" + std::string(64, 'a'), "Sha256-" + std::string(64, 'F')})
    EXPECT_EQ(tag_refusal(Api::oci, referrers), "the tag names the referrers of a digest");
  EXPECT_EQ(tag_refusal(Api::library, "sha256." + std::string(63, 'a')), "");
  EXPECT_EQ(tag_refusal(Api::seed, "a,b"), "");
}

TEST(Component, RefusesWhatNoSiteCanHold) {
  for (const std::string& good :
       std::initializer_list<std::string>{std::string("a"), std::string("A+b,c=d"), std::string("\xc3\xa9"), x(100)})
    EXPECT_EQ(component_refusal(good), "") << good;
  EXPECT_EQ(component_refusal(""), "is empty");
  EXPECT_EQ(component_refusal(x(161)), "is longer than 160 bytes");
  for (const char* bad : {"\xff", "a\x01", "a\n"}) EXPECT_NE(component_refusal(bad), "") << bad;
  for (const char* bad : {".", ".."}) EXPECT_EQ(component_refusal(bad), "is a relative path");
  for (const char* bad : {"a b", "a\\b", "a:b",  "a@b",   "a~b", "a?b", "a#b", "a%b", "a\"b", "a<b", "a>b",
                          "a|b", "a*b",  "a\tb", "$(id)", "a`b", "a'b", "a;b", "a&b", "a!b",  "{a}", "[a]"})
    EXPECT_EQ(component_refusal(bad), "has a blank or one of \\ : @ ~ ? # % \" ' ` < > | * $ & ; ! ^ ( ) [ ] { }")
        << bad;
}

TEST(ReservedTop, BelongsToTheSite) {
  for (const char* reserved : {"api", "v1", "v2", "version", "assets", "_x", ".x"})
    EXPECT_TRUE(is_reserved_top(reserved)) << reserved;
  for (const char* free : {"v3", "Api", "a"}) EXPECT_FALSE(is_reserved_top(free)) << free;
}

std::string place(std::string_view path) {
  constexpr const char* roles[] = {"outside",    "collection_readme", "collection_file", "tags_marker",
                                   "tag_readme", "tag_document",      "tag_file",        "stray"};
  const Place p = classify(path);
  return std::string(roles[static_cast<int>(p.role)]) + " " + std::string(p.collection) + " " + std::string(p.tag);
}

TEST(Classify, SortsPathsIntoTheirPlaces) {
  EXPECT_EQ(place("README.md"), "outside  ");
  EXPECT_EQ(place("roadstead.yml"), "outside  ");
  EXPECT_EQ(place("a/b/README.md"), "collection_readme a/b ");
  EXPECT_EQ(place("a/README.md"), "collection_readme a ");
  EXPECT_EQ(place("a/b/Singularity"), "collection_file a/b ");
  EXPECT_EQ(place("a/b/tags/README.md"), "tags_marker a/b ");
  EXPECT_EQ(place("a/b/tags/x"), "collection_file a/b/tags ");
  EXPECT_EQ(place("a/b/manifests/README.md"), "stray a/b ");
  EXPECT_EQ(place("a/b/manifests/t/README.md"), "tag_readme a/b t");
  EXPECT_EQ(place("a/b/manifests/t/index.json"), "tag_document a/b t");
  EXPECT_EQ(place("a/b/manifests/t/Singularity"), "tag_file a/b t");
  EXPECT_EQ(place("a/b/manifests/t/x/y"), "stray a/b ");
  EXPECT_EQ(place("a/manifests/manifests/t/README.md"), "tag_readme a/manifests t");
  EXPECT_EQ(place("a/b/manifests/manifests/README.md"), "tag_readme a/b manifests");
  EXPECT_EQ(place("manifests/t/README.md"), "collection_readme manifests/t ");
}

}  // namespace
}  // namespace roadstead::catalog

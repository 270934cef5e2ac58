// SPDX-License-Identifier: Apache-2.0
#include "roadstead/recipe/names.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "roadstead/recipe/duration.hpp"

namespace roadstead::recipe {
namespace {

struct NameCase {
  const char* name;
  const char* file;
  const char* tag;  ///< empty: no recipe
  Kind kind = Kind::singularity;
};

class RecipeName : public testing::TestWithParam<NameCase> {};

TEST_P(RecipeName, GivesTheTag) {
  const auto recipe = recipe_of(GetParam().file);
  EXPECT_EQ(recipe ? recipe->tag : "", GetParam().tag);
  EXPECT_EQ(recipe ? recipe->kind : Kind::singularity, GetParam().kind);
}

INSTANTIATE_TEST_SUITE_P(
    Files, RecipeName,
    testing::Values(NameCase{"plain", "Singularity", "latest"}, NameCase{"extension", "Singularity.gpu", "gpu"},
                    NameCase{"extension_with_points", "Singularity.r-4.3", "r-4.3"},
                    NameCase{"definition", "r.def", "r"}, NameCase{"definition_with_points", "r-4.3.def", "r-4.3"},
                    NameCase{"both", "Singularity.def", "latest"},
                    NameCase{"both_with_extension", "Singularity.gpu.def", "gpu"},
                    NameCase{"lower_case_is_none", "singularity", ""}, NameCase{"no_tag", "Singularity.", ""},
                    NameCase{"other_word", "Singularities", ""}, NameCase{"end_alone", ".def", ""},
                    NameCase{"hidden", ".Singularity.swp", ""}, NameCase{"sign", "Singularity.frozen", ""},
                    NameCase{"sign_of_a_tag", "Singularity.gpu.frozen", ""},
                    NameCase{"built_image", "Singularity.sif", ""},
                    NameCase{"older_built_image", "Singularity.gpu.simg", ""},
                    NameCase{"dockerfile", "Dockerfile", "latest", Kind::dockerfile},
                    NameCase{"dockerfile_extension", "Dockerfile.dev", "dev", Kind::dockerfile},
                    NameCase{"dockerfile_behind", "dev.Dockerfile", "dev", Kind::dockerfile},
                    NameCase{"dockerfile_behind_lower", "dev-1.0.dockerfile", "dev-1.0", Kind::dockerfile},
                    NameCase{"containerfile", "Containerfile", "latest", Kind::dockerfile},
                    NameCase{"containerfile_extension", "Containerfile.dev", "dev", Kind::dockerfile},
                    NameCase{"containerfile_behind", "dev.Containerfile", "dev", Kind::dockerfile},
                    NameCase{"dockerignore", "Dockerfile.dockerignore", ""}, NameCase{"readme", "README.md", ""}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(TagFault, NamesTheRule) {
  EXPECT_EQ(tag_fault("r-4.3"), "");
  EXPECT_EQ(tag_fault("a b"),
            "name-grammar: tag 'a b' has a blank or one of \\ : @ ~ ? # % \" ' ` < > | * $ & ; ! ^ ( ) [ ] { }");
  EXPECT_EQ(tag_fault("a+b"),
            "name-grammar: the shub API loses tag 'a+b': the tag is not 1 to 64 letters, digits, '-', '_' and '.'");
  EXPECT_EQ(tag_fault(std::string(65, 'a')), "name-grammar: the shub API loses tag '" + std::string(65, 'a') +
                                                 "': the tag is not 1 to 64 letters, digits, '-', '_' and '.'");
  EXPECT_EQ(tag_fault("-a"),
            "name-grammar: the OCI API loses tag '-a': the tag is not letters, digits, '-', '_' and '.', beginning "
            "with a letter, a digit or '_'");
}

TEST(CollectionFault, NamesTheRule) {
  EXPECT_EQ(collection_fault("harbor/buoy"), "");
  EXPECT_EQ(collection_fault("group/sub/buoy"), "");
  EXPECT_EQ(collection_fault("buoy"), "name-grammar: 'buoy' has 1 components, want owner/repo, or up to 5");
  EXPECT_EQ(collection_fault("a/b/c/d/e/f"),
            "name-grammar: 'a/b/c/d/e/f' has 6 components, want owner/repo, or up to 5");
  EXPECT_EQ(collection_fault("harbor/../x"), "name-grammar: component '..' is a relative path");
  EXPECT_EQ(collection_fault("v2/buoy"), "name-collision: 'v2' at the top belongs to the site's own pages");
}

TEST(Duration, IsANumberWithItsUnit) {
  using std::chrono::seconds;
  EXPECT_EQ(parse_duration("90s"), seconds(90));
  EXPECT_EQ(parse_duration("30m"), seconds(1800));
  EXPECT_EQ(parse_duration("720h"), seconds(2'592'000));
  for (const char* text : {"", "s", "90", "0s", "-1s", "1.5h", "1d", "721h", "99999999999999999999s", " 1s", "1 s"})
    EXPECT_EQ(parse_duration(text), std::nullopt) << text;
}

}  // namespace
}  // namespace roadstead::recipe

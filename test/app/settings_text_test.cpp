// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/settings_text.hpp"

#include <gtest/gtest.h>

namespace roadstead::app {
namespace {

struct Case {
  const char* name;
  const char* text;
  PublishOverrides wanted;
  Replace replace;
  const char* made;  ///< or the message of the error
};

class SettingsText : public testing::TestWithParam<Case> {};

TEST_P(SettingsText, KeepsWhatItIsNotAskedToChange) {
  const Case& row = GetParam();
  const auto made = settings_text(row.text, row.wanted, row.replace);
  EXPECT_EQ(made ? *made : made.error().message(), row.made);
}

const PublishOverrides two{.registry = "https://example.org/a/b", .storage = "s3://c"};
const PublishOverrides built{.builder = "apptainer"};

INSTANTIATE_TEST_SUITE_P(
    Texts, SettingsText,
    testing::Values(Case{"anew", "", two, Replace::no,
                         "# How this repository's images are published: docs/recipe-repository.md of roadstead.\n"
                         "registry: \"https://example.org/a/b\"\nstorage: \"s3://c\"\n"},
                    Case{"again", "storage: s3://c\nregistry: https://example.org/a/b\n", two, Replace::no,
                         "storage: s3://c\nregistry: https://example.org/a/b\n"},
                    Case{"beside_others", "# ours\ntags:\n  a: b.def  # registry: here\nexclude: [c]", two, Replace::no,
                         "# ours\ntags:\n  a: b.def  # registry: here\nexclude: [c]\n"
                         "registry: \"https://example.org/a/b\"\nstorage: \"s3://c\"\n"},
                    Case{"in_the_way", "registry: https://example.org/x/y\nstorage: s3://c\n", two, Replace::no,
                         "roadstead.yml has `registry: https://example.org/x/y`, want --replace to make it "
                         "'https://example.org/a/b'"},
                    Case{"replaced", "a-file: 1\n", two, Replace::yes, "roadstead.yml:1:1: unknown key 'a-file'"},
                    Case{"replaced_in_its_line", "base: x\nregistry: https://example.org/x/y # old\ndescription: z\n\n",
                         two, Replace::yes,
                         "base: x\nregistry: \"https://example.org/a/b\"\ndescription: z\n\nstorage: \"s3://c\"\n"},
                    Case{"of_two_lines", "registry:\n  https://example.org/x/y\nstorage: s3://c\n", two, Replace::yes,
                         "roadstead.yml is not written in plain lines as `registry: …`, want it changed by hand"},
                    Case{"in_braces", "{storage: s3://c}\n", two, Replace::yes,
                         "roadstead.yml is not written in plain lines as `registry: …`, want it changed by hand"},
                    Case{"builder_of_tags", "builder: singularity\ntags:\n  a: {builder: docker}\n  b: b.def\n", built,
                         Replace::yes, "builder: \"apptainer\"\ntags:\n  a: {builder: docker}\n  b: b.def\n"},
                    Case{"quoted",
                         "",
                         {.builder = "command:./b \"x\" \\"},
                         Replace::no,
                         "# How this repository's images are published: docs/recipe-repository.md of roadstead.\n"
                         "builder: \"command:./b \\\"x\\\" \\\\\"\n"}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace roadstead::app

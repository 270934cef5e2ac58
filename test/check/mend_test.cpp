// SPDX-License-Identifier: Apache-2.0
#include "roadstead/check/mend.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/memory_registry.hpp"

namespace roadstead::check {
namespace {

using namespace roadstead::test;

const std::string lower(64, 'a'), upper(64, 'A');

// A tag's README with these lines, and the same once everything that can be is mended.
std::string mended(std::string text) {
  TreeText tree;
  tree.files = {{FileKind::file, "a/b/manifests/t/README.md", text}};
  catalog::Findings findings = MemoryRegistry(tree).loaded.findings;
  std::ranges::sort(findings, std::ranges::greater());
  for (const catalog::Finding& finding : findings)
    if (auto better = mend(text, finding)) text = std::move(*better);
  return text;
}

std::string tag(const std::string& lines) { return "---\nlayout: manifests/singularity\n" + lines + "---\n"; }

struct MendCase {
  const char* name;
  std::string before, after;
};

class Mend : public testing::TestWithParam<MendCase> {};

TEST_P(Mend, OnceAndForAll) {
  EXPECT_EQ(mended(GetParam().before), GetParam().after);
  EXPECT_EQ(mended(GetParam().after), GetParam().after);
}

INSTANTIATE_TEST_SUITE_P(
    Safe, Mend,
    testing::Values(MendCase{"capitals", tag("size: 9\ndigest: sha256:" + upper + "\n"),
                             tag("size: 9\ndigest: sha256:" + lower + "\n")},
                    MendCase{"capitals_in_quotes", tag("digest: \"sha256:" + upper + "\"\n"),
                             tag("digest: \"sha256:" + lower + "\"\n")},
                    MendCase{"two_in_one_line", tag("layers: [{digest: sha256:" + upper + ", size: '9'}]\n"),
                             tag("layers: [{digest: sha256:" + lower + ", size: 9}]\n")},
                    MendCase{"behind_letters_of_several_bytes",
                             tag("layers: [{url: 'https://e.org/\u00e9', size: \"9\"}]\n"),
                             tag("layers: [{url: 'https://e.org/\u00e9', size: 9}]\n")},
                    MendCase{"line_ends_of_two_bytes", "---\r\nsize: \"9\"\r\n---\r\n", "---\r\nsize: 9\r\n---\r\n"},
                    MendCase{"byte_order_mark", "\xEF\xBB\xBF" + tag("size: 9\n"), tag("size: 9\n")}),
    [](const auto& one) { return std::string(one.param.name); });

INSTANTIATE_TEST_SUITE_P(
    ForSomebodyToDecide, Mend,
    testing::Values(
        MendCase{"short_digest", tag("digest: sha256:AB\n"), tag("digest: sha256:AB\n")},
        MendCase{"long_digest", tag("digest: sha256:" + upper + "A\n"), tag("digest: sha256:" + upper + "A\n")},
        MendCase{"capital_algorithm", tag("digest: SHA256:" + upper + "\n"), tag("digest: SHA256:" + upper + "\n")},
        MendCase{"no_algorithm", tag("digest: " + lower + "\n"), tag("digest: " + lower + "\n")},
        MendCase{"size_with_a_unit", tag("size: \"9 MiB\"\n"), tag("size: \"9 MiB\"\n")},
        MendCase{"octal_size", tag("size: \"0777\"\n"), tag("size: \"0777\"\n")},
        MendCase{"number_of_another_key", tag("created: \"2026\"\n"), tag("created: \"2026\"\n")},
        MendCase{"unknown_key", tag("digset: \"9\"\n"), tag("digset: \"9\"\n")}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Mend, TakesNoPlaceThatIsNotThere) {
  for (const std::uint32_t line : {0U, 1U, 3U, 9U})
    for (const std::uint32_t column : {0U, 1U, 99U})
      EXPECT_FALSE(mend("a: 1\nb: 2\n", {"README.md", line, column, catalog::Severity::error, "schema", "x"}));
  EXPECT_FALSE(mend("", {"README.md", 1, 1, catalog::Severity::error, "digest-form", "x"}));
}

}  // namespace
}  // namespace roadstead::check

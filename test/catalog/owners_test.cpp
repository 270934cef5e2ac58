// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "roadstead/catalog/format.hpp"
#include "roadstead/catalog/parse.hpp"
#include "support/memory_registry.hpp"

namespace roadstead::catalog {
namespace {

struct Parsed {
  Arena arena;
  YamlDocument yaml;
  Findings findings;
  Collection collection;
};

void parse(const std::string& text, Parsed& out) {
  parse_collection("a/b/README.md", text, out.yaml, out.arena, out.findings, out.collection);
}

TEST(Owners, AreWrittenAsTheyAreRead) {
  const std::string text =
      "---\nlayout: collection\nowners:\n- \"keeper\"\n- user: 12345\n  name: \"keeper\"\n- team: 7\n"
      "  name: \"harbor/crew\"\n- repository: 99\n- key: \"ssh-ed25519 AAAAC3Nz\"\n  name: \"ann@example.org\"\n---\n";
  Parsed parsed;
  parse(text, parsed);
  EXPECT_EQ(test::text_of(parsed.findings), "");
  ASSERT_EQ(parsed.collection.owners.size(), 5U);
  EXPECT_EQ(parsed.collection.owners[1].kind, Owner::Kind::user);
  EXPECT_EQ(parsed.collection.owners[1].id, "12345");
  EXPECT_EQ(parsed.collection.owners[4].id, "ssh-ed25519 AAAAC3Nz");
  std::string again;
  format_collection(parsed.collection, "", again);
  EXPECT_EQ(again, text);
}

struct RefusedCase {
  const char* name;
  const char* owner;
  const char* finding;
};

class OwnersRefuse : public testing::TestWithParam<RefusedCase> {};

TEST_P(OwnersRefuse, WithThePlace) {
  Parsed parsed;
  parse(std::string("---\nowners:\n- ") + GetParam().owner + "\n---\n", parsed);
  EXPECT_EQ(test::text_of(parsed.findings), std::string("a/b/README.md:") + GetParam().finding + " [schema]\n");
}

INSTANTIATE_TEST_SUITE_P(
    Texts, OwnersRefuse,
    testing::Values(
        RefusedCase{"name_as_id", "{user: keeper}",
                    "3:10: error: 'keeper' is no id, want the number that the forge gives, and the name beside it"},
        RefusedCase{"two_kinds", "{user: 1, team: 2}",
                    "3:19: error: an owner is one of user, team, repository and key, not several"},
        RefusedCase{"key_with_comment", "{key: ssh-ed25519 AAAA me@example.org}",
                    "3:9: error: it is no ssh key, want as \"ssh-ed25519 AAAA…\", without a comment"},
        RefusedCase{"key_of_an_example", "{key: \"ssh-ed25519 AAAA…\"}",
                    "3:9: error: it is no ssh key, want as \"ssh-ed25519 AAAA…\", without a comment"},
        RefusedCase{"nobodys_number", "{user: 0}",
                    "3:10: error: '0' is no id, want the number that the forge gives, and the name beside it"},
        RefusedCase{"unknown", "{account: 1}", "3:4: error: unknown key 'account'"},
        RefusedCase{"list", "[keeper]", "3:3: error: owner is a list, want a mapping"}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace roadstead::catalog

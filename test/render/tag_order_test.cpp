// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/tag_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace roadstead::render {
namespace {

using catalog::Collection;
using catalog::Tag;

Tag tag(std::string_view name, std::string_view created = "", std::string_view yanked = "") {
  Tag tag;
  tag.name = name;
  tag.stated.created = created;
  tag.yanked = yanked;
  return tag;
}

struct Case {
  const char* name;
  std::vector<Tag> tags;
  const char* listed;
  const char* shown;
};

std::ostream& operator<<(std::ostream& out, const Case& one) { return out << one.name; }

class TagOrder : public testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    std::ranges::sort(tags, {}, &Tag::name);
    collection.tags = tags;
  }
  std::vector<Tag> tags = GetParam().tags;
  Collection collection;
};

TEST_P(TagOrder, Lists) {
  std::string names;
  for (const Tag* const tag : ordered_tags(collection))
    names += std::string(names.empty() ? "" : " ").append(tag->name);
  EXPECT_EQ(names, GetParam().listed);
}

TEST_P(TagOrder, Shows) {
  const ShownTag shown = shown_tag(collection);
  std::string name = shown.tag == nullptr ? "" : std::string(shown.tag->name);
  constexpr std::string_view whys[] = {"", ", the newest", ", the highest version", ", the first by name"};
  EXPECT_EQ(name.append(whys[static_cast<std::size_t>(shown.why)]), GetParam().shown);
}

INSTANTIATE_TEST_SUITE_P(
    Web, TagOrder,
    testing::Values(
        Case{"highest_version_first",
             {tag("1.9"), tag("1.10"), tag("1.2")},
             "1.10 1.9 1.2",
             "1.10, the highest version"},
        Case{"latest_goes_before_all", {tag("2.0", "2026-01-01T00:00:00Z"), tag("latest")}, "latest 2.0", "latest"},
        Case{"words_follow",
             {tag("gpu"), tag("v1"), tag("cpu"), tag("v10"), tag("vim")},
             "v10 v1 cpu gpu vim",
             "v10, the highest version"},
        Case{"a_v_is_no_part_of_a_version",
             {tag("v1.0"), tag("2.0"), tag("1.9"), tag("v2.0")},
             "2.0 v2.0 1.9 v1.0",
             "2.0, the highest version"},
        Case{"a_name_that_begins_with_a_digit_is_no_version",
             {tag("3dslicer_4.10.2"), tag("1.0.0"), tag("2-beta"), tag("1804"), tag("v2x")},
             "1804 2-beta 1.0.0 3dslicer_4.10.2 v2x",
             "1804, the highest version"},
        Case{"only_words", {tag("gpu"), tag("cpu")}, "cpu gpu", "cpu, the first by name"},
        Case{"a_release_before_its_candidates",
             {tag("2.0-rc1"), tag("2.0"), tag("1.0")},
             "2.0 2.0-rc1 1.0",
             "2.0, the highest version"},
        Case{"newest_by_date",
             {tag("1.0", "2026-01-01T00:00:00Z"), tag("2.0", "2025-01-01T00:00:00Z"), tag("3.0")},
             "1.0 3.0 2.0",
             "1.0, the newest"},
        Case{"dates_are_instants",
             {tag("1.0", "2026-01-01T00:30:00+01:00"), tag("2.0", "2025-12-31T23:45:00Z")},
             "2.0 1.0",
             "2.0, the newest"},
        Case{"one_date_for_two",
             {tag("1.9", "2026-01-01T00:00:00Z"), tag("1.10", "2026-01-01T00:00:00Z")},
             "1.10 1.9",
             "1.10, the newest"},
        Case{"yanked_ones_stand_behind_and_are_not_shown",
             {tag("latest", "", "bad"), tag("2.0", "2026-01-01T00:00:00Z", "bad"), tag("1.0")},
             "1.0 latest 2.0",
             "1.0, the highest version"},
        Case{"none_is_shown", {tag("1.0", "", "bad")}, "1.0", ""}),
    [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace roadstead::render

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/newest.hpp"

#include <gtest/gtest.h>

namespace roadstead::render::web {
namespace {

catalog::Tag tag(std::string_view name, std::string_view created, std::string_view yanked = {}) {
  catalog::Tag made;
  made.name = name;
  made.stated.created = created;
  made.yanked = yanked;
  return made;
}

const std::vector<catalog::Tag> many = {tag("1", "2026-01-01T00:00:00Z"), tag("2", "2026-03-01T00:00:00Z"),
                                        tag("3", "2026-02-01T00:00:00Z")};
const std::vector<catalog::Tag> one = {tag("1", "2026-01-15T00:00:00Z"), tag("2", "2026-09-01T00:00:00Z", "broken")};
const std::vector<catalog::Tag> none = {tag("1", "")};

catalog::Collection collection(std::string_view name, std::span<const catalog::Tag> tags) {
  catalog::Collection made;
  made.name = name;
  made.tags = tags;
  return made;
}
const std::vector<catalog::Collection> collections = {collection("a/many", many), collection("b/one", one),
                                                      collection("c/none", none)};

std::string names(const std::vector<PlacedTag>& newest) {
  std::string text;
  for (const PlacedTag& placed : newest)
    text.append(text.empty() ? "" : " ").append(placed.collection->name).append(":").append(placed.tag->name);
  return text;
}

TEST(Newest, IsOfAllTagsThatCanBePulledAndHaveATime) {
  EXPECT_EQ(names(newest_of(collections, 3)), "a/many:2 a/many:3 b/one:1");
}

TEST(Newest, IsOneOfEachCollection) {
  EXPECT_EQ(names(newest_of_each(collections, 3)), "a/many:2 b/one:1");
  EXPECT_EQ(names(newest_of_each(collections, 1)), "a/many:2");
}

}  // namespace
}  // namespace roadstead::render::web

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/pagination.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "file_bytes.hpp"
#include "roadstead/site/name_list_file.hpp"

namespace roadstead::site {
namespace {

using Names = std::vector<std::string>;

NameList in_memory(std::string name, std::string_view key, Names names) {
  return {std::move(name), key, [names = std::move(names)](std::string_view last, std::size_t most) {
            const auto first = std::ranges::upper_bound(names, last);
            return Names(first, first + static_cast<std::ptrdiff_t>(
                                            std::min(most, static_cast<std::size_t>(names.end() - first))));
          }};
}

struct Cut {
  const char* name;
  std::string n, last, body, link;
};

class Pagination : public testing::TestWithParam<Cut> {
 protected:
  static void expect_cut(const NameList& list) {
    const Cut& cut = GetParam();
    const auto answer = paginate({.path = "/v2/a/b/tags/list", .last = cut.last, .n = cut.n}, list);
    ASSERT_TRUE(answer) << answer.error().message();
    EXPECT_EQ(answer->media_type, "application/json");
    EXPECT_EQ(answer->body, cut.body);
    EXPECT_EQ(answer->link, cut.link);
  }
};

TEST_P(Pagination, CutsTheList) { expect_cut(in_memory("a/b", "tags", {"1", "2", "3", "4"})); }

TEST_P(Pagination, CutsTheListInAFile) {
  const test::Scratch scratch;
  const auto list = open_name_list(test::file_bytes(scratch, R"({"name":"a/b","tags":["1","2","3","4"]})"));
  ASSERT_TRUE(list) << list.error().message();
  expect_cut(*list);
}

INSTANTIATE_TEST_SUITE_P(
    Tags, Pagination,
    testing::Values(
        Cut{"all", "", "", R"({"name":"a/b","tags":["1","2","3","4"]})", ""},
        Cut{"first", "2", "", R"({"name":"a/b","tags":["1","2"]})", R"(</v2/a/b/tags/list?n=2&last=2>; rel="next")"},
        Cut{"middle", "1", "2", R"({"name":"a/b","tags":["3"]})", R"(</v2/a/b/tags/list?n=1&last=3>; rel="next")"},
        Cut{"exactly_to_the_end", "2", "2", R"({"name":"a/b","tags":["3","4"]})", ""},
        Cut{"more_than_there_are", "100", "", R"({"name":"a/b","tags":["1","2","3","4"]})", ""},
        Cut{"the_greatest_number", "18446744073709551615", "3", R"({"name":"a/b","tags":["4"]})", ""},
        Cut{"none", "0", "", R"({"name":"a/b","tags":[]})", ""},
        Cut{"none_after_one", "0", "2", R"({"name":"a/b","tags":[]})", ""},
        Cut{"after_the_last", "2", "4", R"({"name":"a/b","tags":[]})", ""},
        Cut{"n_as_it_came", "02", "", R"({"name":"a/b","tags":["1","2"]})",
            R"(</v2/a/b/tags/list?n=02&last=2>; rel="next")"},
        Cut{"after_what_is_gone", "", "21", R"({"name":"a/b","tags":["3","4"]})", ""},
        Cut{"before_the_first", "", "!", R"({"name":"a/b","tags":["1","2","3","4"]})", ""},
        Cut{"behind_the_end", "5", "9", R"({"name":"a/b","tags":[]})", ""}),
    [](const auto& cut) { return std::string(cut.param.name); });

TEST(Pagination, OfTheCatalog) {
  const auto answer =
      paginate({.path = "/v2/_catalog", .n = "1"}, in_memory("", "repositories", {"a/b", "c/d"})).value();
  EXPECT_EQ(answer.body, R"({"repositories":["a/b"]})");
  EXPECT_EQ(answer.link, R"(</v2/_catalog?n=1&last=a/b>; rel="next")");
}

TEST(Pagination, TheLinkIsEncoded) {
  const auto list = in_memory("a b", "tags", {"1+2&n=3 #<>\"\xc3\xa9", "z"});
  EXPECT_EQ(paginate({.path = "/v2/a b/tags/list", .n = "1"}, list)->link,
            R"(</v2/a%20b/tags/list?n=1&last=1%2B2%26n%3D3%20%23%3C%3E%22%C3%A9>; rel="next")");
}

TEST(Pagination, NIsANumber) {
  for (const char* n : {"x", "-1", "1.0", " 1", "99999999999999999999"}) {
    const auto answer = paginate({.path = "/", .n = n}, in_memory("a", "tags", {}));
    ASSERT_FALSE(answer) << n;
    EXPECT_EQ(answer.error().message(), fmt::format("n '{}' is not a number", n));
    EXPECT_EQ(answer.error().code, Code::invalid);
  }
}

std::string list_text(const Names& names) {
  return fmt::format(R"({{"repositories":["{}"]}})", fmt::join(names, R"(",")"));
}

// Longer than what is read at once, from wherever it is asked.
TEST(NameListFile, FindsEveryPlace) {
  Names names;
  for (int i = 0; i < 3000; ++i) names.push_back(fmt::format("{:04}{}", 2 * i, std::string(i % 7 == 0 ? 200 : 3, 'x')));
  const test::Scratch scratch;
  const auto list = open_name_list(test::file_bytes(scratch, list_text(names))).value();
  EXPECT_EQ(list.key, "repositories");
  EXPECT_EQ(list.name, "");
  EXPECT_EQ(list.after("", 10'000).value(), names);
  for (std::size_t i = 0; i < names.size(); i += 7) {
    const Names wanted(names.begin() + static_cast<std::ptrdiff_t>(i), names.begin() + std::min(i + 2, names.size()));
    EXPECT_EQ(list.after(fmt::format("{:04}", 2 * i), 2).value(), wanted) << i;
    EXPECT_EQ(list.after(i > 0 ? names[i - 1] : "", 2).value(), wanted) << i;
  }
}

TEST(NameListFile, MayBeEmpty) {
  const test::Scratch scratch;
  const auto list = open_name_list(test::file_bytes(scratch, R"({"repositories":[]})")).value();
  EXPECT_EQ(list.after("", 5).value(), Names());
  EXPECT_EQ(list.after("a", 5).value(), Names());
}

TEST(NameListFile, WhatIsNoneIsAnError) {
  const test::Scratch scratch;
  for (const char* text : {"", "[]", "{", "{}", R"({"tags":1})", R"(["a"])", R"({"name":1,"tags":[]})"})
    EXPECT_FALSE(open_name_list(test::file_bytes(scratch, text))) << text;
}

}  // namespace
}  // namespace roadstead::site

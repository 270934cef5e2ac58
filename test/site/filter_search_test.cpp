// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/filter_search.hpp"

#include <gtest/gtest.h>

namespace roadstead::site {
namespace {

constexpr const char* first_image =
    R"({"entityName":"","collectionName":"harbor","containerName":"buoy","hash":"sha256.1","description":"it \"floats\"","tags":["1"]})";
constexpr const char* second_image =
    R"({"entityName":"a","collectionName":"b","containerName":"C","hash":"sha256.2","description":"","tags":[]})";
constexpr const char* first_result =
    R"({"name":"harbor/buoy","description":"it \"floats\"","star_count":0,"is_official":false,"is_automated":false})";

std::string document(const std::string& images, const std::string& results, int count) {
  return R"({"data":{"image":[)" + images + R"(]},"results":[)" + results + R"(],"num_results":)" +
         std::to_string(count) + "}";
}

struct Case {
  const char* name;
  const char* word;
  std::string body;
};

class FilterSearch : public testing::TestWithParam<Case> {};

TEST_P(FilterSearch, KeepsWhatHasTheWord) {
  Answer answer{.body = document(std::string(first_image) + "," + second_image, first_result, 1)};
  ASSERT_TRUE(filter_search(GetParam().word, answer));
  EXPECT_EQ(answer.body, GetParam().body);
}

INSTANTIATE_TEST_SUITE_P(
    Words, FilterSearch,
    testing::Values(Case{"in_the_name", "HARBOR/bu", document(first_image, first_result, 1)},
                    Case{"in_the_description", "\"Float", document(first_image, first_result, 1)},
                    Case{"in_three_components", "a/b/c", document(second_image, "", 0)},
                    Case{"in_no_other_field", "sha256", document("", "", 0)},
                    Case{"in_all", "b", document(std::string(first_image) + "," + second_image, first_result, 1)}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(FilterSearch, AnAnswerThatIsNoneIsAnError) {
  for (const char* body : {"", "[]", "{}", R"({"data":{"image":[1]}})"}) {
    Answer answer{.body = body};
    EXPECT_FALSE(filter_search("a", answer)) << body;
  }
}

}  // namespace
}  // namespace roadstead::site

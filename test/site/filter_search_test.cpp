// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/filter_search.hpp"

#include <gtest/gtest.h>

#include "file_bytes.hpp"
#include "roadstead/site/search_hits.hpp"

namespace roadstead::site {
namespace {

std::string filtered(const std::string& document, std::string_view word, std::size_t limit = 100) {
  const test::Scratch scratch;
  const auto answer = filter_search(test::file_bytes(scratch, document), word, limit);
  return answer ? answer->body : answer.error().message();
}

constexpr const char* first_image =
    R"({"entityName":"","collectionName":"harbor","containerName":"buoy","hash":"sha256.1","description":"it \"floats\" {[\\","tags":["1"]})";
constexpr const char* second_image =
    R"({"entityName":"a","collectionName":"b","containerName":"C","hash":"sha256.2","description":"","tags":[]})";
constexpr const char* first_result =
    R"({"name":"harbor/buoy","description":"it \"floats\" {[\\","star_count":0,"is_official":false,"is_automated":false})";

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
  const std::string whole = document(std::string(first_image) + "," + second_image, first_result, 1);
  EXPECT_EQ(filtered(whole, GetParam().word), GetParam().body);
}

INSTANTIATE_TEST_SUITE_P(
    Words, FilterSearch,
    testing::Values(Case{"in_the_name", "HARBOR/bu", document(first_image, first_result, 1)},
                    Case{"in_the_description", "\"Float", document(first_image, first_result, 1)},
                    Case{"in_three_components", "a/b/c", document(second_image, "", 0)},
                    Case{"in_no_other_field", "sha256", document("", "", 0)},
                    Case{"in_all", "b", document(std::string(first_image) + "," + second_image, first_result, 1)}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(FilterSearch, GivesSoManyOfEitherKindAndCountsAllResults) {
  const std::string images = std::string(first_image) + "," + second_image,
                    results = std::string(first_result) + "," + first_result;
  EXPECT_EQ(filtered(document(images, results, 2), "", 1), document(first_image, first_result, 2));
  EXPECT_EQ(filtered(document(images, results, 2), "", 0), document("", "", 2));
}

// More than is read at once: a hit may lie across the end of a piece.
TEST(FilterSearch, FindsTheLastOfMany) {
  std::string images;
  for (int i = 0; i < 2000; ++i) images += std::string(first_image) + ",";
  EXPECT_EQ(filtered(document(images + second_image, "", 0), "a/b/c"), document(second_image, "", 0));
}

TEST(FilterSearch, AnAnswerThatIsNoneIsAnError) {
  for (const char* body : {"", "[]", "{}", R"({"data":{"image":[1]}})", R"({"data":{"image":[]},"results":[)",
                           R"({"data":{"image":[]},"results":[]}})", "}", R"({"data":{"image":[{]}},"results":[]})",
                           R"({"data":{"image":[{"description":1}]},"results":[]})"})
    EXPECT_NE(filtered(body, "a").find(", want"), std::string::npos) << body << filtered(body, "a");
}

TEST(SearchHits, ComeInPiecesOfAnySize) {
  const std::string whole = document(std::string(first_image) + "," + second_image, first_result, 1);
  for (std::size_t size = 1; size < whole.size(); ++size) {
    std::vector<std::string> images, results;
    SearchHits hits([&](HitKind kind, std::string_view hit) -> Result<void> {
      (kind == HitKind::image ? images : results).emplace_back(hit);
      return {};
    });
    for (std::size_t at = 0; at < whole.size(); at += size) ASSERT_TRUE(hits.read(whole.substr(at, size)));
    EXPECT_TRUE(hits.finish());
    EXPECT_EQ(images, (std::vector<std::string>{first_image, second_image}));
    EXPECT_EQ(results, (std::vector<std::string>{first_result}));
  }
}

}  // namespace
}  // namespace roadstead::site

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/labels.hpp"

#include <gtest/gtest.h>

namespace roadstead::image {
namespace {

TEST(ParseLabels, AFlatObjectInTheOrderOfItsKeys) {
  const auto labels = parse_labels(R"({"b":"2","a":"1","none":null})");
  ASSERT_TRUE(labels);
  EXPECT_EQ(*labels, (Labels{{"a", "1"}, {"b", "2"}}));
}

TEST(ParseLabels, TheObjectOfApptainer) {
  const auto labels =
      parse_labels(R"({"data":{"attributes":{"labels":{"Author":"Ada"},"runscript":"x"}},"type":"container"})");
  ASSERT_TRUE(labels);
  EXPECT_EQ(*labels, (Labels{{"Author", "Ada"}}));
  EXPECT_EQ(*parse_labels(R"({"data":{"attributes":{}},"type":"container"})"), Labels());
}

TEST(ParseLabels, ALabelMayBeCalledData) { EXPECT_EQ(*parse_labels(R"({"data":"x"})"), (Labels{{"data", "x"}})); }

TEST(ParseLabels, OtherValuesAreTheirJson) {
  EXPECT_EQ(*parse_labels(R"({"a": 1, "b": [true, {"c": "d"}]})"), (Labels{{"a", "1"}, {"b", R"([true,{"c":"d"}])"}}));
}

struct Refusal {
  const char* name;
  std::string json;
  const char* message;
};

class LabelsRefuse : public testing::TestWithParam<Refusal> {};

TEST_P(LabelsRefuse, WithOneClearError) {
  const auto labels = parse_labels(GetParam().json);
  ASSERT_FALSE(labels);
  EXPECT_EQ(labels.error().message(), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Json, LabelsRefuse,
    testing::Values(Refusal{"twice", R"({"a":"1","a":"2"})", "key 'a' stands twice, want it once"},
                    Refusal{"array", "[]", "not a JSON object, want one"}, Refusal{"empty", "", "empty, want JSON"},
                    Refusal{"large", std::string(1024 * 1024 + 1, ' '), "JSON of 1048577 bytes, want at most 1048576"}),
    [](const auto& refusal) { return std::string(refusal.param.name); });

}  // namespace
}  // namespace roadstead::image

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/json.hpp"

#include <gmock/gmock.h>

namespace roadstead {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Json parsed(std::string_view text) { return Json::parse(text).value(); }

TEST(Json, ReadsByPointer) {
  const Json json = parsed(R"({"number": 7, "draft": true, "head": {"ref": "update/a/b"}, "title": "é\n"})");
  EXPECT_EQ(number_at(json.root(), "/number"), 7U);
  EXPECT_EQ(text_at(json.root(), "/head/ref"), "update/a/b");
  EXPECT_EQ(text_at(json.root(), "/title"), "é\n");
  EXPECT_TRUE(flag_at(json.root(), "/draft"));
}

TEST(Json, TakesWhatIsNotThereAsEmpty) {
  const Json json = parsed(R"({"number": -7, "body": null, "head": "text", "labels": {}})");
  EXPECT_EQ(number_at(json.root(), "/number"), 0U);
  EXPECT_EQ(text_at(json.root(), "/body"), "");
  EXPECT_EQ(text_at(json.root(), "/head/ref"), "");
  EXPECT_FALSE(flag_at(json.root(), "/draft"));
  EXPECT_THAT(items_at(json.root(), "/labels"), IsEmpty());
  EXPECT_EQ(text_at(parsed("[]").root(), "/0/ref"), "");
}

TEST(Json, GoesThroughArrays) {
  const Json json = parsed(R"([{"name": "a"}, {"name": 1}, "b"])");
  EXPECT_EQ(items_at(json.root(), "").size(), 3U);
  EXPECT_THAT(texts_at(json.root(), "", "/name"), ElementsAre("a", "", ""));
  EXPECT_THAT(texts_at(parsed(R"({"labels": ["a", "b"]})").root(), "/labels", ""), ElementsAre("a", "b"));
}

TEST(Json, WritesTexts) {
  const std::string out = json_object([](JsonWriter& json) { write_texts(json, "labels", {"a", "\"b\""}); });
  EXPECT_EQ(out, R"({"labels":["a","\"b\""]})");
}

struct Case {
  const char* name;
  std::string text;
  std::string_view what;
};

class JsonRefuses : public testing::TestWithParam<Case> {};

TEST_P(JsonRefuses, Says) {
  const auto json = Json::parse(GetParam().text);
  ASSERT_FALSE(json);
  EXPECT_EQ(json.error().code, Code::invalid);
  EXPECT_EQ(json.error().what, GetParam().what);
}

INSTANTIATE_TEST_SUITE_P(
    All, JsonRefuses,
    testing::Values(
        Case{"nothing", "", "empty, want JSON"}, Case{"html", "<html>", "not valid JSON, want what RFC 8259 allows"},
        Case{"cut_off", R"({"a": )", "not valid JSON, want what RFC 8259 allows"},
        Case{"marked", "\xef\xbb\xbf{}", "JSON starts with a byte order mark, want none (RFC 8259 section 8.1)"},
        Case{"latin1", "\"\xe9\"", "not UTF-8, want JSON in UTF-8"},
        Case{"deep", std::string(33, '[') + "1" + std::string(33, ']'), "JSON nested deeper than 32, want less"},
        Case{"huge", std::string((16 << 20) + 1, ' '), "JSON of 16777217 bytes, want at most 16777216"}),
    [](const auto& c) { return std::string(c.param.name); });

}  // namespace
}  // namespace roadstead

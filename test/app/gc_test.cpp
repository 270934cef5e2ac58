// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cctype>

#include "roadstead/app/gc/digest_set.hpp"
#include "roadstead/app/gc/gc_list.hpp"
#include "roadstead/base/hex.hpp"

namespace roadstead::app {
namespace {

const std::string hex = to_hex(sha256("image"));

struct Text {
  const char* name;
  std::string bytes;
  bool is_named;
};
struct NamedDigest : testing::TestWithParam<Text> {};
TEST_P(NamedDigest, IsAny64HexDigitsInARow) {
  DigestSet named;
  named.add_named_in(GetParam().bytes);
  EXPECT_EQ(named.has(sha256("image")), GetParam().is_named);
}
INSTANTIATE_TEST_SUITE_P(
    Gc, NamedDigest,
    testing::Values(Text{"alone", hex, true}, Text{"front_matter", "digest: sha256:" + hex + "\n", true},
                    Text{"flow", "{digest: \"sha256:" + hex + "\"}", true},
                    Text{"address", "https://h/blobs/sha256/" + hex + "?a", true},
                    Text{"attached_to_a_former_state",
                         "history:\n- size: 1\n  attached:\n  - digest: \"sha256:" + hex + "\"\n", true},
                    Text{"second", std::string(64, '0') + " " + hex, true},
                    Text{"upper_case",
                         "SHA256:" +
                             [] {
                               std::string upper = hex;
                               for (char& c : upper) c = static_cast<char>(std::toupper(c));
                               return upper;
                             }(),
                         true},
                    Text{"nothing", "", false}, Text{"shorter", hex.substr(1), false}, Text{"longer", hex + "0", true},
                    Text{"percent_encoded", "https://h/sha256%3A" + hex, true},
                    Text{"another", to_hex(sha256("other")), false}),
    [](const auto& test) { return std::string(test.param.name); });

GcReport report_of(std::vector<storage::StoredBlob> blobs) {
  return {
      .now_s = 1'700'000'000, .grace_days = 30, .named = {}, .young = {}, .unnamed = std::move(blobs), .removed = {}};
}

// The form of the file is published: docs/garbage-collection.md.
TEST(GcList, HasOneBlobALine) {
  const storage::StoredBlob whole{sha256("image"), 42, 0, true, "x"}, part{sha256("image"), 7, 9, false, "y"};
  EXPECT_EQ(gc_list_json(report_of({whole, part})),
            "{\"made\":\"2023-11-14T22:13:20Z\",\"graceDays\":30,\"blobs\":[\n"
            "{\"digest\":\"sha256:" +
                hex +
                "\",\"size\":42,\"stored\":\"1970-01-01T00:00:00Z\",\"whole\":true},\n"
                "{\"digest\":\"sha256:" +
                hex + "\",\"size\":7,\"stored\":\"1970-01-01T00:00:09Z\",\"whole\":false}\n]}\n");
  EXPECT_EQ(gc_list_json(report_of({})), "{\"made\":\"2023-11-14T22:13:20Z\",\"graceDays\":30,\"blobs\":[\n]}\n");
}

TEST(GcList, IsReadAsItWasWritten) {
  const storage::StoredBlob blob{sha256("image"), 42, 9, true, "x"};
  const auto list = parse_gc_list(gc_list_json(report_of({blob})));
  ASSERT_TRUE(list) << list.error().message();
  EXPECT_EQ(list->size(), 1U);
  EXPECT_TRUE(list->has(blob));
  EXPECT_FALSE(list->has({sha256("image"), 43, 9, true, "x"})) << "another size";
  EXPECT_FALSE(list->has({sha256("image"), 42, 10, true, "x"})) << "stored anew";
  EXPECT_FALSE(list->has({sha256("image"), 42, 9, false, "x"})) << "an upload that is not over";
}

struct Wrong {
  const char* name;
  const char* json;
  const char* message;
};
struct WrongGcList : testing::TestWithParam<Wrong> {};
TEST_P(WrongGcList, IsRefused) {
  const auto list = parse_gc_list(GetParam().json);
  ASSERT_FALSE(list);
  EXPECT_EQ(list.error().message(), GetParam().message);
}
INSTANTIATE_TEST_SUITE_P(
    Gc, WrongGcList,
    testing::Values(
        Wrong{"no_list", "{}", "has no list 'blobs', want what 'roadstead gc --list' wrote"},
        Wrong{"no_digest", R"({"blobs": [{"size": 1}]})",
              "blobs[0]: digest '' is none, want sha256: and 64 hex digits"},
        Wrong{"no_time",
              R"({"blobs": [{"digest": "sha256:0000000000000000000000000000000000000000000000000000000000000000"}]})",
              "blobs[0]: time '' is none, want one as 2026-11-23T10:00:00Z"}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace roadstead::app

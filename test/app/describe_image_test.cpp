// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/describe_image.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "image/layout_fixture.hpp"
#include "image/small_squashfs.hpp"
#include "support/sif_writer.hpp"

namespace roadstead::app {
namespace {

using test::LayoutFixture;
using test::Scratch;
using Labels = std::map<std::string, std::string>;

void write_image(const Scratch& scratch, const Labels& labels) {
  std::string fields;
  for (const auto& [key, value] : labels)
    fields += fmt::format(R"({}"{}":"{}")", fields.empty() ? "" : ",", key, value);
  LayoutFixture fixture;
  const std::string config =
      fixture.add("application/vnd.oci.image.config.v1+json",
                  fmt::format(R"({{"architecture":"arm64","os":"linux","config":{{"Labels":{{{}}}}}}})", fields));
  fixture.finish(fixture.add_manifest(config, fixture.add("application/vnd.oci.image.layer.v1.tar+gzip", "layer")));
  for (const auto& [name, bytes] : fixture.files) scratch.write("image/" + name, bytes);
}

struct Described {
  ImageRecord record;
  std::string left_out;
};

Described describe(const Labels& of_image, const Labels& of_settings = {}) {
  const Scratch scratch;
  write_image(scratch, of_image);
  Described described;
  described.record.labels = of_settings;
  auto left_out = describe_image(scratch.root(), scratch.root() / "image", described.record);
  EXPECT_TRUE(left_out) << left_out.error().message();
  if (left_out) described.left_out = *left_out;
  return described;
}

TEST(DescribeImage, ALayoutHasItsArchitectureAndLabels) {
  const Described described = describe({{"a", "1"}, {"b", "2"}}, {{"b", "settings"}, {"c", "3"}});
  EXPECT_EQ(described.record.layout, catalog::Layout::oci);
  EXPECT_EQ(described.record.arch, "arm64");
  EXPECT_EQ(described.record.labels, (Labels{{"a", "1"}, {"b", "settings"}, {"c", "3"}}));
  EXPECT_EQ(described.left_out, "");
}

TEST(DescribeImage, ASifNamesWhoHasSignedIt) {
  const Scratch scratch;
  scratch.write("image", test::write_sif({.parts = {test::sif_partition(test::small_squashfs()),
                                                    test::sif_signature(std::string(20, '\xaa'), "PGP")}}));
  ImageRecord record;
  const auto left_out = describe_image(scratch.root(), scratch.root() / "image", record);
  ASSERT_TRUE(left_out) << left_out.error().message();
  EXPECT_EQ(record.signers, std::vector<std::string>{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"});
}

Labels many_labels(std::size_t count, std::size_t size) {
  Labels labels;
  for (std::size_t i = 0; i < count; ++i) labels.emplace(fmt::format("{:03}", i), std::string(size - 3, 'x'));
  return labels;
}

struct LimitCase {
  const char* name;
  Labels labels;
  std::size_t taken;
  std::string left_out;  ///< what of the line changes
};

class LabelLimits : public testing::TestWithParam<LimitCase> {};

TEST_P(LabelLimits, WhatIsBeyondIsLeftOutAndTold) {
  const Described described = describe(GetParam().labels);
  EXPECT_EQ(described.record.labels.size(), GetParam().taken);
  const std::string line = GetParam().left_out.empty()
                               ? ""
                               : "label " + GetParam().left_out +
                                     " of the image left out, want at most 500 labels of 4096 bytes each, 256 of the "
                                     "key, and 65536 in all";
  EXPECT_EQ(described.left_out, line);
}

const std::string long_key(257, 'k');

INSTANTIATE_TEST_SUITE_P(
    DescribeImage, LabelLimits,
    testing::Values(LimitCase{"as_many_as_may_be", many_labels(500, 4), 500, ""},
                    LimitCase{"one_too_many", many_labels(501, 4), 500, "'500'"},
                    LimitCase{"some_too_many", many_labels(503, 4), 500, "'500' and 2 more"},
                    LimitCase{"as_long_as_may_be", many_labels(16, 4096), 16, ""},
                    LimitCase{"longer_in_all", many_labels(17, 4096), 16, "'016'"},
                    LimitCase{"a_long_value", {{"a", std::string(4096, 'x')}, {"b", "2"}}, 1, "'a'"},
                    LimitCase{"a_long_key", {{long_key, "1"}, {"b", "2"}}, 1, "'" + long_key.substr(0, 80) + "'"}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace roadstead::app

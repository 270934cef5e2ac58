// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/layer_stack.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace roadstead::image {
namespace {

struct Case {
  const char* name;
  std::vector<std::vector<std::string>> layers;  ///< from the top down; a folder ends with '/'
  std::vector<std::string> seen;
};

class Layers : public testing::TestWithParam<Case> {};

TEST_P(Layers, ShowWhatAContainerSees) {
  LayerStack stack;
  std::vector<std::string> seen;
  for (const auto& layer : GetParam().layers) {
    for (const std::string& entry : layer) {
      const bool is_folder = entry.ends_with('/');
      const auto is_seen =
          stack.add(entry.substr(0, entry.size() - is_folder), is_folder ? FileKind::folder : FileKind::file);
      ASSERT_TRUE(is_seen);
      if (*is_seen) seen.push_back(entry);
    }
    stack.next_layer();
  }
  EXPECT_EQ(seen, GetParam().seen);
}

INSTANTIATE_TEST_SUITE_P(
    Rules, Layers,
    testing::Values(Case{"upper_file_wins", {{"a"}, {"a", "b"}}, {"a", "b"}},
                    Case{"whiteout", {{"etc/.wh.a"}, {"etc/", "etc/a", "etc/b"}}, {"etc/", "etc/b"}},
                    Case{"whiteout_of_a_folder", {{".wh.etc"}, {"etc/", "etc/a", "etc/deep/b", "b"}}, {"b"}},
                    Case{"whiteout_says_nothing_of_its_own_layer", {{".wh.a", "a"}, {"a"}}, {"a"}},
                    Case{"whiteout_after_its_own_file", {{"d/a", "d/.wh.a"}, {"d/a", "d/b"}}, {"d/a", "d/b"}},
                    Case{"whiteout_of_a_layer_between", {{"x"}, {".wh.a"}, {"a", "b"}}, {"x", "b"}},
                    Case{"removed_and_made_again", {{"a"}, {".wh.a"}, {"a"}}, {"a"}},
                    Case{"opaque",
                         {{"etc/", "etc/.wh..wh..opq", "etc/new"}, {"etc/", "etc/old", "etc/d/old"}},
                         {"etc/", "etc/new"}},
                    Case{"opaque_before_its_folder", {{"etc/.wh..wh..opq"}, {"etc/", "etc/old"}, {"b"}}, {"etc/", "b"}},
                    Case{"opaque_root", {{".wh..wh..opq", "a"}, {"b"}}, {"a"}},
                    Case{"file_over_a_folder", {{"etc"}, {"etc/", "etc/a"}}, {"etc"}},
                    Case{"folder_over_a_file", {{"etc/a"}, {"etc"}}, {"etc/a"}},
                    Case{"other_metadata", {{".wh..wh.plnk/", ".wh..wh.aufs", "a"}}, {"a"}},
                    Case{"twice_in_one_layer", {{"a", "a"}}, {"a"}},
                    Case{"names_that_begin_alike",
                         {{"etc/.wh.a"}, {"etc/ab", "etc/a.conf", "etcetera/a"}},
                         {"etc/ab", "etc/a.conf", "etcetera/a"}}),
    [](const auto& c) { return std::string(c.param.name); });

}  // namespace
}  // namespace roadstead::image

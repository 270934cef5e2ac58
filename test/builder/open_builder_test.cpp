// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "roadstead/builder/builder.hpp"

namespace roadstead::builder {
namespace {

std::string refusal(std::string_view name) {
  const auto builder = open_builder(name);
  return builder ? "it is one" : builder.error().message();
}

TEST(OpenBuilder, KnowsItsNames) {
  EXPECT_THAT(builder_names(), testing::ElementsAre("apptainer", "singularity", "buildah", "podman", "docker",
                                                    "prebuilt", "command:PROGRAM"));
  for (const std::string& name : builder_names()) EXPECT_EQ(refusal(name), "it is one") << name;
}

TEST(OpenBuilder, RefusesOthers) {
  EXPECT_EQ(refusal("aptainer"), "no builder 'aptainer', did you mean 'apptainer'?");
  EXPECT_EQ(refusal("kaniko"),
            "no builder 'kaniko', want one of apptainer, singularity, buildah, podman, docker, prebuilt, "
            "command:PROGRAM");
  EXPECT_EQ(refusal("command: "), "'command:' names no program, want as command:./build.sh");
}

}  // namespace
}  // namespace roadstead::builder

// SPDX-License-Identifier: Apache-2.0
// What ships for a CI is what `roadstead connect` writes, but for the line with the licence.
#include <gtest/gtest.h>

#include "roadstead/app/publish/ci_workflow.hpp"
#include "roadstead/base/file.hpp"
#include "support/places.hpp"

namespace roadstead::app {
namespace {

std::string without_license(const std::string& file) {
  const auto text = read_file(test::test_folder() / "../ci" / file, 1 << 16);
  return text ? text->substr(text->find('\n') + 1) : text.error().message();
}

TEST(CiFiles, OfCircleCiAreWhatConnectWrites) {
  EXPECT_EQ(without_license("circleci/config.yml"), make_workflow("circleci", {}, Jobs::one)->text);
}

TEST(CiFiles, OfGitLabAreWhatConnectWrites) {
  EXPECT_EQ(without_license("gitlab/publish.yml"), make_workflow("gitlab", {}, Jobs::one)->text);
  EXPECT_EQ(without_license("gitlab/publish-matrix.yml"), make_workflow("gitlab", {}, Jobs::matrix)->text);
}

TEST(CiFiles, NotEveryCiHasAMatrix) {
  for (const std::string ci : {"circleci", "none"})
    EXPECT_EQ(make_workflow(ci, {}, Jobs::matrix).error().message(),
              "no matrix of jobs for '" + ci + "', want --matrix with github or gitlab");
}

}  // namespace
}  // namespace roadstead::app

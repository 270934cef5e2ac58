// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "roadstead/cli/run.hpp"

namespace roadstead::test {

struct Outcome {
  int status;
  std::string out, err;
};

/// What the program ends with, and says, where a shell hands it these words.
inline Outcome run_words(std::vector<std::string> words) {
  words.insert(words.begin(), "roadstead");
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const int status = cli::run(static_cast<int>(argv.size()), argv.data());
  return {status, testing::internal::GetCapturedStdout(), testing::internal::GetCapturedStderr()};
}

}  // namespace roadstead::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace roadstead::cli {

/// One line on standard error that says how far long work is. Nothing when that is no terminal.
class ProgressBar {
 public:
  explicit ProgressBar(std::string_view what);
  ~ProgressBar() { clear(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// What is done now, where nobody knows how much of it there is.
  void say(std::string_view work);
  void show(std::uint64_t done, std::uint64_t all);
  /// Removes the line, so that what is printed next begins on an empty one.
  void clear();

 private:
  std::string_view what_;
  bool is_terminal_;
  bool is_shown_ = false;
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace roadstead::cli

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/cli/progress_bar.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <string>

namespace roadstead::cli {

ProgressBar::ProgressBar(std::string_view what) : what_(what), is_terminal_(::isatty(STDERR_FILENO) == 1) {}

void ProgressBar::say(std::string_view work) {
  if (!is_terminal_) return;
  is_shown_ = true;
  fmt::print(stderr, "\r\033[K{} ...", work);
  std::fflush(stderr);
}

void ProgressBar::show(std::uint64_t done, std::uint64_t all) {
  using namespace std::chrono_literals;
  const auto now = std::chrono::steady_clock::now();
  if (!is_terminal_ || now - last_ < 100ms) return;
  last_ = now;
  is_shown_ = true;
  constexpr std::uint64_t width = 30;
  const std::uint64_t filled = all == 0 ? width : done * width / all;
  fmt::print(stderr, "\r\033[K[{}{}] {}/{} {}", std::string(filled, '#'), std::string(width - filled, ' '), done, all,
             what_);
  std::fflush(stderr);
}

void ProgressBar::clear() {
  if (is_shown_) fmt::print(stderr, "\r\033[K");
  is_shown_ = false;
}

}  // namespace roadstead::cli

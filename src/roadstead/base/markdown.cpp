// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/markdown.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/one_line.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead {

static std::size_t longest_run(std::string_view text, char what) {
  std::size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == what ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

// Between longer runs of grave accents than the text has.
std::string code_span(std::string_view text) {
  if (text.empty()) return {};
  std::string shown = one_line(text);
  std::ranges::replace(shown, '|', '?');
  const std::size_t accents = longest_run(shown, '`');
  const std::string fence(accents + 1, '`');
  return accents == 0 ? fence + shown + fence : fmt::format("{} {} {}", fence, shown, fence);
}

static void replace_all(std::string& text, char what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, 1, with);
}

std::string web_link(std::string_view words, std::string_view url) {
  const auto parts = parse_url(url);
  if (!parts || !is_web_url(*parts) || has_credentials(url)) return {};
  std::string target(url);
  replace_all(target, '|', "%7C");
  replace_all(target, '`', "%60");
  return fmt::format("[{}](<{}>)", words, target);
}

}  // namespace roadstead

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/redirects.hpp"

#include <algorithm>

#include "roadstead/base/text.hpp"

namespace roadstead::site {

Redirects::Redirects(std::string text) : text_(std::make_unique<const std::string>(std::move(text))) {
  for (std::string_view rest = *text_; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (const auto words = split(rest.substr(0, end), ' '); words.size() == 3) rules_.emplace_back(words[0], words[1]);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  std::ranges::sort(rules_);
}

std::string_view Redirects::find(std::string_view path) const {
  const auto at = std::ranges::lower_bound(rules_, path, {}, &std::pair<std::string_view, std::string_view>::first);
  return at != rules_.end() && at->first == path ? at->second : std::string_view();
}

}  // namespace roadstead::site

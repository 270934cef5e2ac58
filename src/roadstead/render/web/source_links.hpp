// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/catalog/model.hpp"

namespace roadstead::render::web {

/// Where the forge shows the source of an image, as "https://forge/owner/repo"; empty where that is no web address.
std::string_view source_page(const catalog::Source& source);

/// Where the relative links of a README lead: into the repository that the image was made from, at the commit of that,
/// else at the newest one. GitHub's form, GitLab's, or that of Gitea and Forgejo.
class SourceLinks {
 public:
  SourceLinks() = default;  ///< nobody knows
  explicit SourceLinks(const catalog::Source& source);

  /// The page of the repository; empty: it is not known.
  std::string_view page() const { return page_; }

  /// "docs/x.md#a" from the top of the repository, as a web address; what climbs above the top stays there. Empty where
  /// nobody knows how that host shows files.
  std::string resolve(std::string_view target) const;

 private:
  std::string_view page_;
  std::string files_;  ///< address of the top, with a slash at its end
};

}  // namespace roadstead::render::web

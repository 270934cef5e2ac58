// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"

namespace roadstead::app {

/// A tag on a registry's site.
struct SiteReference {
  std::string collection;  ///< its address, without a '/' at its end: "https://example.org/prefix/owner/repo"
  std::string repository;  ///< "repo"
  std::string tag;

  std::string tags_address() const;      ///< of what lists the collection's tags
  std::string manifest_address() const;  ///< of what says where the tag's images are
};

/// "https://example.org/owner/repo:tag": without a scheme https is meant, without a tag `latest`. Code::invalid for all
/// else: for credentials, a query, and a digest too, since no site has a page for one.
Result<SiteReference> parse_site_reference(const std::string& text);

}  // namespace roadstead::app

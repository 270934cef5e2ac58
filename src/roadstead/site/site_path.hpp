// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace roadstead::site {

/// The page path (render::Page::path) that a request's path means on a site below `prefix`: /v2 is always
/// at the host's root; of "…:<tag>@<id>" in the shub API the id decides. nullopt: outside the site.
std::optional<std::string> page_path_of(std::string_view url_path, std::string_view prefix);

bool is_api(std::string_view page_path);       ///< of an API whose clients read errors as JSON
bool is_pull_api(std::string_view page_path);  ///< one of them, but not the seed API
bool is_seed(std::string_view path);  ///< <name>/tags/ or <name>/manifests/<tag>/, of a page or a request; a tag's or a
                                      ///< collection's own page may have the form too
bool is_tag_list(std::string_view page_path);   ///< v2/<name>/tags/list
bool is_referrers(std::string_view page_path);  ///< v2/<name>/referrers/<digest>

/// What a client that asked an API for something unknown is told. The same on every host, so no path is in it.
inline constexpr std::string_view not_found_text = "not part of this registry";

/// What an unknown subject's referrers are: none, and never 404 (distribution-spec, "Listing Referrers").
inline constexpr std::string_view no_referrers =
    R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]})";

}  // namespace roadstead::site

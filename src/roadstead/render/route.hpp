// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "roadstead/catalog/model.hpp"

namespace roadstead::render {

/// Whose pages a path is one of.
enum class Family : std::uint8_t { oci, library, shub, own };

/// Which collection a path belongs to, and what of it names the page there.
struct Route {
  const catalog::Collection* collection = nullptr;  ///< null: a page of no collection, or none at all
  Family family = Family::own;
  /// oci: "manifests/latest"; library: a tag or "sha256.…"; shub: ":tag" or "@id"; own: "", "tags/", "tags/latest/",
  /// "~/feed.atom"
  std::string rest{};
};

/// Whose page "<owner>/" or "_/owners/<owner>/~/<file>" is; empty of any other path.
std::string_view owner_in(std::string_view path);

/// `path` as in Page::path.
Route route_of(const catalog::Catalog& catalog, std::string_view path);

}  // namespace roadstead::render

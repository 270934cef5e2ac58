// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/catalog/model.hpp"
#include "roadstead/render/site.hpp"

namespace roadstead::render::web {

/// One way to pull a tag from this very site, or why it is none.
struct Usage {
  std::vector<std::string_view> clients;  ///< "apptainer, shub", "podman", …; several where one reason stops them all
  std::string command{};                  ///< empty: it cannot,
  std::string_view why{};                 ///< because of this: one clause, a literal
  bool gives_image = true;                ///< else only what is known of it
  std::string_view arch{};                ///< of the image, where the command asks for one
};

/// Whether any of the ways gives the image.
bool can_be_pulled(std::span<const Usage> ways);

/// Whether none but what every host can serve gives the image, while other ways fail.
bool are_few(std::span<const Usage> ways);

/// A command stands only where it works: what the host, the names and the metadata allow. Empty for a yanked tag.
std::vector<Usage> usage_of(const Site& site, const catalog::Collection& collection, const catalog::Tag& tag);

/// What pulls the tag's image by its digest, whether the tag is yanked or not. Ways that fail may be left out.
std::vector<Usage> usage_by_digest(const Site& site, const catalog::Collection& collection, const catalog::Tag& tag);

}  // namespace roadstead::render::web

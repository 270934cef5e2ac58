// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "roadstead/catalog/model.hpp"
#include "roadstead/render/site.hpp"

namespace roadstead::render {

/// One command that pulls a tag from this very site.
struct Usage {
  std::string_view client;  ///< "apptainer (shub)", "podman", …
  std::string command;
};

/// Only the commands that work here: what the host, the names and the metadata allow.
std::vector<Usage> usage_of(const Site& site, const catalog::Collection& collection, const catalog::Tag& tag);

}  // namespace roadstead::render

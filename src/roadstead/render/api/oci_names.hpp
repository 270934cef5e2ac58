// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/render/site.hpp"

// What OCI clients are told of names, in order of their bytes: at most `most` of those behind `last`.
namespace roadstead::render::api {

inline constexpr std::size_t all_names = std::numeric_limits<std::size_t>::max();

std::vector<std::string> tags_after(const Site& site, const catalog::Collection& collection, std::string_view last,
                                    std::size_t most = all_names);

/// Names of collections, in lower case.
std::vector<std::string> repositories_after(const Site& site, std::string_view last, std::size_t most = all_names);

}  // namespace roadstead::render::api

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace roadstead::render::web {

// What belongs to a collection or an owner but is no page of it: no name has a '~', so nothing can stand in its place.

/// "_/collections/harbor/buoy/~/feed.atom"
inline std::string beside_collection(std::string_view name, std::string_view file) {
  return "_/collections/" + std::string(name) + "/~/" + std::string(file);
}

/// "_/owners/harbor/~/feed.atom"
inline std::string beside_owner(std::string_view owner, std::string_view file) {
  return "_/owners/" + std::string(owner) + "/~/" + std::string(file);
}

}  // namespace roadstead::render::web

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace roadstead::recipe {

/// Where people look at a repository, and its path there.
struct WebAddress {
  std::string url;   ///< "https://host/owner/repo"
  std::string path;  ///< "owner/repo"
};

/// From an address that git takes: https://, http://, ssh://, git:// and user@host:path, without ".git", login and
/// password, and without the port where it is ssh's. nullopt for a path on this machine and anything else.
std::optional<WebAddress> web_address(std::string_view git_address);

}  // namespace roadstead::recipe

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "roadstead/base/error.hpp"

namespace roadstead::storage {

// A store as people name it on a command line: by its address, or, where it is a folder, by its path too. What has no
// scheme is a path where it begins with '/' or '.', or where a folder of that name is here.

/// The address: of a path file:///DIR; anything else as it stands.
std::string store_address(const std::string& name);

/// The folder, for who needs the blobs on this machine. Code::invalid for the address of another kind of store.
Result<std::filesystem::path> store_folder(const std::string& name);

}  // namespace roadstead::storage

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "roadstead/forge/git_folder.hpp"
#include "roadstead/verify/probe.hpp"

namespace roadstead::app {

/// A repository that a registry names, for git to read as a stranger: over http(s) alone, with nobody's settings, keys
/// and passwords, at the addresses that were looked at and no other, and no redirection followed. `home` is an empty
/// folder. Code::denied where the address is none of the kind or is out of reach, Code::unavailable where its host has
/// none. Waits for the network's names.
Result<forge::GitRemote> source_remote(const std::string& address, const std::filesystem::path& home,
                                       const verify::ProbeOptions& reach, std::chrono::seconds patience);

}  // namespace roadstead::app

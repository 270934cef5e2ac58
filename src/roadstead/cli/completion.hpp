// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace roadstead::cli {

/// A script that completes the commands and options of `root` in one shell. They are written out from the
/// declarations; only the names in a registry are asked of the program.
std::string bash_completion(const CLI::App& root);
std::string zsh_completion(const CLI::App& root);
std::string fish_completion(const CLI::App& root);

}  // namespace roadstead::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace roadstead::cli {

/// "roadstead image inspect"
std::string full_name(const CLI::App& app);

/// What is wrong with a word that `app` does not know, and which one was probably meant.
std::string left_over(const CLI::App& app, const std::string& word);

/// Says what is wrong with a command line, and gives the exit status.
int usage_error(const CLI::App& root, const CLI::ParseError& error);

}  // namespace roadstead::cli

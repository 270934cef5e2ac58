// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace roadstead::cli {

/// CLI11's help, with the options that a command cannot do without in its first line.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_usage(const CLI::App* app, std::string name) const override;
};

/// What stands for the value of an option or argument: "OUT" of --out.
std::string value_name(const CLI::Option& option);

}  // namespace roadstead::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "roadstead/app/verify.hpp"

namespace roadstead::cli {

/// What `verify` and `audit` are told alike.
struct VerifyArguments {
  app::VerifyOptions verify;
  std::string shard, sample;
  unsigned jobs = 0, timeout = 30;
  bool first_bytes = false, deep = false;
};

/// The arguments are borrowed until the command line is parsed.
void add_verify_arguments(CLI::App& command, VerifyArguments& arguments);

/// What a value must be like is known before anything is read.
CLI::Validator shard_text();

Result<app::VerifyOptions> verify_options(const VerifyArguments& arguments);

/// Says on stderr whose signatures nobody could verify.
void print_unverified(const app::VerifyReport& report);

}  // namespace roadstead::cli

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "roadstead/base/error.hpp"

namespace roadstead::cli {

/// What a process ends with.
enum Exit : int { exit_done = 0, exit_findings = 1, exit_usage = 2, exit_failed = 3 };

/// A command hands over what it will do once the whole command line has been read.
using Action = std::function<Result<int>()>;
using Declare = void (*)(CLI::App& root, Action& action);

void add_build(CLI::App& root, Action& action);
void add_serve(CLI::App& root, Action& action);
void add_check(CLI::App& root, Action& action);
void add_verify(CLI::App& root, Action& action);
void add_audit(CLI::App& root, Action& action);
void add_pull(CLI::App& root, Action& action);
void add_list(CLI::App& root, Action& action);
void add_show(CLI::App& root, Action& action);
void add_image(CLI::App& root, Action& action);
void add_connect(CLI::App& root, Action& action);
void add_recipes(CLI::App& root, Action& action);
void add_images(CLI::App& root, Action& action);
void add_propose(CLI::App& root, Action& action);
void add_publish(CLI::App& root, Action& action);
void add_pull_request(CLI::App& root, Action& action);
void add_merge(CLI::App& root, Action& action);
void add_gc(CLI::App& root, Action& action);
void add_hook(CLI::App& root, Action& action);
void add_init(CLI::App& root, Action& action);
void add_import(CLI::App& root, Action& action);
void add_version(CLI::App& root, Action& action);
void add_completion(CLI::App& root, Action& action);
void add_help(CLI::App& root, Action& action);

/// The whole command tree, as `roadstead` and the generator of the reference pages use it.
void declare_all(CLI::App& root, Action& action);

}  // namespace roadstead::cli

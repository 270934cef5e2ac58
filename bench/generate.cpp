// SPDX-License-Identifier: Apache-2.0
// Writes a synthetic registry: bench-generate COLLECTIONS OUT [--tags 3] [--seed 1] [--git]
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "synthetic/registry.hpp"

using namespace roadstead;

namespace {

struct Arguments {
  bench::RegistryOptions registry;
  std::string out;
  bool git = false;
};

Result<void> generate(const Arguments& arguments) {
  auto output = arguments.git ? bench::open_git_output(arguments.out) : bench::open_directory_output(arguments.out);
  if (!output) return Failure(output.error());
  return bench::put_registry(arguments.registry, **output);
}

}  // namespace

int main(int argc, char** argv) try {
  Arguments arguments;
  CLI::App app("Writes a synthetic registry; the same arguments give the same bytes");
  app.add_option("collections", arguments.registry.collections, "how many collections")->required();
  app.add_option("out", arguments.out, "directory to make; must not exist")->required();
  app.add_option("--tags", arguments.registry.tags, "tags of each collection")->capture_default_str();
  app.add_option("--seed", arguments.registry.seed, "another seed, another registry")->capture_default_str();
  app.add_flag("--git", arguments.git, "make a bare git repository with one commit on main");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  const auto done = generate(arguments);
  if (!done) fmt::print(stderr, "bench-generate: {}\n", done.error().message());
  return done ? 0 : 3;
} catch (const std::exception& error) {
  fmt::print(stderr, "bench-generate: internal error: {}\n", error.what());
  return 3;
}

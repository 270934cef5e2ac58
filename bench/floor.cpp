// SPDX-License-Identifier: Apache-2.0
// The floor under a build's time: programs that only do the input and output that any build must do.
// Each prints "SECONDS s, SECONDS CPU s, COUNT files, COUNT bytes"; what it lists first is outside of the clocks.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>

#include "floor/floors.hpp"

using namespace roadstead;

namespace {

struct Arguments {
  std::string input, listing, out;
};

Result<void> timed(const std::vector<bench::ListedFile>& files, const std::function<Result<void>()>& work) {
  const auto start = std::chrono::steady_clock::now();
  const std::clock_t cpu_start = std::clock();  // of all threads
  if (auto done = work(); !done) return done;
  const double cpu_seconds = static_cast<double>(std::clock() - cpu_start) / CLOCKS_PER_SEC;
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  fmt::print("{:.3f} s, {:.3f} CPU s, {} files, {} bytes\n", seconds.count(), cpu_seconds, files.size(),
             bench::total_bytes(files));
  return {};
}

Result<void> floor_read(const Arguments& arguments) {
  const auto input = bench::list_directory(arguments.input);
  if (!input) return Failure(input.error());
  return timed(*input, [&] { return bench::read_files(arguments.input, *input); });
}

Result<void> floor_tar(const Arguments& arguments) {
  const auto input = bench::list_directory(arguments.input);
  const auto site = bench::load_listing(arguments.listing);
  if (!input) return Failure(input.error());
  if (!site) return Failure(site.error());
  return timed(*site, [&]() -> Result<void> {
    if (auto done = bench::read_files(arguments.input, *input); !done) return done;
    return bench::write_tar(*site, arguments.out);
  });
}

Result<void> floor_directory(const Arguments& arguments) {
  auto site = bench::load_listing(arguments.listing);
  if (!site) return Failure(site.error());
  bench::sort_by_path(*site);
  return timed(*site, [&] { return bench::write_directory(*site, arguments.out); });
}

using Floor = Result<void> (*)(const Arguments&);

void add_commands(CLI::App& app, Arguments& arguments, Floor& chosen) {
  app.require_subcommand(1);
  auto* const read = app.add_subcommand("read", "read all files of a directory, on two threads");
  auto* const tar = app.add_subcommand("tar", "read all files of a directory, then write a tar of a listing");
  auto* const directory = app.add_subcommand("directory", "write the files of a listing, on two threads");
  for (auto* const command : {read, tar}) command->add_option("input", arguments.input)->required();
  for (auto* const command : {tar, directory}) {
    command->add_option("listing", arguments.listing, "lines 'SIZE PATH' of a finished site")->required();
    command->add_option("out", arguments.out, "must not exist")->required();
  }
  read->callback([&chosen] { chosen = floor_read; });
  tar->callback([&chosen] { chosen = floor_tar; });
  directory->callback([&chosen] { chosen = floor_directory; });
}

}  // namespace

int main(int argc, char** argv) try {
  Arguments arguments;
  Floor chosen = nullptr;
  CLI::App app("The floor under a build's time");
  add_commands(app, arguments, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  const auto done = chosen(arguments);
  if (!done) fmt::print(stderr, "bench-floor: {}\n", done.error().message());
  return done ? 0 : 3;
} catch (const std::exception& error) {
  fmt::print(stderr, "bench-floor: internal error: {}\n", error.what());
  return 3;
}

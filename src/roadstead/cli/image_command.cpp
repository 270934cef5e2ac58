// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "roadstead/app/inspect.hpp"
#include "roadstead/cli/command.hpp"

namespace roadstead::cli {

// What is no image is what the command found out; what cannot be read is what it could not do.
static Result<int> not_an_image(const Error& error) {
  if (error.code != Code::invalid) return Failure(error);
  fmt::print(stderr, "roadstead: {}\n", error.message());
  return exit_findings;
}

void add_image(CLI::App& root, Action& action) {
  struct Options {
    std::string file;
    bool json = false, no_hash = false;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* const image = root.add_subcommand("image", "Look into image files");
  image->require_subcommand(1);
  CLI::App* const command =
      image->add_subcommand("inspect", "Describe a SIF, a squashfs or an OCI layout, read as data");
  command
      ->add_option(
          "file", options->file,
          "SIF or squashfs file, or an OCI image layout (folder or .tar); what is none, or a broken one, ends with 1")
      ->required();
  command->add_flag("--json", options->json, "print JSON for programs");
  command->add_flag("--no-hash", options->no_hash, "read only headers, not all bytes");
  command->footer("Example: roadstead image inspect lolcow.sif");
  command->callback([options, &action] {
    action = [options]() -> Result<int> {
      const auto seen = app::inspect_image(options->file, options->json ? app::Format::json : app::Format::text,
                                           options->no_hash ? app::Hashing::no : app::Hashing::yes);
      if (!seen) return not_an_image(seen.error());
      fmt::print("{}", seen->text);
      return seen->damaged ? exit_findings : exit_done;
    };
  });
}

}  // namespace roadstead::cli

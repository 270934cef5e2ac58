// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "roadstead/app/image_contents.hpp"
#include "roadstead/app/inspect.hpp"
#include "roadstead/cli/command.hpp"

namespace roadstead::cli {

// What is no image is what the command found out; what cannot be read is what it could not do.
static Result<int> not_an_image(const Error& error) {
  if (error.code != Code::invalid) return Failure(error);
  fmt::print(stderr, "roadstead: {}\n", error.message());
  return exit_findings;
}

static void add_inspect(CLI::App& image, Action& action) {
  struct Options {
    std::string file;
    bool json = false, no_hash = false;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* const command =
      image.add_subcommand("inspect", "Describe a SIF, a squashfs or an OCI layout, read as data");
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

static void add_contents(CLI::App& image, Action& action) {
  struct Options {
    std::string file, arch;
    bool json = false, spdx = false, cyclonedx = false;
    app::ContentsForm form() const {
      if (spdx) return app::ContentsForm::spdx;
      if (cyclonedx) return app::ContentsForm::cyclonedx;
      return json ? app::ContentsForm::json : app::ContentsForm::text;
    }
  };
  const auto options = std::make_shared<Options>();
  CLI::App* const command =
      image.add_subcommand("contents", "List what is inside an image, read as data: packages and files");
  command
      ->add_option(
          "file", options->file,
          "SIF or squashfs file, or an OCI image layout (folder or .tar); what is none, or a broken one, ends with 1")
      ->required();
  CLI::Option* const json = command->add_flag("--json", options->json, "print packages and files as JSON");
  CLI::Option* const spdx = command->add_flag("--spdx", options->spdx, "print the packages as SPDX 2.3");
  command->add_flag("--cyclonedx", options->cyclonedx, "print the packages as CycloneDX 1.5")
      ->excludes(json)
      ->excludes(spdx);
  json->excludes(spdx);
  command->add_option("--arch", options->arch, "of an image for several architectures, the one to read: amd64, arm64")
      ->type_name("ARCH");
  command->footer("Example: roadstead image contents lolcow.sif");
  command->callback([options, &action] {
    action = [options]() -> Result<int> {
      const auto text = app::image_contents(options->file, options->arch, options->form());
      if (!text) return not_an_image(text.error());
      fmt::print("{}", *text);
      return exit_done;
    };
  });
}

void add_image(CLI::App& root, Action& action) {
  CLI::App* const image = root.add_subcommand("image", "Look into image files");
  image->require_subcommand(1);
  add_inspect(*image, action);
  add_contents(*image, action);
}

}  // namespace roadstead::cli

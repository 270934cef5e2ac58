// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"

namespace roadstead::builder {

/// How an image is tried out.
enum class SmokeTest { run_true, own_test };

/// One image to build.
struct BuildRequest {
  std::string recipe;                          ///< relative to `folder`; of `prebuilt`: a file or a URL
  std::filesystem::path folder;                ///< the recipe repository's work tree: where builders run
  std::string tag;                             ///< for what a command may want to know
  std::string architecture;                    ///< OCI name; empty: this machine's
  std::filesystem::path output;                ///< folder, absolute and there, for what is built and nothing else
  std::filesystem::path log;                   ///< all that the builder printed
  std::chrono::seconds limit{0};               ///< 0: none; of the build, and again of the smoke test
  SmokeTest smoke_test = SmokeTest::run_true;  ///< what Builder::smoke_test() does
  /// A folder of `folder` that is no part of it and has `output`; empty: none. A build context does not have it. A
  /// definition file is built in a copy of `folder` without it, so name it there only when the recipe would take it.
  std::filesystem::path hidden;
};

/// What a builder leaves: `image` is a SIF or squashfs file or an OCI image layout below `output`; what is prebuilt
/// stays where it is. A command may have uploaded it by itself: `url` says where to, and it need not leave an image
/// then. Of a prebuilt URL there is only that.
struct BuiltImage {
  std::filesystem::path image;
  std::string url;
};

/// Recipe → image. Code::invalid, with the last lines of the log, when the recipe does not build; Code::not_found when
/// the program that builds is not on this machine; Code::unavailable when the time limit has passed or we are
/// interrupted. A build that is run again replaces what the one before left. What a recipe runs gets none of our
/// secrets (is_secret_variable()); a command does, for it may upload.
class Builder {
 public:
  virtual ~Builder() = default;
  /// What a build needs before it begins, and no more: the program, or what is prebuilt. Code::not_found without it.
  virtual Result<void> expect_usable(const BuildRequest& request) = 0;
  virtual Result<BuiltImage> build(const BuildRequest& request) = 0;
  /// Runs the image's own test, or `true` in it, as `request.smoke_test` says. Where no program on this machine can,
  /// the log says so, and that is no error.
  virtual Result<void> smoke_test(const BuiltImage& built, const BuildRequest& request) = 0;
};

/// What --builder takes: "apptainer", "singularity", "buildah", "podman", "docker", "prebuilt", "command:PROGRAM …".
/// The words of a command are parted by blanks; no shell reads them. Code::invalid for another, with the nearest.
Result<std::unique_ptr<Builder>> open_builder(std::string_view name);

/// For --help and completion.
std::vector<std::string> builder_names();

}  // namespace roadstead::builder

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "roadstead/base/error.hpp"
#include "roadstead/builder/builder.hpp"

namespace roadstead::builder {

/// Who has which names for the file that says what a build context leaves out (docs.docker.com, ".dockerignore files";
/// containerignore(5)).
enum class IgnoreNames { docker, buildah };

/// The folder of a Dockerfile, its build context: relative to the repository, "." at its top.
std::string context_of(const std::string& recipe);

/// What the context's own ignore file says, and after that a pattern for `request.hidden`; nullopt when that is not in
/// the context: then the builder looks by itself.
Result<std::optional<std::string>> context_ignore(const BuildRequest& request, IgnoreNames names);

/// The repository without `request.hidden`, as hard links to its files, or copies where that cannot be; it goes with
/// this.
class VisibleTree {
 public:
  /// At `place`, which lies in `request.hidden` and is not there yet.
  static Result<VisibleTree> make(const BuildRequest& request, const std::filesystem::path& place);
  VisibleTree(VisibleTree&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  VisibleTree& operator=(VisibleTree&&) = delete;
  ~VisibleTree();

  const std::filesystem::path& path() const { return path_; }

 private:
  explicit VisibleTree(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

}  // namespace roadstead::builder

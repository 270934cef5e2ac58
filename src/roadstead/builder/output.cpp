// SPDX-License-Identifier: Apache-2.0
#include "roadstead/builder/output.hpp"

#include <system_error>

namespace roadstead::builder {

namespace fs = std::filesystem;

static Result<void> remove_tree(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) return fail_errno(error.value(), "removing '" + path.string() + "'");
  return {};
}

Result<fs::path> unfinished(const BuildRequest& request) {
  fs::path path = request.output / "unfinished";
  if (auto done = remove_tree(path); !done) return Failure(done.error());
  return path;
}

Result<fs::path> unfinished_folder(const BuildRequest& request) {
  auto path = unfinished(request);
  if (!path) return path;
  std::error_code error;
  fs::create_directory(*path, error);
  if (error) return fail_errno(error.value(), "making '" + path->string() + "'");
  return path;
}

Result<fs::path> finish(const BuildRequest& request, const fs::path& built, const char* name) {
  std::error_code error;
  if (!fs::exists(built, error))
    return fail(Code::invalid, "no image at '{}' after the build, see '{}'", built.string(), request.log.string());
  fs::path place = request.output / name;
  if (auto done = remove_tree(place); !done) return Failure(done.error());
  fs::rename(built, place, error);
  if (error) return fail_errno(error.value(), "naming '" + place.string() + "'");
  return place;
}

}  // namespace roadstead::builder

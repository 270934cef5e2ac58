// SPDX-License-Identifier: Apache-2.0
#include "roadstead/recipe/builder_of.hpp"

#include <algorithm>
#include <span>

#include "roadstead/base/installed.hpp"
#include "roadstead/base/url.hpp"

namespace roadstead::recipe {

namespace {

constexpr std::string_view definition_builders[] = {"apptainer", "singularity"};
constexpr std::string_view dockerfile_builders[] = {"buildah", "podman", "docker"};

std::string first_of(std::span<const std::string_view> programs) {
  const auto found =
      std::ranges::find_if(programs, [](std::string_view program) { return is_installed(std::string(program)); });
  return std::string(found == programs.end() ? programs.front() : *found);
}

}  // namespace

bool is_image(std::string_view path) {
  constexpr std::string_view ends[] = {".sif", ".simg", ".squashfs", ".sqfs", ".sqsh"};
  return parse_url(path) || std::ranges::any_of(ends, [&](std::string_view end) { return path.ends_with(end); });
}

Result<std::string> builder_of(Kind kind, std::string_view path) {
  if (kind == Kind::singularity) return first_of(definition_builders);
  if (kind == Kind::dockerfile) return first_of(dockerfile_builders);
  if (is_image(path)) return "prebuilt";
  return fail(Code::invalid, "'{}' is no definition file, Dockerfile or image by its name, want a builder", path);
}

}  // namespace roadstead::recipe

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/file.hpp"
#include "roadstead/catalog/digest.hpp"
#include "roadstead/recipe/find.hpp"

namespace roadstead::recipe {

constexpr std::uint64_t recipe_limit_bytes = 4 << 20;

Result<Inputs> inputs_of(const std::filesystem::path& folder, const Recipe& recipe) {
  auto bytes = read_file(folder / recipe.path, recipe_limit_bytes);
  if (!bytes) return Failure(bytes.error());
  return Inputs{{"recipe", catalog::Digest::of(*bytes).text()}};
}

}  // namespace roadstead::recipe

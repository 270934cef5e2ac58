// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>

#include "roadstead/base/file.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/recipe/find.hpp"
#include "roadstead/recipe/sources_of.hpp"
#include "roadstead/recipe/tree_digest.hpp"
#include "roadstead/recipe/work_files.hpp"

namespace roadstead::recipe {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t recipe_limit = 1 << 20;

// A path below the top of the work tree; empty for one outside, which counts as the recipe's text alone.
std::string normal(const fs::path& folder, std::string_view written) {
  const fs::path path = fs::path(written);
  if (path.is_absolute()) return {};
  std::string text = (folder / path).lexically_normal().generic_string();
  while (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text == ".." || text.starts_with("../") ? std::string() : text;
}

class Collector {
 public:
  Collector(const WorkTree& tree, const BaseResolver& resolver) : tree_(tree), resolver_(resolver) {}

  Result<void> add_file(const std::string& path) {
    if (path.empty()) return {};
    if (path.find_first_of("*?[") == path.npos || tree_.files.contains(path)) return add_one(path);
    for (const std::string& match : matches(path))
      if (auto done = add_one(match); !done) return done;
    return {};
  }

  Result<void> add_base(const Base& base) {
    const std::string name = "base " + base.kind + "://" + base.reference;
    if (base.kind == "localimage" || base.kind == "oci" || base.kind == "oci-archive" || base.kind == "docker-archive")
      return add_local(base);
    if (const std::size_t at = base.reference.rfind("@sha256:"); at != std::string::npos) {
      inputs.insert_or_assign(name, base.reference.substr(at + 1));
      return {};
    }
    if (!resolver_ || base.reference.find("{{") != std::string::npos) return {};
    auto digest = resolver_(base.kind + "://" + base.reference);
    if (!digest) return wrap(digest.error(), "base '" + base.reference + "'");
    if (*digest) inputs.insert_or_assign(name, **digest);
    return {};
  }

  Inputs inputs;

 private:
  Result<void> add_one(const std::string& path) { return add_digest("file " + path, path); }

  Result<void> add_local(const Base& base) {
    const std::string path = normal({}, base.reference.substr(0, base.reference.find(':')));
    return path.empty() ? Result<void>() : add_digest("base " + path, path);
  }

  Result<void> add_digest(const std::string& name, const std::string& path) {
    auto digest = tree_digest(tree_, path);
    if (!digest) return Failure(digest.error());
    if (!digest->empty()) inputs.insert_or_assign(name, *digest);
    return {};
  }

  // Files and folders that a glob takes, one level of a path for one of the glob's, as filepath.Match and glob(7) do.
  std::set<std::string> matches(const std::string& glob) const {
    const auto depth = std::ranges::count(glob, '/');
    std::set<std::string> found;
    for (const std::string& file : tree_.files) {
      std::size_t end = 0;
      for (auto level = depth; level >= 0 && end != file.npos; --level) end = file.find('/', end == 0 ? 0 : end + 1);
      const std::string path = file.substr(0, end);
      if (::fnmatch(glob.c_str(), path.c_str(), FNM_PATHNAME) == 0) found.insert(path);
    }
    return found;
  }

  const WorkTree& tree_;
  const BaseResolver& resolver_;
};

// Each value with its length: no two settings have one text.
std::string settings_digest(const Recipe& recipe) {
  std::string text = fmt::format("builder {}:{}\n", recipe.stated_builder.size(), recipe.stated_builder);
  for (const auto& [key, value] : recipe.build.labels)
    text += fmt::format("label {}:{} {}:{}\n", key.size(), key, value.size(), value);
  return digest_of(text);
}

Result<void> add_sources(Collector& collector, const Sources& sources, const fs::path& context) {
  for (const std::string& file : sources.files)
    if (auto done = collector.add_file(normal(context, file)); !done) return done;
  if (sources.copies_unknown)
    if (auto done = collector.add_file(normal(context, ".")); !done) return done;
  for (const Base& base : sources.bases)
    if (auto done = collector.add_base(base); !done) return done;
  return {};
}

// apptainer runs at the top of the work tree; a Dockerfile's context is its own folder, where "/" is the context too.
Result<void> add_sources_of(const fs::path& folder, const Recipe& recipe, Collector& collector) {
  if (recipe.kind == Kind::other) return {};
  auto text = read_file(folder / recipe.path, recipe_limit);
  if (!text) return wrap(text.error(), recipe.path);
  if (recipe.kind == Kind::singularity) return add_sources(collector, sources_of_definition(*text), {});
  Sources sources = sources_of_dockerfile(*text);
  for (std::string& file : sources.files) {
    file.erase(0, std::min(file.find_first_not_of('/'), file.size()));
    if (file.empty()) file = ".";
  }
  return add_sources(collector, sources, fs::path(recipe.path).parent_path());
}

// A script of the repository decides over the image as the recipe does: any word of a command that is a file.
Result<void> add_command(const std::string& builder, const WorkTree& tree, Collector& collector) {
  constexpr std::string_view prefix = "command:";
  if (!builder.starts_with(prefix)) return {};
  for (const std::string_view word : split(std::string_view(builder).substr(prefix.size()), ' '))
    if (const std::string path = normal({}, word); !word.empty() && tree.files.contains(path))
      if (auto done = collector.add_file(path); !done) return done;
  return {};
}

// The bytes and nothing else, so that sha256sum says the same.
Result<std::string> recipe_digest(const WorkTree& tree, const Recipe& recipe) {
  if (parse_url(recipe.path)) return digest_of(recipe.path);
  return file_digest(tree.folder / recipe.path);
}

}  // namespace

Result<Inputs> inputs_of(const fs::path& folder, const Recipe& recipe, const BaseResolver& resolver) {
  auto files = tree_files(folder);
  if (!files) return Failure(files.error());
  const WorkTree tree{folder, std::move(*files)};
  Collector collector(tree, resolver);
  auto digest = recipe_digest(tree, recipe);
  if (!digest) return wrap(digest.error(), recipe.path);
  collector.inputs = {{"recipe", *digest}, {"settings", settings_digest(recipe)}};
  if (auto done = add_sources_of(folder, recipe, collector); !done) return Failure(done.error());
  if (auto done = add_command(recipe.build.builder, tree, collector); !done) return Failure(done.error());
  return std::move(collector.inputs);
}

}  // namespace roadstead::recipe

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/verify_task.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/net/redact.hpp"

namespace roadstead::app {

using verify::Depth;
using verify::Object;
using verify::ObjectKey;

namespace {

// What is asked of an object decides, not how deep: what an earlier state said too was looked at then.
std::vector<ObjectKey> keys_of(const catalog::Catalog& catalog) {
  std::vector<ObjectKey> keys;
  for (const Object& object : verify::objects_of(catalog)) keys.push_back(key_of(object, Depth::head, {}));
  std::ranges::sort(keys);
  return keys;
}

// Where an image was made, and what says which bytes that was.
std::string text_of(const catalog::Source& source) {
  std::string text = fmt::format("{}\n{}\n{}\n", source.repository, source.commit, source.recipe);
  for (const catalog::Label& input : source.inputs)
    if (input.key == "recipe") text += input.value;
  return text;
}

void note_sources(const catalog::Catalog& catalog, std::set<std::string>& sources) {
  for (const catalog::Collection& collection : catalog.collections)
    for (const catalog::Tag& tag : collection.tags) sources.insert(text_of(tag.source));
}

std::string name_of(const Object& object) {
  return object.has_digest ? object.digest.text() : net::redacted(object.url);
}

}  // namespace

bool VerifyTask::is_older(const catalog::Source& source) const { return older_sources.contains(text_of(source)); }

bool Depths::is_asked_again(const Object& object) const {
  return !options_.again.empty() && options_.again.contains(name_of(object));
}

Depth Depths::of(const Object& object) const {
  if (!is_asked_again(object)) return options_.depth;
  return std::max(options_.depth, options_.again.at(name_of(object)));
}

static Result<void> leave_out_older(const VerifyOptions& options, VerifyTask& task) {
  const auto location = source::locate(options.registry);
  if (!location) return Failure(location.error());
  const auto base = load_registry(location->path + "@" + options.changed_since, options.jobs);
  if (!base) return wrap(base.error(), "--changed-since");
  task.policy = base->loaded.catalog.settings.policy;  // a change opens no doors for itself
  if (options.recipes) note_sources(base->loaded.catalog, task.older_sources);
  const auto older = keys_of(base->loaded.catalog);
  const Depths depths(options);
  std::erase_if(task.objects, [&](const Object& object) {
    return std::ranges::binary_search(older, key_of(object, Depth::head, {})) && !depths.is_asked_again(object);
  });
  return {};
}

Result<VerifyTask> choose_objects(const VerifyOptions& options) {
  auto registry = load_registry(options.registry, options.jobs);
  if (!registry) return Failure(registry.error());
  VerifyTask task{.registry = std::move(*registry), .objects = {}};
  task.policy = task.registry.loaded.catalog.settings.policy;
  task.objects = verify::objects_of(task.registry.loaded.catalog);
  const Depths depths(options);
  std::erase_if(task.objects, [&](const Object& object) {
    return !options.shard.has(object) || (!options.sample.has(object) && !depths.is_asked_again(object));
  });
  if (!options.changed_since.empty())
    if (auto done = leave_out_older(options, task); !done) return Failure(done.error());
  return task;
}

}  // namespace roadstead::app

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "roadstead/app/leave_out.hpp"
#include "roadstead/app/private_hosts.hpp"
#include "roadstead/app/registry.hpp"
#include "roadstead/app/verify_recipes.hpp"
#include "roadstead/base/interruption.hpp"
#include "roadstead/check/locate.hpp"
#include "roadstead/net/redact.hpp"
#include "roadstead/verify/run.hpp"
#include "roadstead/verify/state_file.hpp"

namespace roadstead::app {

namespace {

using verify::Depth;
using verify::Object;
using verify::ObjectKey;

// What is asked of an object decides, not how deep: what an earlier state said too was looked at then.
std::vector<ObjectKey> keys_of(const catalog::Catalog& catalog) {
  std::vector<ObjectKey> keys;
  for (const Object& object : verify::objects_of(catalog)) keys.push_back(key_of(object, Depth::head));
  std::ranges::sort(keys);
  return keys;
}

std::string name_of(const Object& object) {
  return object.has_digest ? object.digest.text() : net::redacted(object.url);
}

/// How deep each object is looked at.
class Depths {
 public:
  explicit Depths(const VerifyOptions& options) : options_(options) {}
  bool is_asked_again(const Object& object) const {
    return !options_.again.empty() && options_.again.contains(name_of(object));
  }
  Depth of(const Object& object) const {
    if (!is_asked_again(object)) return options_.depth;
    return std::max(options_.depth, options_.again.at(name_of(object)));
  }

 private:
  const VerifyOptions& options_;
};

/// What is looked at.
struct Task {
  LoadedRegistry registry;
  std::vector<Object> objects;
  std::set<std::string> older_sources;  ///< that are not looked at again
  std::vector<std::string> private_hosts;
};

// Where it was made, and what says which bytes that was.
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

Result<void> leave_out_older(const VerifyOptions& options, Task& task) {
  const auto location = source::locate(options.registry);
  if (!location) return Failure(location.error());
  const auto base = load_registry(location->path + "@" + options.changed_since, options.jobs);
  if (!base) return wrap(base.error(), "--changed-since");
  task.private_hosts = base->loaded.catalog.settings.policy.private_hosts;  // a change opens no doors for itself
  if (options.recipes) note_sources(base->loaded.catalog, task.older_sources);
  const auto older = keys_of(base->loaded.catalog);
  const Depths depths(options);
  std::erase_if(task.objects, [&](const Object& object) {
    return std::ranges::binary_search(older, key_of(object, Depth::head)) && !depths.is_asked_again(object);
  });
  return {};
}

Result<Task> task_of(const VerifyOptions& options) {
  auto registry = load_registry(options.registry, options.jobs);
  if (!registry) return Failure(registry.error());
  Task task{std::move(*registry), {}, {}, {}};
  task.private_hosts = task.registry.loaded.catalog.settings.policy.private_hosts;
  task.objects = verify::objects_of(task.registry.loaded.catalog);
  const Depths depths(options);
  std::erase_if(task.objects, [&](const Object& object) {
    return !options.shard.has(object) || (!options.sample.has(object) && !depths.is_asked_again(object));
  });
  if (!options.changed_since.empty())
    if (auto done = leave_out_older(options, task); !done) return Failure(done.error());
  return task;
}

/// What is known, and what becomes known.
class Results {
 public:
  Results(Depths depths, std::optional<verify::StateFile> file) : depths_(depths), file_(std::move(file)) {}

  // Takes out what an earlier part of the run has answered.
  void take_known(std::vector<Object>& objects) {
    if (!file_) return;
    std::erase_if(objects, [&](const Object& object) {
      auto known = file_->state().find(key_of(object, depths_.of(object)));
      if (known.fault) faulty_.push_back({object, std::move(*known.fault)});
      return known.is_known;
    });
  }

  void add(const Object& object, const std::optional<verify::Fault>& fault) {
    if (fault) faulty_.push_back({object, *fault});
    if (!file_) return;
    file_->add(key_of(object, depths_.of(object)), fault);
    if (auto done = file_->flush(); !done && !error_) error_ = done.error();
  }

  Result<void> finish() {
    if (error_) return Failure(*error_);
    return file_ ? file_->remove() : Result<void>();
  }
  std::vector<Faulty> take_faulty() { return std::move(faulty_); }

 private:
  Depths depths_;
  std::optional<verify::StateFile> file_;
  std::vector<Faulty> faulty_;
  std::optional<Error> error_;
};

std::string message_of(const Faulty& faulty) {
  std::string message = faulty.fault.message;
  if (faulty.object.is_mirror()) message = "mirror " + message;
  if (faulty.object.places > 1) message += fmt::format(" (so say {} places)", faulty.object.places);
  return message;
}

// Their lines are read once more: findings are rare.
std::vector<ObjectFinding> findings_of(const source::Tree& tree, std::span<const Faulty> all) {
  std::vector<ObjectFinding> findings;
  const auto reader = tree.reader();
  for (const Faulty& faulty : all) {
    const Object& object = faulty.object;
    const source::Entry& entry = tree.entries()[object.entry];
    const std::string key = object.key();
    const auto at = key.empty() ? catalog::Position{0, 0} : check::locate(*reader, entry, key);
    findings.push_back(
        {{std::string(entry.path), at.line, at.column, faulty.fault.severity, faulty.fault.rule, message_of(faulty)},
         object.has_digest ? object.digest.text() : "",
         net::redacted(object.url),
         object.places});
  }
  std::ranges::sort(findings);
  return findings;
}

verify::RunOptions run_options(const VerifyOptions& options, const std::vector<std::string>& private_hosts,
                               Depth depth) {
  verify::RunOptions run;
  run.per_host = options.per_host;
  run.probe.depth = depth;
  if (depth == Depth::bytes) run.threads = options.jobs;
  let_in(private_hosts, run.probe);
  if (options.may_reach_private) run.probe.reach = [](std::string_view) { return net::Reach::anywhere; };
  return run;
}

// A repository is in one shard and in one sample, told by its address as an object without a digest is.
Result<void> add_recipes(const VerifyOptions& options, const Task& task, VerifyReport& report) {
  if (!options.recipes) return {};
  const verify::ProbeOptions reach = run_options(options, task.private_hosts, Depth::head).probe;
  const auto looked =
      verify_recipes(task.registry, {.reach = reach, .patience = options.patience}, [&](const catalog::Source& source) {
        Object object;
        object.url = source.repository;
        return options.shard.has(object) && options.sample.has(object) && !task.older_sources.contains(text_of(source));
      });
  if (!looked) return wrap(looked.error(), "looking at recipes");
  report.recipes = looked->tags;
  for (const RecipeFinding& found : looked->findings)
    report.recipe_findings.push_back({found.finding, {}, found.repository, 1});
  return {};
}

// Those of one depth after the other: mostly there is one.
Result<void> run_all(const VerifyOptions& options, const std::vector<std::string>& private_hosts,
                     std::span<const Object> left, const verify::Finished& finished) {
  const Depths depths(options);
  while (!left.empty()) {
    const Depth depth = depths.of(left.front());
    const auto end = std::ranges::find_if(left, [&](const Object& object) { return depths.of(object) != depth; });
    const auto count = static_cast<std::size_t>(end - left.begin());
    if (auto done = verify::run(left.first(count), {.patience = options.patience},
                                run_options(options, private_hosts, depth), finished);
        !done)
      return done;
    left = left.subspan(count);
  }
  return {};
}

Result<std::optional<verify::StateFile>> open_state(const std::string& path) {
  if (path.empty()) return std::optional<verify::StateFile>();
  auto file = verify::StateFile::open(path);
  if (!file) return Failure(file.error());
  return std::optional(std::move(*file));
}

}  // namespace

Result<Verified> verify_registry(const VerifyOptions& options) {
  auto file = open_state(options.state);
  if (!file) return Failure(file.error());
  auto task = task_of(options);
  if (!task) return Failure(task.error());
  VerifyReport report{options.depth, task->objects.size(), 0, count_faulty(task->registry.loaded.findings), {}, 0, {}};
  const Depths depths(options);
  Results results(depths, std::move(*file));
  std::span<const Object> asked = task->objects;
  std::vector<Object> some;  // a copy only where it differs
  if (!options.state.empty() || !options.again.empty()) {
    some = task->objects;
    results.take_known(some);
    std::ranges::stable_sort(some, {}, [&](const Object& object) { return depths.of(object); });
    asked = some;
  }
  report.known = report.objects - asked.size();
  std::uint64_t done = report.known;
  const Interruption interruption;
  const auto ran = run_all(options, task->private_hosts, asked,
                           [&](const Object& object, const std::optional<verify::Fault>& fault) {
                             results.add(object, fault);
                             options.progress(++done, report.objects);
                           });
  if (!ran) return wrap(ran.error(), fmt::format("{} of {} objects were looked at", done, report.objects));
  if (auto looked = add_recipes(options, *task, report); !looked) return Failure(looked.error());
  if (auto ended = results.finish(); !ended) return Failure(ended.error());
  std::vector<Faulty> faulty = results.take_faulty();
  report.findings = findings_of(*task->registry.tree, faulty);
  return Verified{std::move(task->registry), std::move(task->objects), std::move(faulty),
                  std::move(task->private_hosts), std::move(report)};
}

Result<std::vector<Faulty>> look_at(const VerifyOptions& options, const Verified& verified,
                                    std::span<const Object> objects, Depth depth) {
  std::vector<Faulty> faulty;
  const Interruption interruption;
  const auto ran =
      verify::run(objects, {.patience = options.patience}, run_options(options, verified.private_hosts, depth),
                  [&](const Object& object, const std::optional<verify::Fault>& fault) {
                    if (fault) faulty.push_back({object, *fault});
                  });
  if (!ran) return Failure(ran.error());
  return faulty;
}

Result<VerifyReport> verify_objects(const VerifyOptions& options) {
  auto verified = verify_registry(options);
  if (!verified) return Failure(verified.error());
  return std::move(verified->report);
}

}  // namespace roadstead::app

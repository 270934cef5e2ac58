// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/verify.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/app/leave_out.hpp"
#include "roadstead/app/registry.hpp"
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

/// What is looked at.
struct Task {
  LoadedRegistry registry;
  std::vector<Object> objects;
};

Result<void> leave_out_older(const VerifyOptions& options, Task& task) {
  const auto location = source::locate(options.registry);
  if (!location) return Failure(location.error());
  const auto base = load_registry(location->path + "@" + options.changed_since, options.jobs);
  if (!base) return wrap(base.error(), "--changed-since");
  const auto older = keys_of(base->loaded.catalog);
  std::erase_if(task.objects,
                [&](const Object& object) { return std::ranges::binary_search(older, key_of(object, Depth::head)); });
  return {};
}

Result<Task> task_of(const VerifyOptions& options) {
  auto registry = load_registry(options.registry, options.jobs);
  if (!registry) return Failure(registry.error());
  Task task{std::move(*registry), {}};
  task.objects = verify::objects_of(task.registry.loaded.catalog);
  std::erase_if(task.objects,
                [&](const Object& object) { return !options.shard.has(object) || !options.sample.has(object); });
  if (!options.changed_since.empty())
    if (auto done = leave_out_older(options, task); !done) return Failure(done.error());
  return task;
}

/// An object and what is wrong with it, until its place is looked up.
struct Faulty {
  Object object;
  verify::Fault fault;
};

/// What is known, and what becomes known.
class Results {
 public:
  Results(Depth depth, std::optional<verify::StateFile> file) : depth_(depth), file_(std::move(file)) {}

  // Takes out what an earlier part of the run has answered.
  void take_known(std::vector<Object>& objects) {
    if (!file_) return;
    std::erase_if(objects, [&](const Object& object) {
      auto known = file_->state().find(key_of(object, depth_));
      if (known.fault) faulty_.push_back({object, std::move(*known.fault)});
      return known.is_known;
    });
  }

  void add(const Object& object, const std::optional<verify::Fault>& fault) {
    if (fault) faulty_.push_back({object, *fault});
    if (!file_) return;
    file_->add(key_of(object, depth_), fault);
    if (auto done = file_->flush(); !done && !error_) error_ = done.error();
  }

  Result<void> finish() {
    if (error_) return Failure(*error_);
    return file_ ? file_->remove() : Result<void>();
  }
  std::span<const Faulty> faulty() const { return faulty_; }

 private:
  Depth depth_;
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

verify::RunOptions run_options(const VerifyOptions& options) {
  verify::RunOptions run;
  run.per_host = options.per_host;
  run.probe.depth = options.depth;
  if (options.depth == Depth::bytes) run.probe.hashing = std::make_shared<verify::HashThreads>(options.jobs);
  if (options.may_reach_private) run.probe.reach = [](std::string_view) { return net::Reach::anywhere; };
  return run;
}

Result<std::optional<verify::StateFile>> open_state(const std::string& path) {
  if (path.empty()) return std::optional<verify::StateFile>();
  auto file = verify::StateFile::open(path);
  if (!file) return Failure(file.error());
  return std::optional(std::move(*file));
}

}  // namespace

Result<VerifyReport> verify_objects(const VerifyOptions& options) {
  auto file = open_state(options.state);
  if (!file) return Failure(file.error());
  auto task = task_of(options);
  if (!task) return Failure(task.error());
  VerifyReport report{options.depth, task->objects.size(), 0, count_faulty(task->registry.loaded.findings), {}};
  Results results(options.depth, std::move(*file));
  results.take_known(task->objects);
  report.known = report.objects - task->objects.size();
  std::uint64_t done = report.known;
  const auto client = net::make_multi_client({.patience = options.patience});
  const Interruption interruption;
  const auto ran = verify::run(task->objects, *client, run_options(options),
                               [&](const Object& object, const std::optional<verify::Fault>& fault) {
                                 results.add(object, fault);
                                 options.progress(++done, report.objects);
                               });
  if (!ran) return wrap(ran.error(), fmt::format("{} of {} objects were looked at", done, report.objects));
  if (auto ended = results.finish(); !ended) return Failure(ended.error());
  report.findings = findings_of(*task->registry.tree, results.faulty());
  return report;
}

}  // namespace roadstead::app

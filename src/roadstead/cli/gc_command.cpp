// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <cstdio>

#include "roadstead/app/gc/gc_list.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/progress_bar.hpp"
#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

namespace {

struct Options {
  app::GcOptions gc;
  std::string list;
  bool offline = false, json = false;
};

std::string share_text(const app::GcShare& share) {
  return counted(share.blobs, "blob") + " of " + human_size(share.bytes);
}

std::string report_text(const app::GcReport& report) {
  std::string out = fmt::format("{} are named\n", share_text(report.named));
  if (report.young.blobs != 0)
    out += fmt::format("{} are named by nobody and younger than {}\n", share_text(report.young),
                       counted(static_cast<std::uint64_t>(report.grace_days), "day"));
  return out + fmt::format("{} can go\n", share_text(report.share_of_unnamed()));
}

std::string removed_text(const app::GcReport& report) {
  app::GcShare removed;
  for (const storage::StoredBlob& blob : report.removed) removed.add(blob);
  std::string out = fmt::format("{} removed\n", share_text(removed));
  if (report.spared != 0)
    out += fmt::format("{} of the list stay: named by now, changed, or gone\n", counted(report.spared, "blob"));
  return out;
}

std::string next_text(const Options& options, const app::GcReport& report) {
  if (report.unnamed.empty()) return {};
  if (options.list.empty()) return "next: --list FILE writes down which, to be looked at\n";
  return fmt::format("wrote {}\nnext: look at it, then --remove {}\n", options.list, options.list);
}

Result<int> run_gc(const Options& options) {
  app::GcOptions gc = options.gc;
  if (gc.registries.empty()) gc.registries = {"."};
  if (options.offline) gc.remote.clear();
  gc.now_s = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  ProgressBar bar(gc.remove_list.empty() ? "looking" : "removing");
  gc.progress = [&](std::uint64_t done, std::uint64_t all) { bar.show(done, all); };
  const auto report = app::collect_garbage(gc);
  bar.clear();
  if (!report) return Failure(report.error());
  if (!options.list.empty())
    if (auto done = write_file_atomically(options.list, app::gc_list_json(*report)); !done)
      return Failure(done.error());
  if (options.json) {
    fmt::print("{}", app::gc_report_json(*report));
  } else {
    fmt::print("{}",
               report_text(*report) + (gc.remove_list.empty() ? next_text(options, *report) : removed_text(*report)));
  }
  return exit_done;
}

}  // namespace

void add_gc(CLI::App& root, Action& action) {
  const auto options = std::make_shared<Options>();
  CLI::App* const command =
      root.add_subcommand("gc", "Find stored images that nobody names any more, and remove what was looked at");
  command->add_option("registry", options->gc.registries,
                      "git repositories of all registries that store there; here when it is left out");
  command->add_option("--store", options->gc.store, "the store: an address as s3://bucket/prefix, or a folder")
      ->required()
      ->transform(listed_store());
  command->add_option("--grace", options->gc.grace_days, "days for which stays what was stored, or was named")
      ->check(CLI::Range(1, 36500))
      ->capture_default_str();
  const auto list = command->add_option("--list", options->list, "write here what can go");
  command->add_option("--remove", options->gc.remove_list, "remove what this list has and nobody names still")
      ->excludes(list);
  command->add_option("--remote", options->gc.remote, "whose branches count too, and are asked for first")
      ->capture_default_str();
  command->add_flag("--offline", options->offline, "ask no remote: what is fetched already is all there is");
  command->add_flag("--json", options->json, "the report for programs");
  command->footer("Example: roadstead gc --store s3://bucket/images --list unnamed.json");
  command->callback([options, &action] { action = [options] { return run_gc(*options); }; });
}

}  // namespace roadstead::cli

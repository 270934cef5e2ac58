// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "roadstead/app/import.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/cli/command.hpp"
#include "roadstead/cli/print_findings.hpp"
#include "roadstead/cli/progress_bar.hpp"
#include "roadstead/cli/values.hpp"

namespace roadstead::cli {

static void write_notes(JsonWriter& json, std::string_view key, const std::vector<app::ImportNote>& notes) {
  json.key(key).begin_array();
  for (const app::ImportNote& note : notes) {
    json.begin_object().field("row", note.row).field("name", note.name).field("tag", note.tag);
    json.field("rule", note.rule).field("message", note.message).end_object();
  }
  json.end_array();
}

static std::string report_json(const app::ImportReport& report) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("rows", report.rows).field("tags", report.tags).field("history", report.history);
  write_notes(json, "findings", report.findings);
  write_notes(json, "losses", report.losses);
  json.field("without_sha256", report.without_sha256).end_object();
  return out + "\n";
}

static std::string report_text(const app::ImportReport& report) {
  std::string out;
  const auto append = [&](const app::ImportNote& note, std::string_view what) {
    const std::string tag = note.tag.empty() ? "" : ":" + note.tag;
    const std::string name = note.name.empty() ? "" : note.name + tag + ": ";
    out += escape_controls(fmt::format("row {}: {}{}: {} [{}]", note.row, name, what, note.message, note.rule)) + "\n";
  };
  for (const app::ImportNote& note : report.losses) append(note, "kept");
  for (const app::ImportNote& note : report.findings) append(note, "left out");
  out += fmt::format("{}: {}, {} in their history, {} left out\n", counted(report.rows, "row"),
                     counted(report.tags, "tag"), report.history, report.findings.size());
  out += fmt::format("without a sha256 yet: {}; the library and OCI APIs wait for it\n",
                     counted(report.without_sha256, "image"));
  return out;
}

// A registry is a folder, whatever its name ends with.
static std::string check_out(const std::string& out) {
  if (out.empty()) return "the name is empty, want a directory";
  if (const auto ending = archive_ending(out); !ending.empty())
    return fmt::format("'{}' ends with '{}', want a directory", out, ending);
  return {};
}

void add_import(CLI::App& root, Action& action) {
  struct Options {
    std::string rows, out;
    bool json = false;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* const import = root.add_subcommand("import", "Make a registry tree from another registry's records");
  import->require_subcommand(1);
  CLI::App* const command =
      import->add_subcommand("singularity-hub", "From the Singularity Hub archive's rows, one JSON object a line");
  command->add_option("file", options->rows, "the archive's containers.jsonl")->required();
  command->add_option("-o,--out", options->out, "registry tree to write; must be empty or absent")
      ->required()
      ->check(check_out, "");
  command->add_flag("--json", options->json, "print a report for programs");
  command->footer("Example: roadstead import singularity-hub containers.jsonl -o registry");
  command->callback([options, &action] {
    action = [options]() -> Result<int> {
      ProgressBar bar("collections");
      bar.say("reading " + options->rows);
      auto report = app::import_singularity_hub(options->rows, options->out,
                                                [&](std::uint64_t done, std::uint64_t all) { bar.show(done, all); });
      bar.clear();
      if (!report) return Failure(report.error());
      fmt::print("{}", options->json ? report_json(*report) : report_text(*report));
      return report->findings.empty() ? exit_done : exit_findings;
    };
  });
}

}  // namespace roadstead::cli

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/import.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "roadstead/app/hub_row_rules.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/base/interruption.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/catalog/format.hpp"
#include "roadstead/catalog/layout.hpp"
#include "roadstead/catalog/name.hpp"
#include "roadstead/site/directory_output.hpp"

namespace roadstead::app {

namespace {

using catalog::Api;
using catalog::Label;
using catalog::StoredFile;
using catalog::Tag;

constexpr std::uint64_t archive_limit_bytes = std::uint64_t{1} << 30;

/// Rows by collection and tag: maps, so that files are written in order.
using Rows = std::map<std::string, std::map<std::string, std::vector<HubRow>>>;

class Importer {
 public:
  /// Fails when not one row is of the archive's form: it is another file then, and nothing shall be written for it.
  Result<void> read(std::string_view text) {
    std::uint64_t number = 0;
    for (const std::string_view line : split(text, '\n')) {
      ++number;
      if (!trim(line).empty()) read_row(line, number);
    }
    if (report_.rows == 0) return fail(Code::invalid, "there is no row, want one JSON object a line");
    if (!has_read_any_)
      return fail(Code::invalid, "none of {} rows can be read, want one JSON object a line; line {}: {}", report_.rows,
                  report_.findings.front().row, report_.findings.front().message);
    leave_out_what_runs_through();
    return {};
  }

  Result<ImportReport> write(site::Output& output, const Progress& progress) {
    if (auto done = write_settings(output); !done) return Failure(done.error());
    std::uint64_t done_collections = 0;
    for (auto& [name, tags] : rows_) {
      const auto batch = output.batch();
      write_collection(name, tags, *batch);
      if (auto done = output.take(*batch); !done) return Failure(done.error());
      progress(++done_collections, rows_.size());
    }
    if (auto done = output.finish(); !done) return Failure(done.error());
    for (auto* notes : {&report_.findings, &report_.losses}) std::ranges::stable_sort(*notes, {}, &ImportNote::row);
    return std::move(report_);
  }

 private:
  void read_row(std::string_view line, std::uint64_t number) {
    ++report_.rows;
    HubRow row{.line = number};
    if (auto done = parse_hub_row(line, row); !done) return leave_out(row, {"schema", done.error().message()});
    has_read_any_ = true;
    if (auto refusal = refusal_of(row)) return leave_out(row, std::move(*refusal));
    auto dropped = drop_bad_fields(row);
    auto& rows = rows_[row.name][row.tag];
    const auto twin = std::ranges::find_if(rows, [&](const HubRow& other) { return is_same_image(row, other); });
    if (twin != rows.end())
      return leave_out(row, {"schema", fmt::format("the same image as row {}, which is kept", twin->line)});
    for (Refusal& refusal : dropped) report_.losses.push_back(note_of(row, std::move(refusal)));
    rows.push_back(std::move(row));
  }

  // Of two names one of which runs through the other's pages, `check` refuses the longer.
  void leave_out_what_runs_through() {
    std::map<std::string, std::string> owners;
    for (const auto& [name, tags] : rows_)
      for (const std::string_view owner : catalog::names_run_through(name))
        if (rows_.contains(std::string(owner))) owners.try_emplace(name, owner);
    for (const auto& [name, owner] : owners) {
      for (const auto& [tag, rows] : rows_[name])
        for (const HubRow& row : rows)
          leave_out(row, {"name-collision", fmt::format("the name runs through the pages of '{}'", owner)});
      rows_.erase(name);
    }
  }

  // In all that a history says of an image.
  static bool is_same_image(const HubRow& a, const HubRow& b) {
    const auto image = [](const HubRow& row) {
      return std::tie(row.sif, row.size_bytes, row.build_date, row.commit, row.version);
    };
    return image(a) == image(b);
  }

  static ImportNote note_of(const HubRow& row, Refusal refusal) {
    return {row.line, row.name, row.tag, std::string(refusal.rule), std::move(refusal.message)};
  }

  void leave_out(const HubRow& row, Refusal refusal) { report_.findings.push_back(note_of(row, std::move(refusal))); }

  static Result<void> write_settings(site::Output& output) {
    const auto batch = output.batch();
    batch->add("roadstead.yml",
               "title: \"Singularity Hub archive\"\ndescription: \"Container images of Singularity Hub, as the archive "
               "lists them\"\n");
    return output.take(*batch);
  }

  void write_collection(const std::string& name, std::map<std::string, std::vector<HubRow>>& tags, site::Batch& batch) {
    write_collection_readme(name, batch);
    for (auto& [tag, rows] : tags) write_tag(name, tag, rows, batch);
  }

  static void write_collection_readme(const std::string& name, site::Batch& batch) {
    const std::string path = name + "/README.md";
    if (catalog::classify(path).role != catalog::Role::collection_readme) return;  // as of a repository named "tags"
    std::string text;
    catalog::format_collection(catalog::Collection(), "", text);
    batch.add(path, text);
  }

  // The newest row is the tag; those before it are its history, oldest first.
  void write_tag(const std::string& name, const std::string& tag_name, std::vector<HubRow>& rows, site::Batch& batch) {
    std::ranges::stable_sort(rows, {}, [](const HubRow& row) { return std::pair(row.build_date, row.id); });
    std::vector<StoredFile> history;
    for (auto row = rows.begin(); row + 1 != rows.end(); ++row) history.push_back(file_of(*row));
    const HubRow& newest = rows.back();
    StoredFile layer = file_of(newest);
    Tag tag{.history = history};
    tag.stated = layer;
    layer.created = layer.commit = {};  // the tag says them
    tag.layers = {&layer, 1};
    const std::string repository = "https://github.com/" + name;
    tag.source = {repository, newest.commit, std::string_view(newest.recipe).substr(newest.recipe.rfind('/') + 1)};
    const std::string id = std::to_string(newest.id);
    const std::vector<Label> labels = labels_of(newest, id);
    tag.labels = labels;
    std::string text;
    catalog::format_tag(tag, "", text);
    batch.add(name + "/manifests/" + tag_name + "/README.md", text);
    count(name, newest, history.size());
  }

  // `version` is an MD5 where it has the form of one; anything else names the build, not its bytes.
  StoredFile file_of(const HubRow& row) {
    StoredFile file{.size_bytes = row.size_bytes, .url = row.sif, .created = row.build_date, .commit = row.commit};
    const std::string version = to_lower(row.version);
    if (version.size() == 32 && is_lower_hex(version)) file.other_digest = arena_.keep("md5:" + version);
    return file;
  }

  static std::vector<Label> labels_of(const HubRow& row, std::string_view id) {
    std::vector<Label> labels{{"org.singularity-hub.branch", row.branch},
                              {"org.singularity-hub.datalad", row.datalad_url},
                              {"org.singularity-hub.id", id},
                              {"org.singularity-hub.license", row.license},
                              {"org.singularity-hub.recipe", row.recipe},
                              {"org.singularity-hub.recipe-available", row.recipe_available ? "true" : "false"},
                              {"org.singularity-hub.version", row.version}};
    std::erase_if(labels, [](const Label& label) { return label.value.empty(); });
    return labels;
  }

  void count(const std::string& name, const HubRow& row, std::size_t history) {
    ++report_.tags;
    report_.history += history;
    report_.without_sha256 += 1 + history;
    for (const Api api : {Api::shub, Api::library, Api::oci})
      for (const std::string_view why : {collection_refusal(api, name), tag_refusal(api, row.tag)})
        if (!why.empty())
          report_.losses.push_back(
              note_of(row, {"name-grammar", fmt::format("the {} API loses it: {}", api_name(api), why)}));
  }

  Rows rows_;
  Arena arena_;
  ImportReport report_;
  bool has_read_any_ = false;
};

}  // namespace

Result<ImportReport> import_singularity_hub(const std::filesystem::path& rows, const std::filesystem::path& out,
                                            const Progress& progress) {
  auto text = read_file(rows, archive_limit_bytes);
  if (!text) return Failure(text.error());
  Importer importer;
  if (auto done = importer.read(*text); !done) return wrap(done.error(), rows.string());
  const Interruption interruption;  // not before there is something to remove: reading may take long
  auto output = site::open_directory_output(out, nullptr);
  if (!output) return Failure(output.error());
  auto report = importer.write(**output, progress);
  if (!report) return wrap(report.error(), "writing " + out.string());
  return report;
}

}  // namespace roadstead::app

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/import.hpp"

#include <algorithm>
#include <map>

#include "roadstead/app/hub_row.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/base/interruption.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/time.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/catalog/format.hpp"
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

/// Why no tree can hold a row, with the rule that says so.
struct Refusal {
  std::string_view rule;
  std::string message;
};

Refusal name_refusal(const HubRow& row) {
  const auto parts = split(row.name, '/');
  if (parts.size() > catalog::component_limit)
    return {"name-grammar", fmt::format("the name has {} components", parts.size())};
  for (const std::string_view part : parts)
    if (const auto why = catalog::component_refusal(part); !why.empty())
      return {"name-grammar", fmt::format("component '{}' {}", part, why)};
  if (const auto why = catalog::component_refusal(row.tag); !why.empty())
    return {"name-grammar", fmt::format("tag '{}' {}", row.tag, why)};
  if (catalog::is_reserved_top(parts.front()))
    return {"name-collision", fmt::format("'{}' at the top belongs to the site", parts.front())};
  return {};
}

Refusal content_refusal(const HubRow& row) {
  const auto url = parse_url(row.sif);
  if (!url || !is_web_url(*url)) return {"url-policy", fmt::format("'{}' is not a URL", row.sif)};
  if (!row.commit.empty() && (row.commit.size() != 40 || !is_lower_hex(row.commit)))
    return {"schema", fmt::format("'{}' is not a commit", row.commit)};
  if (!row.build_date.empty() && !is_rfc3339(row.build_date))
    return {"schema", fmt::format("'{}' is not a time", row.build_date)};
  return {};
}

class Importer {
 public:
  Result<ImportReport> run(std::string_view text, site::Output& output, const Progress& progress) {
    read(text);
    auto batch = output.batch();
    batch->add("roadstead.yml",
               "title: \"Singularity Hub archive\"\ndescription: \"Container images of Singularity Hub, as the archive "
               "lists them\"\n");
    std::uint64_t done_collections = 0;
    for (auto& [name, tags] : rows_) {
      write_collection(name, tags, *batch);
      progress(++done_collections, rows_.size());
    }
    if (auto done = output.take(*batch); !done) return Failure(done.error());
    if (auto done = output.finish(); !done) return Failure(done.error());
    std::ranges::sort(report_.losses, {}, &ImportNote::row);
    return std::move(report_);
  }

 private:
  void read(std::string_view text) {
    std::uint64_t number = 0;
    for (const std::string_view line : split(text, '\n')) {
      ++number;
      if (!trim(line).empty()) read_row(line, number);
    }
  }

  void read_row(std::string_view line, std::uint64_t number) {
    ++report_.rows;
    HubRow row{.line = number};
    if (auto done = parse_hub_row(line, row); !done) return leave_out(row, {"schema", done.error().message()});
    for (const auto check : {name_refusal, content_refusal})
      if (auto refusal = check(row); !refusal.rule.empty()) return leave_out(row, std::move(refusal));
    rows_[row.name][row.tag].push_back(std::move(row));
  }

  void leave_out(const HubRow& row, Refusal refusal) {
    report_.findings.push_back({row.line, row.name, row.tag, std::string(refusal.rule), std::move(refusal.message)});
  }

  void write_collection(const std::string& name, std::map<std::string, std::vector<HubRow>>& tags, site::Batch& batch) {
    catalog::Collection collection;
    const std::string description = "Images of " + name + ", built by Singularity Hub";
    collection.description = description;
    std::string text;
    catalog::format_collection(collection, "", text);
    batch.add(name + "/README.md", text);
    for (auto& [tag, rows] : tags) write_tag(name, tag, rows, batch);
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
    if (row.version.size() == 32 && is_lower_hex(row.version)) file.other_digest = arena_.keep("md5:" + row.version);
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
              {row.line, name, row.tag, "name-grammar", fmt::format("the {} API loses it: {}", api_name(api), why)});
  }

  Rows rows_;
  Arena arena_;
  ImportReport report_;
};

}  // namespace

Result<ImportReport> import_singularity_hub(const std::filesystem::path& rows, const std::filesystem::path& out,
                                            const Progress& progress) {
  auto text = read_file(rows, archive_limit_bytes);
  if (!text) return Failure(text.error());
  const Interruption interruption;
  auto output = site::open_directory_output(out, nullptr);
  if (!output) return Failure(output.error());
  auto report = Importer().run(*text, **output, progress);
  if (!report) return wrap(report.error(), "writing " + out.string());
  return report;
}

}  // namespace roadstead::app

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/proposed_tags.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "roadstead/app/publish/plan.hpp"
#include "roadstead/base/arena.hpp"
#include "roadstead/catalog/parse.hpp"

namespace roadstead::app {

namespace {

/// What a tag's README says. The tag's texts live in the arena.
struct ReadTag {
  Arena arena;
  catalog::Tag tag;
};

const std::string* id_in(const forge::Listing& files, const std::string& path) {
  const auto found = files.find(path);
  return found == files.end() ? nullptr : &found->second.id;
}

// A README of the base may be broken: then nothing is known of what the tag was.
bool read_tag(const forge::RemoteRepository& remote, const std::string* id, const std::string& path, ReadTag& read) {
  if (id == nullptr) return false;
  const auto text = remote.read(*id);
  catalog::YamlDocument yaml;
  catalog::Findings findings;
  return text && catalog::parse_tag(path, *text, yaml, read.arena, findings, read.tag);
}

std::vector<catalog::StoredFile> images_of(const catalog::Tag& tag) {
  std::vector<catalog::StoredFile> images{tag.image()};
  images.insert(images.end(), tag.images.begin(), tag.images.end());
  return images;
}

std::string recipe_link(const catalog::Source& was, const catalog::Source& is) {
  if (was.commit.empty() || is.commit.empty() || was.commit == is.commit || was.repository != is.repository) return {};
  return fmt::format("{}/compare/{}...{}", is.repository, was.commit, is.commit);
}

forge::ProposedTag row_of(const std::string& tag, const catalog::StoredFile& image) {
  return {.tag = tag,
          .new_digest = image.digest_text(),
          .new_size_bytes = image.size_bytes,
          .architecture = std::string(image.arch)};
}

bool is_outdated(const catalog::Tag& tag, const catalog::StoredFile& image) {
  return !image.inputs.empty() && !input_differences(inputs_of(image.inputs), inputs_of(tag.source.inputs)).empty();
}

bool stays(const forge::ProposedTag& row) { return row.old_digest == row.new_digest; }

// A row for each image that differs, or should; where none does, something else of the tag has changed: its first image
// stands for it.
std::vector<forge::ProposedTag> compare(const std::string& tag, const ReadTag* was, const ReadTag& is) {
  const auto before = was == nullptr ? std::vector<catalog::StoredFile>() : images_of(was->tag);
  std::vector<forge::ProposedTag> rows;
  for (const catalog::StoredFile& image : images_of(is.tag)) {
    forge::ProposedTag& row = rows.emplace_back(row_of(tag, image));
    row.is_outdated = is_outdated(is.tag, image);
    if (!row.is_outdated) row.commit = is.tag.source.commit;
    const auto former = std::ranges::find(before, image.arch, &catalog::StoredFile::arch);
    if (former == before.end()) continue;
    row.old_digest = former->digest_text();
    row.old_size_bytes = former->size_bytes;
    if (!row.is_outdated) row.recipe_link = recipe_link(was->tag.source, is.tag.source);
  }
  const forge::ProposedTag first = rows.front();
  const bool has_new = !std::ranges::all_of(rows, stays);
  std::erase_if(rows, [](const forge::ProposedTag& row) { return stays(row) && !row.is_outdated; });
  if (!has_new) rows.insert(rows.begin(), first);
  return rows;
}

}  // namespace

Result<std::vector<forge::ProposedTag>> proposed_tags(forge::RemoteRepository& remote, const forge::Pushed& pushed) {
  std::vector<std::string> paths, ids;
  for (const auto& [path, git_file] : pushed.files) {
    const std::string* const before = id_in(pushed.base_files, path);
    if (tag_of_readme(path).empty() || (before != nullptr && *before == git_file.id)) continue;
    paths.push_back(path);
    ids.push_back(git_file.id);
    if (before != nullptr) ids.push_back(*before);
  }
  if (auto done = remote.fetch_blobs(std::move(ids)); !done) return Failure(done.error());
  std::vector<forge::ProposedTag> tags;
  for (const std::string& path : paths) {
    ReadTag was, is;
    const bool had_one = read_tag(remote, id_in(pushed.base_files, path), path, was);
    if (read_tag(remote, id_in(pushed.files, path), path, is))
      std::ranges::move(compare(tag_of_readme(path), had_one ? &was : nullptr, is), std::back_inserter(tags));
  }
  return tags;
}

}  // namespace roadstead::app

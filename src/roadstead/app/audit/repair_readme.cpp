// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <span>

#include "roadstead/app/audit/repairs.hpp"
#include "roadstead/base/arena.hpp"
#include "roadstead/catalog/format.hpp"
#include "roadstead/catalog/front_matter.hpp"
#include "roadstead/catalog/parse.hpp"
#include "roadstead/net/redact.hpp"

namespace roadstead::app {

using catalog::StoredFile;
using catalog::Tag;

namespace {

/// A tag that is being repaired; what it points to lives in the arena.
class RepairedTag {
 public:
  RepairedTag(Tag& tag, Arena& arena) : tag_(tag), arena_(arena) {}

  void apply(const Repair& repair) {
    if (repair.action == Repair::Action::mirror) {
      tag_.layers = exchanged(tag_.layers, repair, tag_.layout == catalog::Layout::singularity);
      tag_.images = exchanged(tag_.images, repair, false);
      exchange_attached(repair);
    } else if (!tag_.is_yanked() && has(repair)) {
      tag_.yanked = arena_.keep("its image is gone: " + net::redacted(repair.broken) + " has it no more");
    }
  }
  bool is_changed() const { return is_changed_ || tag_.is_yanked(); }

 private:
  bool is_meant(const StoredFile& file, const Repair& repair, bool is_the_image) const {
    const auto& digest = file.digest || !is_the_image ? file.digest : tag_.stated.digest;
    return file.url == repair.broken && digest && digest->text() == repair.digest;
  }

  bool has(const Repair& repair) const {
    const bool is_the_image = tag_.layout == catalog::Layout::singularity;
    return std::ranges::any_of(tag_.layers,
                               [&](const StoredFile& file) { return is_meant(file, repair, is_the_image); });
  }

  void exchange_attached(const Repair& repair) {
    std::vector<catalog::Attached> all(tag_.attached.begin(), tag_.attached.end());
    for (catalog::Attached& document : all) document.file = exchanged({&document.file, 1}, repair, false).front();
    tag_.attached = arena_.keep(std::span<const catalog::Attached>(all));
  }

  std::span<const StoredFile> exchanged(std::span<const StoredFile> files, const Repair& repair, bool is_the_image) {
    std::vector<StoredFile> all(files.begin(), files.end());
    for (StoredFile& file : all) {
      const auto good = std::ranges::find(file.mirrors, repair.good);
      if (!is_meant(file, repair, is_the_image) || good == file.mirrors.end()) continue;
      std::vector<std::string_view> mirrors(file.mirrors.begin(), file.mirrors.end());
      std::swap(file.url, mirrors[static_cast<std::size_t>(good - file.mirrors.begin())]);
      file.mirrors = arena_.keep(std::span<const std::string_view>(mirrors));
      is_changed_ = true;
    }
    return arena_.keep(std::span<const StoredFile>(all));
  }

  Tag& tag_;
  Arena& arena_;
  bool is_changed_ = false;
};

}  // namespace

Result<std::string> repaired(std::string_view path, const std::string& readme, const std::vector<Repair>& repairs) {
  catalog::YamlDocument yaml;
  Arena arena;
  catalog::Findings findings;
  Tag tag;
  if (!catalog::parse_tag(path, readme, yaml, arena, findings, tag))
    return fail(Code::invalid, "{}: {}; want it mended first", path, findings.front().message);
  if (tag.is_yanked()) return readme;
  RepairedTag mended(tag, arena);
  for (const Repair& repair : repairs) mended.apply(repair);
  if (!mended.is_changed()) return readme;
  std::string text;
  catalog::format_tag(tag, catalog::split_front_matter(readme)->body, text);
  return text;
}

}  // namespace roadstead::app

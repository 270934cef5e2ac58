// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/stored_records.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/app/publish/plan.hpp"

namespace roadstead::app {

namespace {

using Records = std::vector<PlacedRecord>;

// An index has all architectures of an OCI image, so there is one record of it.
Result<void> expect_apart(const Records& records) {
  for (std::size_t i = 1; i < records.size(); ++i) {
    const ImageRecord &one = records[i - 1].record, &other = records[i].record;
    if (one.tag != other.tag) continue;
    const bool are_files = one.layout == other.layout && one.layout == catalog::Layout::singularity;
    if (are_files && one.arch != other.arch) continue;
    return fail(Code::conflict, "tag '{}' has two images, in {} and {}, want {}", one.tag,
                records[i - 1].folder.string(), records[i].folder.string(),
                are_files ? "one for each architecture" : "one: an OCI index has all architectures");
  }
  return {};
}

// How it was told to build (settings, --builder) may be known to another machine only; what the base was then, too.
Result<std::string> differences_since(const RecipeRepository& repository, const PlacedRecord& placed) {
  const auto recipe = std::ranges::find(repository.recipes, placed.record.tag, &recipe::Recipe::tag);
  if (recipe == repository.recipes.end()) return std::string();
  auto now = recipe::inputs_of(repository.folder, *recipe);
  if (!now) return Failure(now.error());
  recipe::Inputs was = placed.record.inputs;
  for (recipe::Inputs* inputs : {&was, &*now}) inputs->erase("settings");
  return input_differences(was, *now);
}

Result<Records> fresh_ones(const RecipeRepository& repository, const Records& records, const Say& say) {
  Records fresh;
  for (const PlacedRecord& placed : records) {
    const auto differences = differences_since(repository, placed);
    if (!differences) return Failure(differences.error());
    if (differences->empty())
      fresh.push_back(placed);
    else
      say(fmt::format(
          "{}: its image is older than its recipe ({}) and passed over, want `roadstead images build` first",
          placed.record.tag, *differences));
  }
  return fresh;
}

}  // namespace

Result<Records> stored_records(const RecipeRepository& repository, const WorkFolder& work,
                               const std::vector<std::string>& tags, const Say& say) {
  auto records = read_records(work.images());
  if (!records) return records;
  std::erase_if(*records,
                [&](const PlacedRecord& placed) { return std::ranges::find(tags, placed.record.tag) == tags.end(); });
  if (!repository.settings.contents)  // an earlier run may have read what is inside
    for (PlacedRecord& placed : *records) placed.record.attached.clear();
  if (auto fine = expect_apart(*records); !fine) return Failure(fine.error());
  return fresh_ones(repository, *records, say);
}

}  // namespace roadstead::app

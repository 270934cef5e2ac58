// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/hand_on_records.hpp"

#include "roadstead/app/publish/record_file.hpp"
#include "roadstead/builder/architecture.hpp"
#include "roadstead/check/change.hpp"

namespace roadstead::app {

namespace fs = std::filesystem;

static Result<void> make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail_errno(error.value(), "making " + folder.string());
  return {};
}

static Result<void> copy_file(const PlacedRecord& placed, const std::string& file, std::uint64_t limit_bytes,
                              const fs::path& folder) {
  auto bytes = read_record_file(placed, file, limit_bytes);
  if (!bytes) return Failure(bytes.error());
  if (auto done = make_folder((folder / file).parent_path()); !done) return done;
  return write_file_atomically(folder / file, *bytes);
}

// The record comes last, for without one a folder is passed over.
static Result<void> hand_on(const PlacedRecord& placed, const fs::path& folder) {
  std::error_code error;
  fs::remove_all(folder, error);
  if (auto done = make_folder(folder); !done) return done;
  auto recipe = copy_file(placed, std::string(record_recipe_name), check::file_limit_bytes, folder);
  if (!recipe && recipe.error().code != Code::not_found) return recipe;  // what is prebuilt has none
  for (const std::string& document : placed.record.documents)
    if (auto done = copy_file(placed, document, check::document_limit_bytes, folder); !done) return done;
  return write_record(folder, placed.record);
}

Result<void> hand_on_records(const std::vector<PlacedRecord>& records, const fs::path& folder) {
  for (const PlacedRecord& placed : records) {
    const std::string name = placed.folder.filename().string() + "-" + builder::machine_architecture();
    if (auto done = hand_on(placed, folder / "images" / name); !done)
      return wrap(done.error(), "handing on the record of " + placed.record.tag);
  }
  return {};
}

}  // namespace roadstead::app

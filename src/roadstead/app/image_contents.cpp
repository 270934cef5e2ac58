// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/image_contents.hpp"

#include "roadstead/base/file.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/contents/document.hpp"
#include "roadstead/image/hash_file.hpp"

namespace roadstead::app {

static Result<std::string> digest_of(const std::filesystem::path& path) {
  const auto file = open_for_reading(path);
  if (!file) return Failure(file.error());
  const auto hash = image::hash_file(*file);
  if (!hash) return wrap(hash.error(), path.string());
  return "sha256:" + to_hex(*hash);
}

Result<std::string> image_contents(const std::filesystem::path& file, const std::string& arch, ContentsForm form) {
  auto read = contents::read_contents(file, arch);
  if (!read) return Failure(read.error());
  if (form == ContentsForm::text) return contents::to_text(read->contents);
  auto digest = read->image.digest.empty() ? digest_of(file) : Result<std::string>(read->image.digest);
  if (!digest) return digest;
  const contents::Subject subject{.name = file.filename().string(),
                                  .digest = std::move(*digest),
                                  .architecture = read->image.architecture,
                                  .created = read->image.created};
  switch (form) {
    case ContentsForm::spdx: return contents::to_spdx(read->contents, subject);
    case ContentsForm::cyclonedx: return contents::to_cyclonedx(read->contents, subject);
    default: return contents::to_json(read->contents, subject);
  }
}

}  // namespace roadstead::app

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/inspect.hpp"

#include "roadstead/image/inspect.hpp"

namespace roadstead::app {

Result<Inspection> inspect_image(const std::filesystem::path& file, Format format, Hashing hashing) {
  auto report = image::inspect(file, {.hash = hashing == Hashing::yes ? image::Hash::yes : image::Hash::no});
  if (!report) return Failure(report.error());
  return Inspection{.text = format == Format::json ? image::to_json(*report) : image::to_text(*report),
                    .damaged = image::is_damaged(*report)};
}

}  // namespace roadstead::app

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/sif.hpp"

#include "report.hpp"

using namespace roadstead;
using fuzz::require;

// Every range that is told lies inside the file, and so may be read.
static void check_object(const image::Reader& reader, const image::SifObject& object) {
  require(reader.contains(object.offset, object.size_bytes));
  require(reader.window(object.offset, object.size_bytes).size() == object.size_bytes);
  require(reader.read(object.offset, object.size_bytes).has_value());
}

// The table of a SIF, the superblock inside, and what is printed of them. Files of the squashfs are
// left to libsquashfs, which asks for memory as an image says and would end the run at once.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const image::Reader reader(fuzz::text_of(data, size));
  auto sif = image::parse_sif(reader);
  if (!sif) return 0;
  require(image::is_sif(fuzz::text_of(data, size)) && sif->objects.size() <= sif->descriptors_total);
  for (const image::SifObject& object : sif->objects) check_object(reader, object);
  image::Report report;
  if (const image::SifObject* primary = image::primary_partition(*sif))
    if (auto squashfs = image::parse_squashfs(reader.window(primary->offset, primary->size_bytes))) {
      require(squashfs->size_bytes <= primary->size_bytes);
      report.squashfs = *squashfs;
    }
  report.sif = std::move(*sif);
  fuzz::check_report(report);
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/image/report.hpp"

// The table of a SIF, the superblock inside, and what is printed of them. Files of the squashfs are
// left to libsquashfs, which asks for memory as an image says and would end the run at once.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace roadstead::image;
  const Reader reader(std::string_view(reinterpret_cast<const char*>(data), size));
  auto sif = parse_sif(reader);
  if (!sif) return 0;
  Report report;
  if (const SifObject* primary = primary_partition(*sif))
    if (auto squashfs = parse_squashfs(reader.window(primary->offset, primary->size_bytes)))
      report.squashfs = *squashfs;
  report.sif = std::move(*sif);
  to_json(report);
  to_text(report);
  return 0;
}

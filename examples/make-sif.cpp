// SPDX-License-Identifier: Apache-2.0
// make_sif ROOT.squashfs RECIPE LABELS.json OUT.sif
// A SIF for amd64 from a squashfs, the recipe that tells how it came about, and a flat JSON object of labels.
// The same input gives the same bytes. Exit: 0 written, 2 usage, 3 could not do it.

#include <cstdio>

#include "roadstead/base/file.hpp"
#include "support/sif_writer.hpp"

using namespace roadstead;

// The form in which `apptainer inspect` looks for labels.
static std::string inspect_metadata(const std::string& labels) {
  return R"({"data":{"attributes":{"labels":)" + labels + R"(}},"type":"container"})";
}

static Result<void> make_sif(const char* root, const char* recipe, const char* labels, const char* out) {
  constexpr std::uint64_t limit_bytes = std::uint64_t{256} << 20;
  const auto squashfs = read_file(root, limit_bytes);
  if (!squashfs) return Failure(squashfs.error());
  const auto definition = read_file(recipe, limit_bytes);
  if (!definition) return Failure(definition.error());
  const auto json = read_file(labels, limit_bytes);
  if (!json) return Failure(json.error());
  test::SifFile file;
  file.parts = {test::sif_definition(*definition), test::sif_json("inspect-metadata.json", inspect_metadata(*json)),
                test::sif_partition(*squashfs)};
  return write_file_atomically(out, test::write_sif(file));
}

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fputs("usage: make_sif ROOT.squashfs RECIPE LABELS.json OUT.sif\n", stderr);
    return 2;
  }
  const auto made = make_sif(argv[1], argv[2], argv[3], argv[4]);
  if (made) return 0;
  std::fprintf(stderr, "make_sif: %s\n", made.error().message().c_str());
  return 3;
}

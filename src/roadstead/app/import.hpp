// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "roadstead/app/progress.hpp"
#include "roadstead/base/error.hpp"

namespace roadstead::app {

/// What became of a row that is neither a tag nor history, or what a name loses.
struct ImportNote {
  std::uint64_t row = 0;  ///< line of the file, from 1
  std::string name, tag;
  std::string rule;
  std::string message;
};

struct ImportReport {
  std::uint64_t rows = 0, tags = 0, history = 0;
  std::vector<ImportNote> findings;  ///< rows left out: rows = tags + history + findings
  std::vector<ImportNote> losses;    ///< kept, but some API cannot spell the name, or a field is left out
  std::uint64_t without_sha256 = 0;  ///< images that library and OCI clients wait for
};

/// Makes a registry tree from the Singularity Hub archive's rows, one JSON object a line. `out` must be
/// absent or empty; it appears when it is whole. Fails, and writes nothing, when not one row can be read.
Result<ImportReport> import_singularity_hub(const std::filesystem::path& rows, const std::filesystem::path& out,
                                            const Progress& progress);

}  // namespace roadstead::app

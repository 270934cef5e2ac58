// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "roadstead/base/error.hpp"
#include "roadstead/image/reader.hpp"
#include "roadstead/image/report.hpp"

namespace roadstead::image {

struct Recognised {
  Format format = Format::sif;
  std::uint64_t offset = 0;  ///< of a squashfs: where it begins, after the line that Singularity 2 put in front
};

/// What a file is, by its first bytes: a SIF, a squashfs or a tar. Code::invalid, with those bytes, for anything else.
Result<Recognised> recognise(const Reader& file);

}  // namespace roadstead::image

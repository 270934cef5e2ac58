// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "floor/listing.hpp"

namespace roadstead::bench {

/// Hands runs of neighbouring files to two threads; the first error is the result.
Result<void> for_each_block(const std::vector<ListedFile>& files,
                            const std::function<Result<void>(std::span<const ListedFile>)>& work);

}  // namespace roadstead::bench

// SPDX-License-Identifier: Apache-2.0
#include "floor/blocks.hpp"

#include <algorithm>

#include "roadstead/base/parallel.hpp"

namespace roadstead::bench {

Result<void> for_each_block(const std::vector<ListedFile>& files,
                            const std::function<Result<void>(std::span<const ListedFile>)>& work) {
  constexpr std::size_t block = 2048;  // long enough that two threads seldom meet in one directory
  constexpr unsigned threads = 2;
  std::vector<Result<void>> results((files.size() + block - 1) / block);
  parallel_for(results.size(), threads, [&](std::size_t i) {
    const std::size_t first = i * block;
    results[i] = work(std::span(files).subspan(first, std::min(block, files.size() - first)));
  });
  for (Result<void>& result : results)
    if (!result) return std::move(result);
  return {};
}

}  // namespace roadstead::bench

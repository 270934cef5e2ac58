// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/sha256.hpp"

#include <benchmark/benchmark.h>

#include <string>

#include "micro/micro.hpp"

namespace roadstead::bench {

static void hash(benchmark::State& state) {
  const std::string bytes(static_cast<std::size_t>(state.range(0)), 'a');
  for ([[maybe_unused]] auto round : state) benchmark::DoNotOptimize(sha256(bytes));
  state.SetBytesProcessed(state.iterations() * state.range(0));
}

// The size of a manifest, and a piece of an image file.
void add_sha256() { benchmark::RegisterBenchmark("sha256", hash)->Arg(600)->Arg(1 << 20); }

}  // namespace roadstead::bench

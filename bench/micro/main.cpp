// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "micro/micro.hpp"

int main(int argc, char** argv) {
  roadstead::bench::add_sha256();
  roadstead::bench::add_json_writer();
  roadstead::bench::add_registry();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}

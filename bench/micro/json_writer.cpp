// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/json_writer.hpp"

#include <benchmark/benchmark.h>

#include <string>

#include "micro/micro.hpp"

namespace roadstead::bench {

static void append_descriptor(JsonWriter& json, std::string_view media_type, std::uint64_t size_bytes) {
  json.begin_object()
      .field("mediaType", media_type)
      .field("digest", "sha256:8c7ad11d488a8dd933239b9543a81dbe226416e96dc2f441d3bd038d664c1c92")
      .field("size", size_bytes)
      .end_object();
}

static void append_manifest(std::string& out) {
  JsonWriter json(out);
  json.begin_object().field("schemaVersion", std::uint64_t{2});
  json.field("mediaType", "application/vnd.oci.image.manifest.v1+json");
  append_descriptor(json.key("config"), "application/vnd.sylabs.sif.config.v1+json", 2);
  json.key("layers").begin_array();
  append_descriptor(json, "application/vnd.sylabs.sif.layer.v1.sif", 42'819'584);
  json.end_array().end_object();
}

static void write_manifest(benchmark::State& state) {
  std::string out;
  for ([[maybe_unused]] auto round : state) {
    out.clear();
    append_manifest(out);
    benchmark::DoNotOptimize(out.data());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(out.size()));
}

void add_json_writer() { benchmark::RegisterBenchmark("json_writer/manifest", write_manifest); }

}  // namespace roadstead::bench

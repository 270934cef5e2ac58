// SPDX-License-Identifier: Apache-2.0
#include "synthetic/oci_tag.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>
#include <string_view>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/sha256.hpp"
#include "synthetic/front_matter.hpp"

namespace roadstead::bench {

namespace {

constexpr std::string_view manifest_type = "application/vnd.oci.image.manifest.v1+json";
constexpr std::string_view index_type = "application/vnd.oci.image.index.v1+json";
constexpr std::string_view config_type = "application/vnd.oci.image.config.v1+json";
constexpr std::string_view layer_type = "application/vnd.oci.image.layer.v1.tar+gzip";

struct Blob {
  std::string_view media_type;
  std::string digest;
  std::uint64_t size_bytes = 0;
};

/// Config first, then the layers; the base layer is the collection's.
std::vector<Blob> make_blobs(const Collection& collection, Random& random) {
  std::vector<Blob> blobs{{config_type, random_digest(random), random.between(800, 9000)},
                          {layer_type, collection.base_layer, collection.base_size_bytes}};
  for (std::uint64_t i = 0, count = random.between(1, 5); i < count; ++i)
    blobs.push_back({layer_type, random_digest(random), random.between(200, 900'000'000)});
  return blobs;
}

/// Leaves the object open for more fields.
void begin_descriptor(JsonWriter& json, const Blob& blob) {
  json.begin_object().field("mediaType", blob.media_type).field("digest", blob.digest).field("size", blob.size_bytes);
}

void begin_document(JsonWriter& json, std::string_view media_type) {
  json.begin_object().field("schemaVersion", std::uint64_t{2}).field("mediaType", media_type);
}

std::string manifest_json(const std::vector<Blob>& blobs) {
  std::string out;
  JsonWriter json(out);
  begin_document(json, manifest_type);
  begin_descriptor(json.key("config"), blobs[0]);
  json.end_object().key("layers").begin_array();
  for (std::size_t i = 1; i < blobs.size(); ++i) {
    begin_descriptor(json, blobs[i]);
    json.end_object();
  }
  json.end_array().end_object();
  return out;
}

std::string digest_of(std::string_view bytes) { return "sha256:" + to_hex(sha256(bytes)); }

std::string index_json(const std::vector<File>& children) {
  std::string out;
  JsonWriter json(out);
  begin_document(json, index_type);
  json.key("manifests").begin_array();
  for (const File& child : children) {
    begin_descriptor(json, {manifest_type, digest_of(child.bytes), child.bytes.size()});
    const std::string architecture = child.path.substr(0, child.path.find('.'));
    json.key("platform").begin_object().field("architecture", architecture).field("os", "linux");
    json.end_object().end_object();
  }
  json.end_array().end_object();
  return out;
}

void append_blobs(std::string& out, const Collection& collection, const std::vector<Blob>& blobs) {
  for (const Blob& blob : blobs)
    fmt::format_to(std::back_inserter(out), "- size: {}\n  digest: \"{}\"\n  url: \"{}\"\n", blob.size_bytes,
                   blob.digest, object_url(collection, blob.digest));
}

std::string front_matter(std::string_view manifest, std::string_view layers) {
  return fmt::format("---\nlayout: manifests/oci\nsize: {}\ndigest: {}\nlayers:\n{}", manifest.size(),
                     digest_of(manifest), layers);
}

}  // namespace

std::vector<File> oci_tag(const Collection& collection, const Tag& tag, Random& random) {
  static constexpr std::array<std::string_view, 2> architectures{"amd64", "arm64"};
  const bool is_index = random.one_in(3);
  std::vector<File> files;
  std::string layers;
  for (const std::string_view architecture : architectures) {
    std::vector<Blob> blobs = make_blobs(collection, random);
    if (!files.empty()) blobs[1].digest = random_digest(random);  // another architecture has another base
    append_blobs(layers, collection, blobs);
    files.push_back({is_index ? fmt::format("{}.json", architecture) : "manifest.json", manifest_json(blobs)});
    if (!is_index) break;
  }
  if (is_index) files.push_back({"manifest.json", index_json(files)});
  std::string readme = front_matter(files.back().bytes, layers);
  if (!is_index) readme += "arch: amd64\n";
  append_origin(readme, collection, tag, random);
  files.push_back({"README.md", readme + "---\n"});
  return files;
}

}  // namespace roadstead::bench

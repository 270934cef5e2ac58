// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/sha256.hpp"
#include "support/scratch.hpp"
#include "tar.hpp"

namespace roadstead::test {

inline std::string digest_of(std::string_view bytes) { return "sha256:" + to_hex(sha256(bytes)); }

/// The files of an OCI layout, made blob by blob.
struct LayoutFixture {
  std::map<std::string, std::string> files;

  /// Keeps a blob and gives a descriptor of it; `more` is added to it as further JSON fields.
  std::string add(std::string_view media_type, std::string_view bytes, std::string_view more = "") {
    const std::string digest = digest_of(bytes);
    files["blobs/sha256/" + digest.substr(7)] = bytes;
    return fmt::format(R"({{"mediaType":"{}","digest":"{}","size":{}{}}})", media_type, digest, bytes.size(), more);
  }

  std::string add_manifest(std::string_view config, std::string_view layer, std::string_view more = "") {
    return add("application/vnd.oci.image.manifest.v1+json",
               fmt::format(R"({{"schemaVersion":2,"config":{},"layers":[{}]}})", config, layer), more);
  }

  std::string add_index(std::string_view manifests, std::string_view more = "") {
    return add("application/vnd.oci.image.index.v1+json",
               fmt::format(R"({{"schemaVersion":2,"manifests":[{}]}})", manifests), more);
  }

  void finish(std::string_view manifests) {
    files["oci-layout"] = R"({"imageLayoutVersion":"1.0.0"})";
    files["index.json"] = fmt::format(R"({{"schemaVersion":2,"manifests":[{}]}})", manifests);
  }

  void write(const Scratch& scratch) const {
    for (const auto& [name, bytes] : files) scratch.write(name, bytes);
  }

  /// Blobs come before index.json, so that it names what has gone by already.
  std::string tar() const {
    std::string bytes;
    for (const auto& [name, content] : files) bytes += tar_entry("./" + name, content);
    return bytes + tar_end();
  }
};

/// One image for arm64 by its config, one for amd64 by the index, below one index each.
inline LayoutFixture sound_layout() {
  LayoutFixture fixture;
  const std::string layer = fixture.add("application/vnd.oci.image.layer.v1.tar+gzip", "layer bytes");
  const std::string config =
      fixture.add("application/vnd.oci.image.config.v1+json", R"({"architecture":"arm64","os":"linux"})");
  const std::string empty = fixture.add("application/vnd.oci.empty.v1+json", "{}");
  const std::string one = fixture.add_manifest(config, layer);
  const std::string two = fixture.add_manifest(
      empty, layer, R"(,"platform":{"architecture":"amd64","os":"linux"},"annotations":{"a":"b"})");
  fixture.finish(fixture.add_index(one + "," + two) + "," + two);
  return fixture;
}

}  // namespace roadstead::test

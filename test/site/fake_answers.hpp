// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "file_bytes.hpp"

namespace roadstead::test {

inline constexpr const char* blob_path = "/v2/a/blobs/sha256:0f";
inline constexpr std::string_view blob_text = "the bytes of a buoy";

/// A site of a few paths, one for each kind of answer that a server can be given.
class FakeAnswers : public site::Answers {
 public:
  Result<site::Answer> answer(const site::Request& request) override {
    const std::string& path = request.path;
    if (path == "/short") return site::Answer{.media_type = "application/json", .body = "{\"a\":1}"};
    if (path == "/long") return site::Answer{.media_type = "text/plain", .body = long_text()};
    if (path == "/v2/a/manifests/1") return manifest();
    if (path == blob_path) return blob();
    if (path == "/nameless") return site::Answer{.media_type = "text/plain", .file = file_};
    if (path == "/moved") return site::Answer{.status = 302, .location = "https://storage.example.org/a"};
    if (path == "/moved-for-good")
      return site::Answer{.status = 302, .location = "https://e.org/a", .is_lasting = true};
    if (path == "/page404") return site::Answer{.status = 404, .media_type = "text/html", .body = "<p>not here"};
    if (path == "/echo") return echo(request);
    if (path.ends_with("bad-n")) return fail(Code::invalid, "n '{}' is not a number", request.n);
    if (path.ends_with("down")) return fail(Code::unavailable, "the registry is still being loaded");
    if (path.ends_with("broken")) return fail(Code::internal, "the tree has left");
    return fail(Code::not_found, "'{}' is not part of this registry", path);
  }

  static std::string long_text() {
    std::string text;
    for (int i = 0; i < 200; ++i) text += fmt::format("line {}\n", i);
    return text;
  }

 private:
  static site::Answer manifest() {
    return {.media_type = "application/vnd.oci.image.manifest.v1+json",
            .body = "{\"schemaVersion\":2}",
            .docker_content_digest = "sha256:77"};
  }
  site::Answer blob() const {
    return {.media_type = "application/octet-stream",
            .file = file_,
            .docker_content_digest = "sha256:0f",
            .is_lasting = true};
  }
  static site::Answer echo(const site::Request& request) {
    return {.media_type = "text/plain",
            .body = fmt::format("arch={} last={} n={} word={}", request.arch, request.last, request.n, request.word)};
  }
  Scratch scratch_;
  site::FileBytes file_ = file_bytes(scratch_, blob_text);
};

}  // namespace roadstead::test

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/error_answer.hpp"

#include "roadstead/base/json_writer.hpp"
#include "roadstead/site/site_path.hpp"

namespace roadstead::site {

static std::string_view unknown_code(std::string_view path) {
  if (path.find("/manifests/") != path.npos) return "MANIFEST_UNKNOWN";
  return path.find("/blobs/") != path.npos ? "BLOB_UNKNOWN" : "NAME_UNKNOWN";
}

Refusal refusal_of(std::string_view path, const Error& error) {
  switch (error.code) {
    case Code::not_found: return {404, unknown_code(path), error.message()};
    // Of what a client may say, only the n of a list is read as a value.
    case Code::invalid: return {400, "PAGINATION_NUMBER_INVALID", error.message()};
    case Code::denied: return {403, "DENIED", error.message()};
    case Code::unavailable: return {503, "UNKNOWN", error.message()};
    default: return {500, "UNKNOWN", error.message()};
  }
}

Refusal refusal_of_method(std::string_view method) {
  return {405, "UNSUPPORTED", fmt::format("method '{}' is not supported, want GET, HEAD or OPTIONS", method)};
}

static void write_oci(JsonWriter& json, const Refusal& refusal) {
  json.begin_object().key("errors").begin_array().begin_object();
  json.field("code", refusal.oci_code).field("message", refusal.message);
  json.end_object().end_array().end_object();
}

// What the library's clients read (github.com/sylabs/json-resp).
static void write_library(JsonWriter& json, const Refusal& refusal) {
  json.begin_object().key("error").begin_object();
  json.field("code", std::uint64_t{refusal.status}).field("message", refusal.message);
  json.end_object().end_object();
}

// The clients of shub and of seed look at the status alone.
static void write_message(JsonWriter& json, const Refusal& refusal) {
  json.begin_object().field("message", refusal.message).end_object();
}

Answer error_answer(std::string_view path, const Refusal& refusal) {
  Answer answer{.status = refusal.status, .media_type = "application/json"};
  JsonWriter json(answer.body);
  if (path.starts_with("/v2/")) {
    write_oci(json, refusal);
  } else if (path.find("/v1/") != path.npos) {
    write_library(json, refusal);
  } else if (path.find("/api/") != path.npos || is_seed(path)) {
    write_message(json, refusal);
  } else {
    answer.media_type = "text/plain; charset=utf-8";
    answer.body = refusal.message + "\n";
  }
  return answer;
}

}  // namespace roadstead::site

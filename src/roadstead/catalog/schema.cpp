// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/schema.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "roadstead/base/ascii.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/base/query_secret.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/base/time.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/catalog/md5.hpp"
#include "roadstead/catalog/reach.hpp"
#include "roadstead/catalog/url_fault.hpp"
#include "roadstead/oci/media_type.hpp"

namespace roadstead::catalog {

using Kind = YamlDocument::Kind;

static std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::scalar: return "a value";
    case Kind::sequence: return "a list";
    case Kind::mapping: return "a mapping";
  }
  return {};
}

void SchemaReader::error(std::uint32_t node, std::string message, std::string_view rule) {
  const Position at = yaml_[node].position;
  findings_.push_back({std::string(path_), at.line, at.column, Severity::error, rule, std::move(message)});
}

bool SchemaReader::expect(std::uint32_t node, Kind kind, std::string_view what) {
  if (yaml_[node].kind == kind) return true;
  error(node, fmt::format("{} is {}, want {}", what, kind_name(yaml_[node].kind), kind_name(kind)));
  return false;
}

bool SchemaReader::expect(std::uint32_t node, Kind kind) {
  return yaml_[node].kind == kind || expect(node, kind, fmt::format("'{}'", key_));
}

void SchemaReader::missing(std::uint32_t mapping, std::string_view key, std::string_view wanted) {
  error(mapping, fmt::format("key '{}' is missing, want {}", key, wanted));
}

void SchemaReader::unknown(std::uint32_t key, std::span<const std::string> known) {
  const std::string_view name = yaml_[key].text;
  const auto near = nearest(name, known);
  error(key, fmt::format("unknown key '{}'{}", name, near ? fmt::format(", did you mean '{}'?", *near) : ""));
}

std::optional<std::string_view> SchemaReader::scalar(std::uint32_t node, std::string_view wanted) {
  const auto& value = yaml_[node];
  if (value.kind != Kind::scalar) {
    error(node, fmt::format("'{}' is {}, want {}", key_, kind_name(value.kind), wanted));
    return std::nullopt;
  }
  return value.text;
}

std::string_view SchemaReader::text(std::uint32_t node) {
  const auto value = scalar(node, "text");
  if (!value) return {};
  if (!is_plain_utf8(*value)) error(node, "text has a control character");
  return arena_.share(*value);
}

std::uint64_t SchemaReader::whole_number(std::uint32_t node, const Number& wanted) {
  const auto value = scalar(node, wanted.any);
  if (!value) return 0;
  const auto number = parse_number(*value);
  const bool is_whole = !value->empty() && std::ranges::all_of(*value, is_digit);
  // JSON readers and the clients' int64 end here.
  constexpr std::uint64_t limit = std::uint64_t{1} << 53;
  if (!is_whole)
    error(node, fmt::format("'{}' is not a whole number, want {}", *value, wanted.example));
  else if (!yaml_[node].plain)
    error(node, fmt::format("'{}' is text because of its quotes, want {} without them", *value, wanted.this_one));
  else if (!number || *number > limit)
    error(node, fmt::format("{} is over 2^53{}", *value, wanted.unit));
  return number.value_or(0);
}

std::uint64_t SchemaReader::bytes(std::uint32_t node) {
  return whole_number(node, {"a number of bytes", "the number of bytes", "bytes as 42819584", " bytes"});
}

std::uint64_t SchemaReader::count(std::uint32_t node) {
  return whole_number(node, {"a number", "the number", "one as 100", ""});
}

bool SchemaReader::flag(std::uint32_t node) {
  const auto value = scalar(node, "true or false");
  if (value && *value != "true" && *value != "false") error(node, fmt::format("'{}' is not true or false", *value));
  return value == "true";
}

std::string_view SchemaReader::url(std::uint32_t node) {
  const auto value = scalar(node, "a URL");
  if (!value) return {};
  if (auto fault = url_fault(*value); !fault.empty()) error(node, std::move(fault), "url-policy");
  return arena_.keep(*value);
}

std::string_view SchemaReader::repository(std::uint32_t node) {
  const std::string_view value = text(node);
  const auto url = parse_url(value);
  if (has_credentials(value) || (url && !query_secret(url->query).empty()))  // not quoted: it is a secret
    error(node, "the repository's address carries credentials, want one that anyone may read", "url-policy");
  return value;
}

void SchemaReader::url(std::uint32_t node, StoredFile& file) {
  file.url = url(node);
  const auto parts = parse_url(file.url);
  file.expires = parts && is_ci_artifact(*parts);
}

std::span<const std::string_view> SchemaReader::urls(std::uint32_t node) {
  std::vector<std::string_view> items;
  if (!expect(node, Kind::sequence)) return {};
  yaml_.for_each_item(node, [&](std::uint32_t item) { items.push_back(url(item)); });
  return arena_.keep(std::span<const std::string_view>(items));
}

std::string_view SchemaReader::timestamp(std::uint32_t node) {
  const auto value = scalar(node, "a time");
  if (!value) return {};
  if (!is_rfc3339(*value))
    error(node, fmt::format("'{}' is not a time, want RFC 3339 as 2026-11-23T10:00:00Z", *value));
  return arena_.keep(*value);
}

std::string_view SchemaReader::commit(std::uint32_t node) {
  const auto value = scalar(node, "a commit");
  if (!value) return {};
  if ((value->size() != 40 && value->size() != 64) || !is_lower_hex(*value))
    error(node, fmt::format("'{}' is not a commit, want 40 or 64 hex digits", *value));
  return arena_.keep(*value);
}

// It becomes part of a file's name, and of the rules that a host reads.
// What YAML 1.1 takes for null (yaml.org/type/null.html).
static bool is_null(const YamlDocument::Node& node) {
  constexpr std::string_view words[] = {"", "~", "null", "Null", "NULL"};
  return node.kind == Kind::scalar && node.plain && std::ranges::find(words, node.text) != std::end(words);
}

std::string_view SchemaReader::arch(std::uint32_t node) {
  const auto value = scalar(node, "an architecture");
  if (!value) return {};
  const auto fits = [](char c) { return is_alnum(c) || c == '_' || c == '.' || c == '-'; };
  if (is_null(yaml_[node]) || value->empty() || value->size() > 32 || !is_alnum(value->front()) ||
      !std::ranges::all_of(*value, fits))
    error(node, fmt::format("'{}' is not an architecture, want a name as amd64 or arm64", *value));
  return arena_.share(*value);
}

void SchemaReader::digest(std::uint32_t node, StoredFile& file) {
  const auto value = scalar(node, "a digest");
  if (!value) return;
  if (!md5_of(*value).empty()) {
    file.other_digest = arena_.keep(value->starts_with("md5:") ? std::string(*value) : "md5:" + std::string(*value));
    return;
  }
  auto digest = Digest::parse(*value);
  if (digest)
    file.digest = *digest;
  else
    error(node, digest.error().what, "digest-form");
}

// A SIF names the key of a signature by 20 bytes (github.com/sylabs/sif, pkg/sif/sif.go).
std::span<const std::string_view> SchemaReader::fingerprints(std::uint32_t node) {
  const auto items = texts(node);
  for (const std::string_view item : items)
    if (item.size() != 40 || !is_lower_hex(item))
      error(node, fmt::format("'{}' is no fingerprint of a PGP key, want 40 lower-case hex digits", item));
  return items;
}

void SchemaReader::sha256(std::uint32_t node, StoredFile& file) {
  digest(node, file);
  if (!file.other_digest.empty())
    error(node, fmt::format("'{}' is an MD5, want sha256:<64 hex>", file.other_digest), "digest-form");
}

std::string_view SchemaReader::media_type(std::uint32_t node) {
  const auto value = scalar(node, "a media type");
  if (!value) return {};
  if (!oci::is_media_type(*value))
    error(node, fmt::format("'{}' is not a media type, want type/subtype as application/spdx+json", *value));
  return arena_.share(*value);
}

std::span<const std::string_view> SchemaReader::texts(std::uint32_t node) {
  std::vector<std::string_view> items;
  if (!expect(node, Kind::sequence)) return {};
  yaml_.for_each_item(node, [&](std::uint32_t item) { items.push_back(text(item)); });
  return arena_.keep(std::span<const std::string_view>(items));
}

std::span<const Label> SchemaReader::labels(std::uint32_t node) {
  std::vector<Label> items;
  if (!expect(node, Kind::mapping)) return {};
  yaml_.for_each_pair(node, [&](std::uint32_t key, std::uint32_t value) {
    enter(yaml_[key].text);
    if (is_null(yaml_[value])) error(value, fmt::format("label '{}' has no value, want text", yaml_[key].text));
    items.push_back({text(key), text(value)});
  });
  std::ranges::sort(items, {}, &Label::key);
  return arena_.keep(std::span<const Label>(items));
}

}  // namespace roadstead::catalog

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/filter_search.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/oci/json.hpp"
#include "roadstead/site/search_hits.hpp"

namespace roadstead::site {

namespace {

constexpr std::size_t hit_limit_bytes = std::size_t{64} << 20;
constexpr std::uint64_t piece_bytes = 1 << 16;

// A hit of one kind of client has its name in one field, of the other in several.
constexpr std::string_view image_name[] = {"entityName", "collectionName", "containerName"};
constexpr std::string_view result_name[] = {"name"};

Result<bool> matches(const oci::Fields& fields, HitKind kind, std::string_view lower_word) {
  std::string name;
  for (const std::string_view key :
       kind == HitKind::image ? std::span<const std::string_view>(image_name) : result_name) {
    auto part = fields.text(key);
    if (!part) return Failure(part.error());
    if (!part->empty()) name.append(name.empty() ? "" : "/").append(*part);
  }
  auto description = fields.text("description");
  if (!description) return Failure(description.error());
  return to_lower(name).find(lower_word) != name.npos || to_lower(*description).find(lower_word) != name.npos;
}

/// The hits of one kind that have the word, as far as they are wanted.
struct Found {
  std::string json{};
  std::uint64_t count = 0;

  void add(std::string_view hit, std::size_t limit) {
    if (++count <= limit) json.append(count == 1 ? "" : ",").append(hit);
  }
};

class Filter {
 public:
  Filter(std::string_view word, std::size_t limit) : lower_word_(to_lower(word)), limit_(limit) {}

  Result<void> take(HitKind kind, std::string_view hit) {
    auto document = Json::parse(hit, hit_limit_bytes);
    if (!document) return Failure(document.error());
    auto fields = oci::Fields::of(document->root());
    if (!fields) return Failure(fields.error());
    auto fits = matches(*fields, kind, lower_word_);
    if (!fits) return Failure(fits.error());
    if (*fits) (kind == HitKind::image ? images_ : results_).add(simdjson::minify(document->root()), limit_);
    return {};
  }

  std::string body() const {
    return fmt::format(R"({{"data":{{"image":[{}]}},"results":[{}],"num_results":{}}})", images_.json, results_.json,
                       results_.count);
  }

 private:
  std::string lower_word_;
  std::size_t limit_;
  Found images_, results_;
};

}  // namespace

Result<Answer> filter_search(const FileBytes& document, std::string_view word, std::size_t limit) {
  Filter filter(word, limit);
  SearchHits hits([&](HitKind kind, std::string_view hit) { return filter.take(kind, hit); });
  std::string piece;
  for (std::uint64_t at = 0; at < document.size_bytes; at += piece.size()) {
    piece.resize(static_cast<std::size_t>(std::min(piece_bytes, document.size_bytes - at)));
    if (auto done = read_at(*document.file, document.offset + at, piece); !done) return Failure(done.error());
    if (auto done = hits.read(piece); !done) return Failure(done.error());
  }
  if (auto done = hits.finish(); !done) return Failure(done.error());
  return Answer{.media_type = "application/json", .body = filter.body()};
}

}  // namespace roadstead::site

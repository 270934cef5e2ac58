// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>
#include <string>

#include "roadstead/site/response.hpp"

namespace roadstead::site {

/// One form of an answer: its bytes as they are, or compressed.
struct Variant {
  std::string etag;   ///< strong, quoted; empty when there is none
  Response response;  ///< may be null for a file, when no descriptor is left
};

/// An answer ready to be sent any number of times and from any thread.
class Prepared {
 public:
  explicit Prepared(Answer from);

  unsigned status() const { return answer_.status; }
  std::uint64_t size_bytes() const { return size_bytes_; }
  /// What it takes to keep it. An open file counts as much as a large text, because descriptors are few, and a
  /// larger one by its size: readers of a cold image each want a descriptor, and so a readahead, of their own.
  std::size_t weight_bytes() const;

  const Variant& plain() const { return plain_; }
  /// Compressed when it is first asked for; the plain form where nothing is gained.
  const Variant& gzip() const;

  Response part(ByteRange range) const;                ///< of the plain form
  Response without_body(std::string_view etag) const;  ///< for a 304
  Response without_part() const;                       ///< for a 416

 private:
  Response finish(Response response, std::string_view etag) const;
  Response with_headers(Response response, std::string_view etag, std::string_view caching) const;

  Answer answer_;
  SharedText body_;  ///< of an answer from memory
  std::uint64_t size_bytes_;
  bool has_gzip_;
  Variant plain_;
  mutable std::once_flag compressed_;
  mutable Variant gzip_;
};

}  // namespace roadstead::site

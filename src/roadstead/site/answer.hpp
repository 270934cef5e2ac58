// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "roadstead/base/error.hpp"
#include "roadstead/base/file.hpp"

namespace roadstead::site {

/// What of a request chooses the answer. Method, conditions and ranges are the server's affair.
struct Request {
  std::string path{};  ///< decoded, begins with '/'
  std::string arch{};  ///< ?arch= of the library API
  std::string last{};  ///< ?last= of lists
  std::string n{};     ///< ?n= of lists
  std::string word{};  ///< ?value= or ?q= of searches
};

/// A run of bytes in an open file.
struct FileBytes {
  std::shared_ptr<FileHandle> file;
  std::uint64_t offset = 0;
  std::uint64_t size_bytes = 0;
};

/// One answer: a body in memory, bytes of a file, or an address to go to.
struct Answer {
  unsigned status = 200;
  std::string media_type{};
  std::string body{};
  FileBytes file{};
  std::string location{};
  std::string docker_content_digest{};
  std::string link{};       ///< of a list that goes on (RFC 8288)
  bool is_lasting = false;  ///< caching.hpp

  bool is_file() const { return file.file != nullptr; }
};

/// What a server serves. Called from many threads at once.
class Answers {
 public:
  virtual ~Answers() = default;
  /// Code::not_found for what is not there; the server says it in the API's own words.
  virtual Result<Answer> answer(const Request& request) = 0;
};

}  // namespace roadstead::site

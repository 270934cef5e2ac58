// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/base/error.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/image/sif.hpp"

namespace roadstead::image {

/// What a signature says of one object: digests as "sha256:" and 64 hex digits.
struct SifObjectDigests {
  std::uint32_t id = 0;
  std::uint32_t relative_id = 0;  ///< from the lowest one of its group: what is signed stays true when ids move
  std::string descriptor, data;
};

/// A signature of the system, by who it says that it is.
struct SifSignatureBlock {
  std::string fingerprint, text;
};

/// What signatures of a SIF's system are about (github.com/sylabs/sif, pkg/integrity): its header, and all objects of
/// the system's group.
struct SifDigests {
  std::string header;
  std::vector<SifObjectDigests> objects;      ///< in the table's order
  std::vector<SifSignatureBlock> signatures;  ///< in the table's order
};

/// Makes the digests of a SIF out of its bytes as they come, each once. In memory: what stands before the objects, at
/// most sif_table_limit, and at most sif_signatures_limit signatures of sif_signature_limit.
class SifIntegrity {
 public:
  /// Keeps the signatures by `signers`, fingerprints, alone. A size that nobody knows is one that no file has.
  SifIntegrity(std::uint64_t size_bytes, std::vector<std::string> signers);

  /// The bytes that follow those before.
  void update(std::string_view bytes);

  /// Once all bytes were there. Errors: what parse_sif() says; no primary partition; objects that share bytes, or end
  /// behind the file; what is more than the bounds.
  Result<SifDigests> finish();

 private:
  /// An object whose bytes are wanted, and where they go to in digests_.
  struct Part {
    std::uint64_t offset = 0, end = 0;
    std::optional<std::size_t> object{}, signature{};
  };

  Result<void> read_table();
  void note_object(const SifObject& object, std::uint32_t relative_id, std::string_view descriptor, Part& part);
  Result<void> note_signature(const SifObject& object, Part& part);
  Result<void> note_parts(const Sif& sif, std::string_view table);
  Result<void> sort_parts();
  void take(std::string_view bytes);
  void take_of(const Part& part, std::string_view bytes);

  std::uint64_t size_bytes_;
  std::vector<std::string> signers_;
  std::string start_;  ///< until the table is there
  bool has_table_ = false;
  std::vector<Part> parts_;  ///< by offset
  std::size_t next_ = 0;     ///< the first one that has not ended
  std::uint64_t position_ = 0;
  std::optional<Error> error_;
  Sha256Stream hash_;
  SifDigests digests_;
};

inline constexpr std::uint64_t sif_table_limit = std::uint64_t{256} << 10U;
inline constexpr std::uint64_t sif_signature_limit = std::uint64_t{64} << 10U;
inline constexpr std::size_t sif_signatures_limit = 8;

}  // namespace roadstead::image

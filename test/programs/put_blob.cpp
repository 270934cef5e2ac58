// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "roadstead/base/hex.hpp"
#include "roadstead/storage/blob_store.hpp"

using namespace roadstead;

static Result<storage::PutOutcome> put(const char* address, const char* file, const char* hex) {
  auto store = storage::open_blob_store({address, ""});
  if (!store) return Failure(store.error());
  storage::Blob blob{file, std::filesystem::file_size(file)};
  if (!from_hex(hex, blob.digest)) return fail(Code::invalid, "digest '{}', want 64 hex digits", hex);
  const auto progress = [](std::uint64_t sent, std::uint64_t all) {
    std::fprintf(stderr, "%llu/%llu\n", static_cast<unsigned long long>(sent), static_cast<unsigned long long>(all));
  };
  auto outcome = (*store)->put(blob, progress);
  if (outcome) std::puts((*store)->url_of(blob.digest).c_str());
  return outcome;
}

// put_blob ADDRESS FILE HEX-DIGEST: what tests kill and benchmarks time. Prints "stored" or "already present" and the
// address; how far it is goes to standard error.
int main(int count, char** words) {
  if (count != 4) return 2;
  const auto outcome = put(words[1], words[2], words[3]);
  if (!outcome) std::fprintf(stderr, "%s\n", outcome.error().message().c_str());
  if (outcome) std::puts(*outcome == storage::PutOutcome::stored ? "stored" : "already present");
  return outcome ? 0 : 3;
}

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/hash_threads.hpp"

#include <gtest/gtest.h>

namespace roadstead::verify {
namespace {

std::string bytes_of(std::size_t stream, std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>((i * 31 + stream * 7 + i / 251) & 0xFF);
  return bytes;
}

// More than may wait, and ends within a block, at its end and behind it.
TEST(HashThreads, HashManyStreamsEachInItsOrder) {
  constexpr std::size_t block = HashThreads::block_bytes;
  const std::size_t sizes[] = {
      0, 1, block - 1, block, block + 1, 3 * block, 20 * block + 7, 50 * block, 299 * block + 1};
  HashThreads threads(3);
  std::vector<std::string> bodies;
  std::vector<HashedStream> streams;
  for (const std::size_t size : sizes) {
    bodies.push_back(bytes_of(bodies.size(), size));
    streams.emplace_back(&threads);
  }
  constexpr std::size_t piece = 16'000;
  for (std::size_t at = 0; at < 300 * block; at += piece)
    for (std::size_t i = 0; i < streams.size(); ++i)
      if (at < bodies[i].size()) streams[i].update(std::string_view(bodies[i]).substr(at, piece));
  for (std::size_t i = 0; i < streams.size(); ++i) EXPECT_EQ(streams[i].finish(), sha256(bodies[i])) << sizes[i];
}

TEST(HashThreads, AStreamMayBeGivenUp) {
  HashThreads threads(2);
  const std::string body = bytes_of(1, 400 * HashThreads::block_bytes);
  for (int i = 0; i < 5; ++i) HashedStream(&threads).update(body);
  HashedStream last(&threads);
  last.update(body);
  EXPECT_EQ(last.finish(), sha256(body));
}

TEST(HashThreads, WithoutThreadsTheCallerHashes) {
  HashedStream stream(nullptr);
  stream.update("a");
  stream.update("b");
  EXPECT_EQ(stream.finish(), sha256("ab"));
}

}  // namespace
}  // namespace roadstead::verify

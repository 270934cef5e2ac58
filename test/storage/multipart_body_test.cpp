// SPDX-License-Identifier: Apache-2.0
#include "roadstead/storage/multipart_body.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace roadstead::storage {
namespace {

std::string read_in_pieces(const net::Body& body, std::size_t piece) {
  std::string all(body.size_bytes, '\0');
  for (std::size_t offset = 0; offset < all.size(); offset += piece) {
    const std::span<char> out(all.data() + offset, std::min(piece, all.size() - offset));
    EXPECT_TRUE(body.read(offset, out));
  }
  return all;
}

TEST(MultipartForm, IsTheSameInPiecesOfAnySize) {
  const std::string wanted =
      "--roadstead-7c2f9a4b61d84e0fb3a5d1c68e97f204\r\nContent-Disposition: form-data; name=\"attachment\"; "
      "filename=\"sha256-ab\"\r\nContent-Type: application/octet-stream\r\n\r\nbytes of the file\r\n"
      "--roadstead-7c2f9a4b61d84e0fb3a5d1c68e97f204--\r\n";
  for (const std::size_t piece : {1U, 3U, 17U, 64U, 4096U}) {
    const MultipartForm form = multipart_form("attachment", "sha256-ab", net::Body::of("bytes of the file"));
    EXPECT_EQ(read_in_pieces(form.body, piece), wanted) << piece;
    EXPECT_EQ(form.content_type, "multipart/form-data; boundary=roadstead-7c2f9a4b61d84e0fb3a5d1c68e97f204");
  }
}

}  // namespace
}  // namespace roadstead::storage

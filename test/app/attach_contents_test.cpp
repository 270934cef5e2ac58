// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/attach_contents.hpp"

#include <gtest/gtest.h>

#include "image/small_squashfs.hpp"
#include "roadstead/base/file.hpp"
#include "support/scratch.hpp"

namespace roadstead::app {
namespace {

ImageRecord record_of(std::string_view bytes) {
  ImageRecord record{.tag = "latest"};
  record.digest = catalog::Digest::of(bytes);
  record.arch = "arm64";
  record.created = "2026-11-23T10:00:00Z";
  return record;
}

TEST(AttachContents, WritesThreeDocuments) {
  const test::Scratch scratch;
  const std::string bytes = test::small_squashfs();
  const auto image = scratch.write("image/file", bytes);
  ImageRecord record = record_of(bytes);
  const auto done = attach_contents(scratch.root(), image, "fleet/boat", record);
  ASSERT_TRUE(done) << done.error().message();
  ASSERT_EQ(record.attached.size(), 3u);
  for (const RecordedDocument& document : record.attached) {
    const auto stored = read_file(scratch.root() / document.blob.file, 1 << 20);
    ASSERT_TRUE(stored) << document.blob.file;
    EXPECT_EQ(catalog::Digest::of(*stored), document.blob.digest);
    EXPECT_EQ(stored->size(), document.blob.size_bytes);
    EXPECT_EQ(document.arch, "arm64");
  }
  EXPECT_EQ(record.attached[0].blob.file, "contents/arm64/contents.json.gz");
  EXPECT_EQ(record.attached[1].blob.media_type, "application/spdx+json");
  const auto again = parse_record(to_json(record));
  ASSERT_TRUE(again) << again.error().message();
  EXPECT_EQ(to_json(*again), to_json(record));
}

// The record's time may be the clock's.
TEST(AttachContents, TheSameImageHasTheSameDocuments) {
  const test::Scratch scratch;
  const std::string bytes = test::small_squashfs();
  const auto image = scratch.write("image/file", bytes);
  ImageRecord record = record_of(bytes), later = record_of(bytes);
  later.created = "2027-11-23T10:00:00Z";
  ASSERT_TRUE(attach_contents(scratch.root(), image, "fleet/boat", record));
  ASSERT_TRUE(attach_contents(scratch.root(), image, "fleet/boat", later));
  for (std::size_t i = 0; i < record.attached.size(); ++i)
    EXPECT_EQ(record.attached[i].blob.digest, later.attached[i].blob.digest);
}

TEST(AttachContents, NotesNothingOfWhatCannotBeRead) {
  const test::Scratch scratch;
  const std::string bytes = test::small_squashfs().substr(0, 700);
  const auto image = scratch.write("image/file", bytes);
  ImageRecord record = record_of(bytes);
  EXPECT_FALSE(attach_contents(scratch.root(), image, "fleet/boat", record));
  EXPECT_TRUE(record.attached.empty());
}

}  // namespace
}  // namespace roadstead::app

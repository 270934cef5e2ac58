// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/revise_tag.hpp"

#include <algorithm>

#include "roadstead/app/publish/tag_maker.hpp"

namespace roadstead::app {

using catalog::Layout;
using catalog::StoredFile;
using catalog::Tag;

static Result<void> expect_not_frozen(std::string_view path, const Tag& former, std::span<const ImageRecord> made) {
  const auto is_same = [&](const ImageRecord& record) {
    return former.stated.digest == record.digest ||
           std::ranges::find(former.images, record.digest, [](const StoredFile& f) {
             return f.digest.value_or(catalog::Digest());
           }) != former.images.end();
  };
  if (!former.frozen || std::ranges::all_of(made, is_same)) return {};
  return fail(Code::conflict, "{}: the tag is frozen at {}, want another tag for a new image", path,
              former.stated.digest_text());
}

static std::string_view words_of(Layout layout) { return layout == Layout::oci ? "an OCI image" : "an image file"; }

// The site gives the former digests of one layout only.
static Result<void> expect_same_layout(std::string_view path, const std::optional<Tag>& published, Layout made) {
  if (!published || published->layout == made) return {};
  return fail(Code::conflict,
              "{}: the tag is {} and would become {}, want another tag: its former digests would be lost", path,
              words_of(published->layout), words_of(made));
}

Result<RevisedTag> revise_tag(std::string_view path, const std::optional<std::string>& former,
                              const std::optional<std::string>& published, std::span<const ImageRecord> made) {
  TagMaker maker;
  maker.know_published(path, published);
  if (auto fine = expect_same_layout(path, maker.published(), made.front().layout); !fine) return Failure(fine.error());
  if (former) {
    if (auto done = maker.start_from(path, *former); !done) return Failure(done.error());
    if (auto done = expect_not_frozen(path, maker.former(), made); !done) return Failure(done.error());
  }
  maker.take(made);
  return maker.finish();
}

}  // namespace roadstead::app

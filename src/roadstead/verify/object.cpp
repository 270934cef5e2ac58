// SPDX-License-Identifier: Apache-2.0
#include "roadstead/verify/object.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "roadstead/catalog/image_size.hpp"

namespace roadstead::verify {

namespace {

using catalog::StoredFile;
using catalog::Tag;

constexpr std::string_view list_names[] = {"layers", "images", "history", "attached"};

auto asked_for(const Object& object) {
  return std::tie(object.digest, object.url, object.size_bytes, object.arch, object.has_digest, object.has_size,
                  object.what);
}

auto place_of(const Object& object) {
  return std::tie(object.entry, object.list, object.state, object.number, object.mirror);
}

bool is_before(const Object& a, const Object& b) {
  if (asked_for(a) != asked_for(b)) return asked_for(a) < asked_for(b);
  if (!std::ranges::equal(a.signers, b.signers)) return std::ranges::lexicographical_compare(a.signers, b.signers);
  return place_of(a) < place_of(b);
}

class Collector {
 public:
  explicit Collector(std::vector<Object>& objects) : objects_(objects) {}

  void add(const Tag& tag) {
    if (tag.is_yanked()) return;
    add_files(tag, List::layers, tag.layers);
    add_files(tag, List::images, tag.images);
    add_files(tag, List::history, tag.history);
    add_attached(tag);
    for (const catalog::Document& document : tag.documents) add_blobs(document);
  }

 private:
  // The layers of an OCI tag are blobs of its documents, and its former states are documents.
  void add_files(const Tag& tag, List list, std::span<const StoredFile> files) {
    const What what = tag.layout == catalog::Layout::oci ? What::blob : What::image;
    for (std::size_t i = 0; i < files.size(); ++i) {
      const StoredFile& file = files[i];
      const bool is_the_image = list == List::layers && what == What::image;
      const bool is_signed = what == What::image && list != List::history;
      const auto& digest = file.digest || !is_the_image ? file.digest : tag.stated.digest;
      const auto size = catalog::file_bytes(tag, file);
      Object object{.arch = is_the_image ? tag.stated.arch : file.arch,
                    .signers = is_signed ? tag.signers : std::span<const std::string_view>(),
                    .size_bytes = size.value_or(0),
                    .entry = tag.entry,
                    .number = static_cast<std::uint32_t>(i),
                    .list = list,
                    .what = what,
                    .has_size = size.has_value()};
      if (digest) object.digest = *digest;
      object.has_digest = digest.has_value();
      add_everywhere(object, file);
    }
  }

  void add_attached(const Tag& tag) {
    std::uint32_t number = 0;
    for (const catalog::Attached& document : tag.attached)
      add_document({.entry = tag.entry, .number = number++, .list = List::attached}, document.file);
    for (std::uint32_t state = 0; state < tag.history.size(); ++state) {
      number = 0;
      for (const catalog::FormerDocument& former : tag.attached_to(state))
        add_document({.entry = tag.entry, .number = number++, .state = state, .list = List::formerly_attached},
                     former.document.file);
    }
  }

  void add_document(Object object, const StoredFile& file) {
    object.digest = *file.digest;
    object.size_bytes = file.size_bytes;
    object.what = What::blob;
    object.has_digest = object.has_size = true;
    add_everywhere(object, file);
  }

  void add_everywhere(Object object, const StoredFile& file) {
    add_at(object, file.url);
    for (const std::string_view mirror : file.mirrors) {
      ++object.mirror;
      add_at(object, mirror);
    }
  }

  void add_blobs(const catalog::Document& document) {
    for (std::size_t i = 0; i < document.blobs.size(); ++i) {
      const catalog::BlobRef& blob = document.blobs[i];
      if (blob.is_inlined) continue;
      for (const std::string_view url : blob.urls)
        add_at({.digest = blob.digest,
                .size_bytes = blob.size_bytes,
                .entry = document.entry,
                .number = static_cast<std::uint32_t>(i),
                .list = List::document,
                .what = What::blob,
                .has_digest = true,
                .has_size = true},
               url);
    }
  }

  void add_at(Object object, std::string_view url) {
    if (url.empty()) return;
    object.url = url;
    objects_.push_back(object);
  }

  std::vector<Object>& objects_;
};

// Keeps the first place of each, and how many there are.
void merge_same(std::vector<Object>& objects) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    if (kept != 0 && objects[kept - 1].is_same(objects[i]))
      ++objects[kept - 1].places;
    else
      objects[kept++] = objects[i];
  }
  objects.resize(kept);
}

}  // namespace

std::string Object::key() const {
  if (list == List::document) return {};
  const bool is_former = list == List::formerly_attached;
  const std::string name =
      is_former ? fmt::format("history.{}.attached", state) : std::string(list_names[static_cast<std::size_t>(list)]);
  if (!is_mirror()) return fmt::format("{}.{}.url", name, number);
  return fmt::format("{}.{}.mirrors.{}", name, number, mirror - 1);
}

bool Object::is_same(const Object& other) const {
  return asked_for(*this) == asked_for(other) && std::ranges::equal(signers, other.signers);
}

std::vector<Object> objects_of(const catalog::Catalog& catalog) {
  std::vector<Object> objects;
  Collector collector(objects);
  for (const catalog::Collection& collection : catalog.collections)
    for (const Tag& tag : collection.tags) collector.add(tag);
  std::ranges::sort(objects, is_before);
  merge_same(objects);
  return objects;
}

}  // namespace roadstead::verify

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/api/library.hpp"

#include "roadstead/base/text.hpp"

namespace roadstead::render::api {

using catalog::Api;
using catalog::Collection;
using catalog::StoredFile;
using catalog::Tag;

// The hash is written with a dot; the client compares it with what it downloads.
static void write_image(const Tag& tag, const StoredFile& file, std::string& out) {
  JsonWriter json(out);
  json.begin_object().key("data").begin_object();
  json.field("hash", "sha256." + file.digest->hex());
  if (!is_size_implausible(tag, file))
    json.field("size", file.size_bytes);  // the client can do without one, not with a wrong one
  if (!file.arch.empty()) json.field("arch", file.arch);
  json.end_object().end_object();
  out += '\n';
}

namespace {

/// The pages of one tag, or of one content name.
class ImagePages {
 public:
  ImagePages(Writer& writer, const Collection& collection, const Tag& of, std::string_view name)
      : writer_(writer), collection_(collection), of_(of), name_(name) {}

  void put_image(const StoredFile& file, std::string_view arch, std::string_view variant = {}) {
    path("v1/imagefile/");
    writer_.put_file(file, page(arch, variant));
    put_document(file, arch, variant);
  }

  void put_document(const StoredFile& file, std::string_view arch, std::string_view variant) {
    path("v1/images/");
    writer_.put(page(arch, variant), [&](std::string& out) { write_image(of_, file, out); });
  }

 private:
  void path(std::string_view api) { writer_.path(api).append(collection_.name).append(":").append(name_); }

  Page page(std::string_view arch, std::string_view variant) const {
    const bool has_twin = collection_.has_case_twin || of_.has_case_twin || has_upper(variant);  // AMD64 beside amd64
    return {.media_type = json_type, .arch = arch, .variant = variant, .has_case_twin = has_twin};
  }

  Writer& writer_;
  const Collection& collection_;
  const Tag& of_;
  std::string_view name_;
};

}  // namespace

static void library_tag(Writer& writer, const Collection& collection, const Tag& tag) {
  if (!tag.spelled_by.has(Api::library)) return;
  const StoredFile file = tag.image();
  const auto published = [&](const StoredFile& f) { return is_published(writer.site, Api::library, tag, f); };
  ImagePages pages(writer, collection, tag, tag.name);
  if (published(file)) pages.put_image(file, file.arch);
  if (!writer.site.host.reads_query) return;
  // The document says for which architecture the tag's own image is; its bytes need no second copy.
  if (published(file)) pages.put_document(file, file.arch, file.arch.empty() ? any_arch : file.arch);
  for (const StoredFile& image : tag.images)
    if (published(image)) pages.put_image(image, image.arch, image.arch);
}

static void library_files(Writer& writer, const Collection& collection, const Files& files) {
  for (const auto& [file, tag, is_current] : files)
    if (is_published(writer.site, Api::library, *tag, file)) {
      const std::string name = "sha256." + file.digest->hex();
      ImagePages(writer, collection, *tag, name).put_image(file, {});  // the content decides, whatever ?arch= says
    }
}

void library_collection(Writer& writer, const Collection& collection, const Files& files) {
  library_files(writer, collection, files);
  for (const Tag& tag : collection.tags)
    if (is_pulled(tag)) library_tag(writer, collection, tag);
}

void library_page(Writer& writer, const Collection& collection, std::string_view reference) {
  if (reference.starts_with("sha256.")) library_files(writer, collection, collect_files(collection));
  const Tag* const tag = collection.find(reference);
  if (tag != nullptr && is_pulled(*tag)) library_tag(writer, collection, *tag);
}

static void write_endpoints(const Host& host, std::string& out) {
  JsonWriter json(out);
  json.begin_object();
  for (const std::string_view api : {"libraryAPI", "keystoreAPI", "tokenAPI", "builderAPI"})
    json.key(api).begin_object().field("uri", host.base_url).end_object();
  json.end_object();
  out += '\n';
}

void library_common(Writer& writer) {
  writer.path("version");
  writer.put({.media_type = json_type},
             [](std::string& out) { out += "{\"data\":{\"version\":\"v1.0.0\",\"apiVersion\":\"2.0.0-alpha.2\"}}\n"; });
  writer.path("assets/config/config.prod.json");
  writer.put({.media_type = json_type}, [&](std::string& out) { write_endpoints(writer.site.host, out); });
}

}  // namespace roadstead::render::api

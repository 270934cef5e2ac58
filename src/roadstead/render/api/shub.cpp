// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/api/shub.hpp"

#include <algorithm>
#include <set>

namespace roadstead::render::api {

using catalog::Api;
using catalog::Collection;
using catalog::StoredFile;
using catalog::Tag;

// The client looks for owner/repo only; what stands above it in the name travels before /api.
static std::string& container_path(Writer& writer, std::string_view name) {
  const std::size_t repo = name.rfind('/');
  const std::size_t owner = repo == name.npos || repo == 0 ? name.npos : name.rfind('/', repo - 1);
  if (owner == name.npos) return writer.path("api/container/").append(name);
  return writer.path(name.substr(0, owner)).append("/api/container/").append(name.substr(owner + 1));
}

static void write_container(const Writer& writer, const Collection& collection, std::string_view tag,
                            const StoredFile& file, std::string& out) {
  std::string address;
  append_address(address, writer.site, collection, file);
  const std::string id = content_id(file);
  JsonWriter json(out);
  json.begin_object().field("image", address).field("name", collection.name).field("tag", tag);
  json.field("version", std::string_view(id).substr(id.find('.') + 1)).field("commit", id);
  json.end_object();
  out += '\n';
}

static void shub_tag(Writer& writer, const Collection& collection, const Tag& tag) {
  const StoredFile file = tag.image();
  if (!is_published(writer.site, Api::shub, tag, file)) return;
  container_path(writer, collection.name).append(":").append(tag.name);
  writer.put({.media_type = json_type},
             [&](std::string& out) { write_container(writer, collection, tag.name, file, out); });
}

static std::string pull_id(const StoredFile& file) {
  return file.digest ? file.digest->hex().substr(0, 40) : md5_hex(file);
}

static bool is_only_of_commit(const Files& files, const StoredFile& file) {
  return std::ranges::count(files, file.commit, [](const ImageFile& f) { return f.file.commit; }) == 1;
}

static void shub_files(Writer& writer, const Collection& collection, const Files& files) {
  std::set<std::string, std::less<>> done;  // the same MD5 at two addresses is one image
  for (const ImageFile& image : files) {
    const StoredFile& file = image.file;
    const Tag& tag = *image.tag;
    if (!is_published(writer.site, Api::shub, tag, file)) continue;
    const auto put = [&](std::string_view id) {
      if (id.empty() || !done.emplace(id).second) return;
      container_path(writer, collection.name).append("@").append(id);
      writer.put({.media_type = json_type},
                 [&](std::string& out) { write_container(writer, collection, tag.name, file, out); });
    };
    put(pull_id(file));
    if (!file.digest && file.commit.size() == 40 && is_only_of_commit(files, file)) put(file.commit);
  }
}

void shub_collection(Writer& writer, const Collection& collection, const Files& files) {
  shub_files(writer, collection, files);
  for (const Tag& tag : collection.tags)
    if (is_pulled(tag)) shub_tag(writer, collection, tag);
}

void shub_page(Writer& writer, const Collection& collection, std::string_view reference) {
  if (reference.starts_with('@')) return shub_files(writer, collection, collect_files(collection));
  const Tag* const tag = collection.find(reference.substr(1));
  if (tag != nullptr && is_pulled(*tag)) shub_tag(writer, collection, *tag);
}

}  // namespace roadstead::render::api

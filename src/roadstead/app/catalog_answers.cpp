// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/catalog_answers.hpp"

#include "roadstead/app/page_texts.hpp"
#include "roadstead/app/store_index.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/oci/media_type.hpp"
#include "roadstead/render/api/oci_names.hpp"
#include "roadstead/render/api/search.hpp"
#include "roadstead/render/route.hpp"
#include "roadstead/site/caching.hpp"
#include "roadstead/site/pagination.hpp"
#include "roadstead/site/site_path.hpp"
#include "roadstead/source/reader_pool.hpp"

namespace roadstead::app {

namespace {

/// Keeps the one page that was asked for.
class OnePage : public render::Sink {
 public:
  OnePage(std::string_view path, std::string_view arch, const std::optional<storage::BlobDirectory>& store)
      : path_(path), arch_(arch), store_(store) {}

  bool wants(std::string_view path) override { return !is_certain_ && path == path_; }

  // With ?arch= the image for that architecture goes before one that nobody knows to run elsewhere. Other
  // variants than these are cut from the whole: ?last=.
  void put(const render::Page& page) override {
    const bool is_asked = !arch_.empty() && page.arch == arch_;
    const bool is_for_all = page.variant.empty() && (arch_.empty() || page.arch.empty());
    if (!is_asked && (!is_for_all || found_)) return;
    is_certain_ = is_asked || arch_.empty();
    site::Answer answer;
    answer.media_type = page.media_type;
    answer.docker_content_digest = page.docker_content_digest;
    answer.is_lasting = site::is_lasting(path_);
    if (page.content == render::Content::text) answer.body = page.body;
    if (page.content == render::Content::redirect) {
      answer.media_type.clear();  // there is no body
      answer.status = 302;
      answer.location = page.location;
    }
    if (page.content == render::Content::stored) open_blob(page.digest, answer);
    found_ = std::move(answer);
  }

  Result<std::optional<site::Answer>> take() {
    if (error_) return Failure(*error_);
    return std::move(found_);
  }

 private:
  void open_blob(const catalog::Digest& digest, site::Answer& answer) {
    auto file = store_->open_blob(digest.bytes());
    if (!file || !*file) {
      error_ = file ? Error{Code::not_found, "the blob has left the store", {}} : file.error();
      return;
    }
    auto size = file_size(**file);
    if (size) answer.file = {std::make_shared<FileHandle>(std::move(**file)), 0, *size};
    if (!size) error_ = size.error();
  }

  std::string_view path_, arch_;
  const std::optional<storage::BlobDirectory>& store_;
  std::optional<site::Answer> found_;
  bool is_certain_ = false;
  std::optional<Error> error_;
};

/// Keeps whatever comes: for a page whose content depends on the query.
class AnyPage : public render::Sink {
 public:
  bool wants(std::string_view) override { return true; }
  void put(const render::Page& page) override {
    answer.media_type = page.media_type;
    answer.body = page.body;
  }
  site::Answer answer;
};

class RenderedAnswers : public CatalogAnswers {
 public:
  RenderedAnswers(Registry registry, render::Host host, render::StoreIndex index,
                  std::optional<storage::BlobDirectory> store, std::shared_ptr<const render::Health> health)
      : registry_(std::move(registry)),
        store_(std::move(store)),
        site_{registry_.catalog,   std::move(host),       std::move(index),
              read_stored(store_), is_stored_sif(store_), std::move(health)},
        readers_(*registry_.tree) {}

  const render::Site& site() const override { return site_; }

  Result<site::Answer> answer(const site::Request& request) override {
    const auto path = site::page_path_of(request.path, site_.host.prefix());
    if (!path) return not_found("");
    if (*path == "v1/search") return search(request.word);
    if (site::is_for_part(request))
      if (const auto list = name_list(*path)) return site::paginate(request, *list);
    auto found = find(*path, request.arch);
    if (found && !*found && !path->ends_with('/')) found = find(*path + "/", request.arch);
    if (!found) return Failure(found.error());
    if (*found) return std::move(**found);
    if (site::is_referrers(*path))
      return site::Answer{.media_type = std::string(oci::media_type::image_index),
                          .body = std::string(site::no_referrers)};
    return not_found(*path);
  }

 private:
  Result<std::optional<site::Answer>> find(std::string_view path, std::string_view arch) {
    OnePage sink(path, arch, store_);
    const auto reader = readers_.borrow();
    PageTexts texts(*registry_.tree, site_.catalog, *reader);
    if (auto done = render::render_one(site_, path, texts.reading(), sink); !done) return Failure(done.error());
    return sink.take();
  }

  // nullopt for what is no list, or an empty one, which has no page.
  std::optional<site::NameList> name_list(std::string_view path) const {
    namespace api = render::api;
    if (path == "v2/_catalog")
      return site::NameList{"", "repositories", [this](std::string_view last, std::size_t most) {
                              return api::repositories_after(site_, last, most);
                            }};
    if (!site::is_tag_list(path)) return std::nullopt;
    const catalog::Collection* const collection = render::route_of(site_.catalog, path).collection;
    if (collection == nullptr || api::tags_after(site_, *collection, "", 1).empty()) return std::nullopt;
    return site::NameList{to_lower(collection->name), "tags", [=, this](std::string_view last, std::size_t most) {
                            return api::tags_after(site_, *collection, last, most);
                          }};
  }

  Result<site::Answer> search(std::string_view word) const {
    AnyPage sink;
    const render::ReadEntry none;
    render::Writer writer(site_, none, sink);
    render::api::search(writer, word, render::api::hit_limit);
    return std::move(sink.answer);
  }

  // The APIs' clients read an error document; people get a page.
  Result<site::Answer> not_found(std::string_view path) {
    if (site::is_api(path)) return fail(Code::not_found, "{}", site::not_found_text);
    auto page = find("404.html", "");
    if (!page) return Failure(page.error());
    (*page)->status = 404;
    return std::move(**page);
  }

  Registry registry_;
  std::optional<storage::BlobDirectory> store_;
  render::Site site_;
  source::ReaderPool readers_;
};

}  // namespace

std::shared_ptr<CatalogAnswers> make_catalog_answers(Registry registry, render::Host host, render::StoreIndex index,
                                                     std::optional<storage::BlobDirectory> store,
                                                     std::shared_ptr<const render::Health> health) {
  return std::make_shared<RenderedAnswers>(std::move(registry), std::move(host), std::move(index), std::move(store),
                                           std::move(health));
}

}  // namespace roadstead::app

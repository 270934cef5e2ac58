// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/files_site.hpp"

#include "roadstead/base/hex.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/base/site_marker.hpp"
#include "roadstead/oci/json.hpp"
#include "roadstead/oci/manifest.hpp"
#include "roadstead/oci/media_type.hpp"
#include "roadstead/render/api/search.hpp"
#include "roadstead/render/host.hpp"
#include "roadstead/site/caching.hpp"
#include "roadstead/site/filter_search.hpp"
#include "roadstead/site/name_list_file.hpp"
#include "roadstead/site/own_types.hpp"
#include "roadstead/site/page_files.hpp"
#include "roadstead/site/site_path.hpp"

namespace roadstead::site {

namespace fs = std::filesystem;

namespace {

class FilesAnswers : public Answers {
 public:
  explicit FilesAnswers(PageFiles files) : files_(std::move(files)) {}

  Result<Answer> answer(const Request& request) override {
    const auto page = page_path_of(request.path, files_.prefix());
    if (!page) return not_found("");
    auto found = files_.find(*page, request.arch);
    if (!found) return Failure(found.error());
    if (*found && !(*found)->address.empty()) return redirect(*page, (*found)->address);
    if (*found) return with_caching(*page, file_answer(request, *page, **found));
    if (is_referrers(*page))
      return Answer{.media_type = std::string(oci::media_type::image_index), .body = std::string(no_referrers)};
    return not_found(*page);
  }

 private:
  // The APIs' clients read an error document; people get a page.
  Result<Answer> not_found(std::string_view page) const {
    if (is_api(page)) return fail(Code::not_found, "{}", not_found_text);
    auto found = files_.find("404.html", "");
    if (!found) return Failure(found.error());
    if (!*found) return fail(Code::not_found, "{}", not_found_text);
    auto body = read_all((*found)->file, page_limit_bytes);
    if (!body) return Failure(body.error());
    return Answer{.status = 404, .media_type = std::string(html_type), .body = std::move(*body)};
  }

  static Result<Answer> with_caching(std::string_view page, Result<Answer> answer) {
    if (answer) answer->is_lasting = is_lasting(page);
    return answer;
  }

  static Result<Answer> redirect(std::string_view page, std::string_view address) {
    Answer answer{.status = 302, .location = std::string(address)};
    if (page.starts_with("v2/")) answer.docker_content_digest = page.substr(page.rfind('/') + 1);
    return answer;
  }

  static std::string type_of(std::string_view page, std::string_view file) {
    if (page.starts_with("v1/imagefile/") || (page.starts_with("v2/") && page.find("/blobs/") != page.npos))
      return "application/octet-stream";
    // Below those APIs a name's own ending may look like a type; elsewhere the file's ending is the one that counts:
    // a page of people's may have a path of the seed API's form.
    const bool is_own = page.starts_with("_/") || page.find('/') == page.npos;
    if (is_pull_api(page) || (file.ends_with(".json") && !is_own)) return "application/json";
    if (file.ends_with(".html")) return std::string(html_type);
    const std::string type = is_own ? own_type_of(page) : "";
    return type.empty() ? "application/json" : type;
  }

  static Result<Answer> manifest(const FileBytes& file) {
    auto body = read_all(file, oci::manifest_limit_bytes);
    if (!body) return Failure(body.error());
    auto manifest = oci::parse_manifest(*body);
    if (!manifest) return Failure(manifest.error());
    const bool is_index = manifest->kind == oci::ManifestKind::index;
    const std::string_view fallback = is_index ? oci::media_type::image_index : oci::media_type::image_manifest;
    const std::string digest = "sha256:" + to_hex(sha256(*body));
    return Answer{.media_type = manifest->media_type.empty() ? std::string(fallback) : manifest->media_type,
                  .body = std::move(*body),
                  .docker_content_digest = digest};
  }

  static Result<Answer> file_answer(const Request& request, const std::string& page, const PageFile& found) {
    const bool is_oci = page.starts_with("v2/");
    if (is_oci && page.find("/manifests/") != page.npos) return manifest(found.file);
    if (page == "v1/search") return filter_search(found.file, request.word, render::api::hit_limit);
    if ((is_tag_list(page) || page == "v2/_catalog") && is_for_part(request)) return part_of(found.file, request);
    Answer answer{.media_type = std::string(type_of(page, found.name)), .file = found.file};
    if (is_referrers(page)) answer.media_type = oci::media_type::image_index;
    if (is_oci && page.find("/blobs/sha256:") != page.npos)
      answer.docker_content_digest = page.substr(page.rfind('/') + 1);
    constexpr std::uint64_t memory_limit = 1 << 20;  // what is larger is sent from the file
    if (found.file.size_bytes > memory_limit) return answer;
    auto body = read_all(found.file, memory_limit);
    if (!body) return Failure(body.error());
    answer.file = {};
    answer.body = std::move(*body);
    return answer;
  }

  static Result<Answer> part_of(const FileBytes& file, const Request& request) {
    const auto list = open_name_list(file);
    if (!list) return Failure(list.error());
    return paginate(request, *list);
  }

  static constexpr std::string_view html_type = "text/html; charset=utf-8";
  static constexpr std::uint64_t page_limit_bytes = std::uint64_t{1} << 30;

  PageFiles files_;
};

Result<std::string> base_url_of(const FileSet& files) {
  auto marker = files.find(site_marker);
  if (!marker)
    return fail(Code::invalid, "no {} in it: want a site that 'roadstead build --host roadstead' wrote", site_marker);
  auto text = read_all(*marker, 1 << 16);
  if (!text) return Failure(text.error());
  auto json = Json::parse(*text, 1 << 16);
  if (!json) return wrap(json.error(), std::string(site_marker));
  auto fields = oci::Fields::of(json->root());
  if (!fields) return wrap(fields.error(), std::string(site_marker));
  auto profile = fields->required_text("profile");
  if (!profile) return wrap(profile.error(), std::string(site_marker));
  if (*profile != "roadstead")
    return fail(Code::invalid, "the site was built for '{}', want 'roadstead build --host roadstead'", *profile);
  return fields->required_text("base_url");
}

}  // namespace

bool is_built_site(const fs::path& where) {
  std::error_code ignored;
  return where.string().ends_with(".tar") || fs::exists(where / site_marker, ignored);
}

Result<FilesSite> open_files_site(const fs::path& where) {
  auto files = where.string().ends_with(".tar") ? open_tar_files(where) : open_directory_files(where);
  if (!files) return Failure(files.error());
  auto base_url = base_url_of(**files);
  if (!base_url) return wrap(base_url.error(), where.string());
  std::string rules;
  if (auto file = (*files)->find("_redirects")) {
    auto text = read_all(*file, std::uint64_t{4} << 30);
    if (!text) return Failure(text.error());
    rules = std::move(*text);
  }
  const render::Host host{.base_url = *base_url};
  PageFiles pages(std::move(*files), std::string(host.prefix()), Redirects(std::move(rules)));
  return FilesSite{std::make_shared<FilesAnswers>(std::move(pages)), std::move(*base_url)};
}

}  // namespace roadstead::site

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/files_site.hpp"

#include <algorithm>
#include <vector>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/base/site_marker.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/oci/json.hpp"
#include "roadstead/oci/manifest.hpp"
#include "roadstead/oci/media_type.hpp"
#include "roadstead/render/host.hpp"
#include "roadstead/site/file_set.hpp"
#include "roadstead/site/pagination.hpp"
#include "roadstead/site/site_path.hpp"

namespace roadstead::site {

namespace fs = std::filesystem;

namespace {

/// "<path> <address> 302" lines, sorted by path.
class Redirects {
 public:
  explicit Redirects(std::string text) : text_(std::move(text)) {
    for (const std::string_view line : split(text_, '\n'))
      if (const auto words = split(line, ' '); words.size() == 3) rules_.push_back({words[0], words[1]});
    std::ranges::sort(rules_);
  }
  std::string find(std::string_view path) const {
    const auto at = std::ranges::lower_bound(rules_, path, {}, &std::pair<std::string_view, std::string_view>::first);
    return at != rules_.end() && at->first == path ? std::string(at->second) : "";
  }

 private:
  std::string text_;
  std::vector<std::pair<std::string_view, std::string_view>> rules_;
};

class FilesSite : public Answers {
 public:
  FilesSite(std::unique_ptr<FileSet> files, std::string prefix, Redirects redirects)
      : files_(std::move(files)), prefix_(std::move(prefix)), redirects_(std::move(redirects)) {}

  Result<Answer> answer(const Request& request) override {
    const auto page = page_path_of(request.path, prefix_);
    if (!page) return fail(Code::not_found, "'{}' is not part of this site", request.path);
    const bool is_oci = page->starts_with("v2/");
    const std::string path = is_oci || prefix_.empty() ? *page : prefix_.substr(1) + "/" + *page;
    for (const std::string& candidate : candidates(path, request.arch)) {
      if (std::string address = redirects_.find("/" + candidate); !address.empty())
        return redirect(*page, std::move(address));
      auto file = files_->find(candidate);
      if (file) return file_answer(request, *page, candidate, *file);
      if (file.error().code != Code::not_found) return Failure(file.error());
    }
    if (is_referrers(*page))
      return Answer{.media_type = std::string(oci::media_type::image_index), .body = std::string(no_referrers)};
    return fail(Code::not_found, "'{}' is not part of this site", request.path);
  }

 private:
  static std::vector<std::string> candidates(const std::string& path, const std::string& arch) {
    if (path.find("..") != path.npos || path.find('~') != path.npos || hidden(path)) return {};
    if (path.empty() || path.ends_with('/')) return {path + "index.html", path + "index.json"};
    std::vector<std::string> names{path, path + "/index.html", path + "/index.json"};
    if (!arch.empty()) names.insert(names.begin(), path + "~" + arch);
    return names;
  }

  // The marker, _redirects: they speak to the server, not to its clients.
  static bool hidden(const std::string& path) { return path.starts_with('.') || path == "_redirects"; }

  static Result<Answer> redirect(std::string_view page, std::string address) {
    Answer answer{.status = 302, .location = std::move(address)};
    if (page.starts_with("v2/")) answer.docker_content_digest = page.substr(page.rfind('/') + 1);
    return answer;
  }

  static std::string_view type_of(std::string_view page, std::string_view file) {
    if (page.starts_with("v1/imagefile/") || (page.starts_with("v2/") && page.find("/blobs/") != page.npos))
      return "application/octet-stream";
    if (file.ends_with(".html")) return "text/html; charset=utf-8";
    return file.ends_with(".css") && file.find("_/") != file.npos ? "text/css" : "application/json";
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

  static Result<Answer> file_answer(const Request& request, const std::string& page, const std::string& name,
                                    const FileBytes& file) {
    const bool is_oci = page.starts_with("v2/");
    if (is_oci && (page.find("/manifests/") != page.npos || is_referrers(page))) return manifest(file);
    Answer answer{.media_type = std::string(type_of(page, name)), .file = file};
    if (is_oci && page.find("/blobs/sha256:") != page.npos)
      answer.docker_content_digest = page.substr(page.rfind('/') + 1);
    constexpr std::uint64_t memory_limit = 1 << 20;  // what is larger is sent from the file
    const bool is_list = is_tag_list(page) || page == "v2/_catalog";
    if (!is_list && file.size_bytes > memory_limit) return answer;
    auto body = read_all(file, std::uint64_t{1} << 30);
    if (!body) return Failure(body.error());
    answer.file = {};
    answer.body = std::move(*body);
    if (is_list)
      if (auto done = paginate(request, answer); !done) return Failure(done.error());
    return answer;
  }

  std::unique_ptr<FileSet> files_;
  std::string prefix_;
  Redirects redirects_;
};

Result<std::string> base_url_of(const FileSet& files) {
  auto marker = files.find(site_marker);
  if (!marker)
    return fail(Code::invalid, "no {} in it: want a site that 'roadstead build --host roadstead' wrote", site_marker);
  auto text = read_all(*marker, 1 << 16);
  if (!text) return Failure(text.error());
  auto json = oci::Json::parse(*text, 1 << 16);
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

Result<std::shared_ptr<Answers>> open_files_site(const fs::path& where) {
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
  return std::make_shared<FilesSite>(std::move(*files), host.prefix(), Redirects(std::move(rules)));
}

}  // namespace roadstead::site

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/check/published.hpp"

// What the policy's terms say of a collection.
namespace roadstead::check {

namespace {

using catalog::Collection;
using catalog::Severity;
using catalog::StoredFile;
using catalog::Tag;

template <class Visit>
void for_each_url(const Tag& tag, Visit visit) {
  const auto visit_file = [&](const StoredFile& file) {
    if (!file.url.empty()) visit(file.url);
    for (const std::string_view mirror : file.mirrors) visit(mirror);
  };
  for (const auto files : {tag.layers, tag.images, tag.history}) std::ranges::for_each(files, visit_file);
  for (const catalog::Attached& document : tag.attached) visit_file(document.file);
  for (const catalog::FormerDocument& former : tag.formerly_attached) visit_file(former.document.file);
  for (const catalog::Document& document : tag.documents)
    for (const catalog::BlobRef& blob : document.blobs)
      for (const std::string_view url : blob.urls) visit(url);
}

std::string readme_of(const Collection& collection, const Tag& tag) {
  return fmt::format("{}/manifests/{}/README.md", collection.name, tag.name);
}

std::set<std::string> hosts_of(const Collection* collection) {
  std::set<std::string> hosts;
  if (collection == nullptr) return hosts;
  for (const Tag& tag : collection->tags)
    for_each_url(tag, [&](std::string_view text) {
      if (const auto url = parse_url(text))
        hosts.insert(to_lower(url->host) + (url->port.empty() ? "" : ":" + std::string(url->port)));
    });
  return hosts;
}

std::set<std::string> urls_of(const Collection* collection, std::string_view tag_name) {
  std::set<std::string> urls;
  const Tag* const tag = collection == nullptr ? nullptr : collection->find(tag_name);
  if (tag != nullptr) for_each_url(*tag, [&](std::string_view url) { urls.emplace(url); });
  return urls;
}

std::string without_query(std::string_view url) { return std::string(url.substr(0, url.find('?'))); }

}  // namespace

// Servers decode a path before they walk it: "%2e%2e" and "..%2f" lead out of a folder as ".." does.
static std::string walked_path(std::string_view path) {
  std::string text = percent_decode(path).value_or("..");
  for (auto more = percent_decode(text); more && *more != text; more = percent_decode(text)) text = *more;
  std::ranges::replace(text, '\\', '/');
  return text;
}

static bool leads_away(std::string_view path) {
  const std::string walked = walked_path(path);
  return std::ranges::any_of(split(walked, '/'), [](std::string_view part) {
    const std::string_view name = part.substr(0, part.find(';'));
    return name == "." || name == "..";
  });
}

// A prefix ends a part of the path, or "…/images" would take "…/images-of-others".
static bool is_below_path(std::string_view path, std::string_view prefix) {
  if (!path.starts_with(prefix) || leads_away(path)) return false;
  return prefix.ends_with('/') || path.size() == prefix.size() || path[prefix.size()] == '/';
}

static bool is_below(std::string_view text, std::string_view prefix_text) {
  const auto url = parse_url(text), prefix = parse_url(prefix_text);
  return url && prefix && url->user_info.empty() && to_lower(url->scheme) == to_lower(prefix->scheme) &&
         to_lower(url->host) == to_lower(prefix->host) && url->port == prefix->port &&
         is_below_path(url->path, prefix->path);
}

void check_storage(const JudgedCollection& judged, const SayOfChange& say) {
  if (judged.after == nullptr || !judged.terms.storage) return;
  for (const Tag& tag : judged.after->tags) {
    const auto known = urls_of(judged.before, tag.name);
    for_each_url(tag, [&](std::string_view url) {
      const auto takes = [&](const std::string& prefix) { return is_below(url, prefix); };
      if (!known.contains(std::string(url)) && std::ranges::none_of(*judged.terms.storage, takes))
        say(Severity::error, readme_of(*judged.after, tag),
            fmt::format("'{}' is none of the policy's places of images, want it below {}", without_query(url),
                        fmt::join(*judged.terms.storage, " or ")));
    });
  }
}

void check_new_host(const JudgedCollection& judged, const SayOfChange& say) {
  const auto known = hosts_of(judged.before);
  if (judged.after == nullptr || known.empty() || judged.terms.storage) return;
  for (const std::string& host : hosts_of(judged.after))
    if (!known.contains(host))
      say(Severity::review, std::string(judged.after->name),
          fmt::format("has images at '{}', where it had none: a person must look", host));
}

// A tag that the change leaves alone had its labels judged when it came.
static bool is_touched(const JudgedCollection& judged, const Tag& tag) {
  const std::string folder = fmt::format("{}/manifests/{}/", judged.name, tag.name);
  return std::ranges::any_of(judged.change.files,
                             [&](const ChangedFile& file) { return file.path.starts_with(folder); });
}

void check_required_labels(const JudgedCollection& judged, const SayOfChange& say) {
  if (judged.after == nullptr || !judged.terms.required_labels) return;
  const auto wants = [](const Tag& tag, const std::string& key) {
    const auto label = std::ranges::find(tag.labels, key, &catalog::Label::key);
    return label == tag.labels.end() || trim(label->value).empty();
  };
  for (const Tag& tag : judged.after->tags)
    for (const std::string& label : *judged.terms.required_labels)
      if (!tag.is_yanked() && wants(tag, label) && is_touched(judged, tag))
        say(Severity::error, readme_of(*judged.after, tag),
            fmt::format("the label '{}' is missing, and the policy wants it", label));
}

}  // namespace roadstead::check

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/check/change_rules.hpp"

// What the policy's terms say of a collection.
namespace roadstead::check {

namespace {

using catalog::Collection;
using catalog::Severity;
using catalog::StoredFile;
using catalog::Tag;

template <class Visit>
void for_each_url(const Tag& tag, Visit visit) {
  for (const auto files : {tag.layers, tag.images, tag.history})
    for (const StoredFile& file : files) {
      if (!file.url.empty()) visit(file.url);
      for (const std::string_view mirror : file.mirrors) visit(mirror);
    }
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
      if (const auto url = parse_url(text)) hosts.insert(to_lower(url->host));
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

// A prefix ends a part of the path, or "…/images" would take "…/images-of-others".
static bool is_below(std::string_view url, std::string_view prefix) {
  if (!url.starts_with(prefix) || url.find("/../") != url.npos) return false;
  return prefix.ends_with('/') || url.size() == prefix.size() || url[prefix.size()] == '/';
}

void check_storage(const JudgedChange& judged, const SayOfChange& say) {
  if (judged.after == nullptr || !judged.terms.storage) return;
  for (const Tag& tag : judged.after->tags) {
    const auto known = urls_of(judged.before, tag.name);
    for_each_url(tag, [&](std::string_view url) {
      const auto takes = [&](const std::string& prefix) { return is_below(url, prefix); };
      if (!known.contains(std::string(url)) && std::ranges::none_of(*judged.terms.storage, takes))
        say(Severity::error, readme_of(*judged.after, tag),
            fmt::format("'{}' is none of the policy's places of images: {}", without_query(url),
                        fmt::join(*judged.terms.storage, ", ")));
    });
  }
}

void check_new_host(const JudgedChange& judged, const SayOfChange& say) {
  const auto known = hosts_of(judged.before);
  if (judged.after == nullptr || known.empty() || judged.terms.storage) return;
  for (const std::string& host : hosts_of(judged.after))
    if (!known.contains(host))
      say(Severity::review, std::string(judged.after->name),
          fmt::format("has images at '{}', where it had none: a person must look", host));
}

void check_required_labels(const JudgedChange& judged, const SayOfChange& say) {
  if (judged.after == nullptr || !judged.terms.required_labels) return;
  for (const Tag& tag : judged.after->tags)
    for (const std::string& label : *judged.terms.required_labels)
      if (std::ranges::find(tag.labels, label, &catalog::Label::key) == tag.labels.end())
        say(Severity::error, readme_of(*judged.after, tag),
            fmt::format("the label '{}' is missing, and the policy wants it", label));
}

static std::uint64_t bytes_of(const Collection& collection) {
  std::map<std::string, std::uint64_t> sizes;  // tags share images
  for (const Tag& tag : collection.tags) {
    const StoredFile image = tag.image();
    for (const auto files : {tag.layers, tag.images, tag.history, std::span<const StoredFile>(&image, 1)})
      for (const StoredFile& file : files) sizes.emplace(file.digest_text(), file.size_bytes);
  }
  std::uint64_t all = 0;
  for (const auto& [digest, size] : sizes) all += size;
  return all;
}

void check_quota(const JudgedChange& judged, const SayOfChange& say) {
  if (judged.after == nullptr) return;
  const std::uint64_t tags = judged.after->tags.size(), bytes = bytes_of(*judged.after);
  const std::string where(judged.after->name);
  if (judged.terms.most_tags && tags > *judged.terms.most_tags)
    say(Severity::error, where,
        fmt::format("would have {} tags, and the policy takes {}", tags, *judged.terms.most_tags));
  if (judged.terms.most_bytes && bytes > *judged.terms.most_bytes)
    say(Severity::error, where,
        fmt::format("would have images of {} bytes, and the policy takes {}", bytes, *judged.terms.most_bytes));
}

}  // namespace roadstead::check

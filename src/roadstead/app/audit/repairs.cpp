// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/audit/repairs.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "roadstead/net/redact.hpp"

namespace roadstead::app {

using catalog::Collection;
using catalog::Digest;
using catalog::StoredFile;
using catalog::Tag;
using verify::Object;

std::string_view action_name(Repair::Action action) { return action == Repair::Action::yank ? "yank" : "mirror"; }

namespace {

constexpr std::uint64_t failures_to_yank = 2;

class Finder {
 public:
  Finder(const Verified& verified, const std::vector<Broken>& broken, const std::set<Repair>& proposed)
      : verified_(verified), proposed_(proposed) {
    for (const Faulty& faulty : verified.faulty) faulty_[faulty.object.url].push_back(&faulty);
    for (const Broken& one : broken) {
      std::uint64_t& failures = failures_[name_of(one.finding)];
      failures = std::max(failures, one.failures);
    }
  }

  void find_in(const Collection& collection, const Tag& tag) {
    if (tag.is_yanked()) return;
    for (std::size_t i = 0; i < tag.layers.size(); ++i) {
      const bool is_the_image = tag.layout == catalog::Layout::singularity;
      const auto& digest = tag.layers[i].digest || !is_the_image ? tag.layers[i].digest : tag.stated.digest;
      if (digest) look_at(collection, tag, tag.layers[i], *digest, !is_elsewhere(tag, *digest));
    }
    for (const StoredFile& image : tag.images)
      if (image.digest) look_at(collection, tag, image, *image.digest, false);
    for (const catalog::Attached& document : tag.attached)
      look_at(collection, tag, document.file, *document.file.digest, false);
  }

  std::vector<Repair> take() {
    std::ranges::sort(repairs_);
    return std::move(repairs_);
  }

 private:
  const verify::Fault* fault_at(std::string_view url, const Digest& digest) const {
    const auto found = faulty_.find(url);
    if (found == faulty_.end()) return nullptr;
    for (const Faulty* const faulty : found->second)
      if (faulty->object.has_digest && faulty->object.digest == digest) return &faulty->fault;
    return nullptr;
  }

  bool was_looked_at(std::string_view url, const Digest& digest) const {
    const auto before = [](const Object& object, const auto& wanted) {
      return std::tie(object.digest, object.url) < wanted;
    };
    const auto wanted = std::tie(digest, url);
    const auto at = std::lower_bound(verified_.objects.begin(), verified_.objects.end(), wanted, before);
    return at != verified_.objects.end() && at->digest == digest && at->url == url;
  }

  // That nobody could tell speaks neither for a repair nor against one that is proposed.
  bool was_proposed(Repair repair) const {
    repair.broken = net::redacted(repair.broken);
    if (!repair.good.empty()) repair.good = net::redacted(repair.good);
    return proposed_.contains(repair);
  }

  bool is_gone(std::string_view url, const Digest& digest, bool was_yanked) const {
    const auto* const fault = fault_at(url, digest);
    if (fault == nullptr) return false;
    if (was_yanked && fault->rule == unknown_rule) return true;
    if (fault->rule != "object-missing") return false;
    if (was_yanked) return true;
    const auto failures = failures_.find({digest.text(), net::redacted(url)});
    return failures != failures_.end() && failures->second >= failures_to_yank;
  }

  // A blob whose document has addresses of its own.
  static bool is_elsewhere(const Tag& tag, const Digest& digest) {
    return std::ranges::any_of(tag.documents, [&](const catalog::Document& document) {
      return std::ranges::any_of(document.blobs, [&](const catalog::BlobRef& blob) {
        return blob.digest == digest && (blob.is_inlined || !blob.urls.empty());
      });
    });
  }

  void look_at(const Collection& collection, const Tag& tag, const StoredFile& file, const Digest& digest,
               bool may_yank) {
    const auto* const fault = file.url.empty() ? nullptr : fault_at(file.url, digest);
    if (fault == nullptr) return;
    Repair repair{.collection = std::string(collection.name),
                  .tag = std::string(tag.name),
                  .digest = digest.text(),
                  .broken = std::string(file.url)};
    const std::size_t before = repairs_.size();
    for (const std::string_view mirror : file.mirrors) {
      if (!was_looked_at(mirror, digest) || fault_at(mirror, digest) != nullptr) continue;
      repair.good = std::string(mirror);
      if (fault->rule != unknown_rule || was_proposed(repair)) repairs_.push_back(repair);
    }
    if (repairs_.size() != before || !may_yank) return;
    repair.action = Repair::Action::yank;
    repair.good.clear();
    const bool was_yanked = was_proposed(repair);
    const auto gone = [&](std::string_view url) { return is_gone(url, digest, was_yanked); };
    if (gone(file.url) && std::ranges::all_of(file.mirrors, gone)) repairs_.push_back(std::move(repair));
  }

  const Verified& verified_;
  const std::set<Repair>& proposed_;
  std::unordered_map<std::string_view, std::vector<const Faulty*>> faulty_;
  std::map<ObjectName, std::uint64_t> failures_;
  std::vector<Repair> repairs_;
};

}  // namespace

std::vector<Repair> repairs_of(const Verified& verified, const std::vector<Broken>& broken,
                               const std::set<Repair>& proposed) {
  if (verified.faulty.empty()) return {};
  Finder finder(verified, broken, proposed);
  for (const Collection& collection : verified.registry.loaded.catalog.collections)
    for (const Tag& tag : collection.tags) finder.find_in(collection, tag);
  return finder.take();
}

}  // namespace roadstead::app

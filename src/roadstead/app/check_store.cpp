// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/check_store.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "roadstead/app/leave_out.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/check/locate.hpp"
#include "roadstead/image/hash_file.hpp"
#include "roadstead/source/reader_pool.hpp"

namespace roadstead::app {

namespace {

using catalog::Digest;
using catalog::StoredFile;
using catalog::Tag;

/// One place where the metadata states a blob: a key of a README, or a document that names it.
struct Statement {
  Digest digest;
  std::uint64_t size_bytes;
  std::uint32_t entry;
  std::string list{};  ///< "layers" and the like; empty for the tag's own size, and for a document
  std::size_t number = 0;
  bool is_document = false;
  bool has_address = true;  ///< or no need of one: then the store need not have it

  std::string key(std::string_view field) const {
    return list.empty() ? std::string(field) : fmt::format("{}.{}.{}", list, number, field);
  }
};

bool has_address(const Tag& tag, const Digest& digest) {
  return std::ranges::any_of(tag.layers,
                             [&](const StoredFile& layer) { return layer.digest == digest && !layer.url.empty(); });
}

template <class Visit>
void for_each_statement(const Tag& tag, Visit visit) {
  const auto visit_list = [&](std::string_view name, std::span<const StoredFile> files) {
    for (std::size_t i = 0; i < files.size(); ++i)
      if (files[i].digest)
        visit(Statement{.digest = *files[i].digest,
                        .size_bytes = files[i].size_bytes,
                        .entry = tag.entry,
                        .list = std::string(name),
                        .number = i,
                        .has_address = name == "history" || tag.is_yanked() || !files[i].url.empty()});
  };
  if (tag.layout == catalog::Layout::singularity && tag.stated.digest)
    visit(Statement{*tag.stated.digest, tag.stated.size_bytes, tag.entry});
  visit_list("layers", tag.layers);
  visit_list("images", tag.images);
  visit_list("history", tag.history);
  for (std::size_t i = 0; i < tag.attached.size(); ++i) {
    const StoredFile& file = tag.attached[i].file;
    visit(Statement{.digest = *file.digest,
                    .size_bytes = file.size_bytes,
                    .entry = tag.entry,
                    .list = "attached",
                    .number = i,
                    .has_address = tag.is_yanked() || !file.url.empty()});
  }
  for (std::size_t state = 0; state < tag.history.size(); ++state) {
    std::size_t number = 0;
    for (const catalog::FormerDocument& former : tag.attached_to(state))
      visit(Statement{.digest = *former.document.file.digest,
                      .size_bytes = former.document.file.size_bytes,
                      .entry = tag.entry,
                      .list = fmt::format("history.{}.attached", state),
                      .number = number++});
  }
  for (const catalog::Document& document : tag.documents)
    for (const catalog::BlobRef& blob : document.blobs)
      visit(Statement{
          .digest = blob.digest,
          .size_bytes = blob.size_bytes,
          .entry = document.entry,
          .is_document = true,
          .has_address = tag.is_yanked() || blob.is_inlined || !blob.urls.empty() || has_address(tag, blob.digest)});
}

/// Compares tags with the store, on many threads.
class Comparison {
 public:
  Comparison(const source::Tree& tree, const storage::BlobDirectory& store, Depth depth)
      : tree_(tree), readers_(tree), store_(store), depth_(depth) {}

  void compare(const Tag& tag) {
    std::set<Digest> missing;
    std::set<std::pair<Digest, std::uint64_t>> compared;  // a layer repeats what the top of its tag says
    for_each_statement(tag, [&](const Statement& statement) {
      const auto size = store_.size_of(statement.digest.bytes());
      if (!size) return note(size.error());
      if (*size && compared.emplace(statement.digest, statement.size_bytes).second) compare(statement, **size);
      if (!*size && !statement.has_address && missing.insert(statement.digest).second)
        say(statement, "digest", "object-missing",
            fmt::format("neither the store nor an address has {}", statement.digest.text()),
            catalog::Severity::warning);
    });
  }

  Result<catalog::Findings> take() {
    if (error_) return Failure(*error_);
    return std::move(findings_);
  }

 private:
  void compare(const Statement& statement, std::uint64_t stored_bytes) {
    const std::string digest = statement.digest.text();
    if (stored_bytes != statement.size_bytes)
      return say(statement, "size", "object-size",
                 fmt::format("the store's blob {} has {} bytes, but {} are stated", digest, stored_bytes,
                             statement.size_bytes));
    if (depth_ == Depth::sizes) return;
    const auto actual = hash(statement.digest);
    if (!actual) return note(actual.error());
    if (*actual != statement.digest)
      say(statement, "digest", "object-digest",
          fmt::format("the store's blob {} has other bytes: their digest is {}", digest, actual->text()));
  }

  // Tags share blobs: none is read again after it was read.
  Result<Digest> hash(const Digest& digest) {
    {
      const std::lock_guard lock(mutex_);
      if (const auto known = hashed_.find(digest); known != hashed_.end()) return known->second;
    }
    auto file = store_.open_blob(digest.bytes());
    if (!file) return Failure(file.error());
    if (!*file) return fail(Code::not_found, "blob {} has left the store", digest.text());
    const auto sum = image::hash_file(**file);
    if (!sum) return wrap(sum.error(), store_.path_of(digest.bytes()).string());
    const std::lock_guard lock(mutex_);
    return hashed_.insert_or_assign(digest, Digest(*sum)).first->second;
  }

  void say(const Statement& statement, std::string_view field, std::string_view rule, std::string message,
           catalog::Severity severity = catalog::Severity::error) {
    const source::Entry& entry = tree_.entries()[statement.entry];
    catalog::Position at{0, 0};
    if (!statement.is_document) at = check::locate(*readers_.borrow(), entry, statement.key(field));
    const std::lock_guard lock(mutex_);
    findings_.push_back({std::string(entry.path), at.line, at.column, severity, rule, std::move(message)});
  }

  void note(const Error& error) {
    const std::lock_guard lock(mutex_);
    if (!error_) error_ = error;
  }

  const source::Tree& tree_;
  source::ReaderPool readers_;
  const storage::BlobDirectory& store_;
  Depth depth_;
  std::mutex mutex_;
  std::map<Digest, Digest> hashed_;
  catalog::Findings findings_;
  std::optional<Error> error_;
};

}  // namespace

Result<void> check_store(Registry& registry, const std::optional<storage::BlobDirectory>& store, Depth depth,
                         unsigned jobs) {
  if (!store) return {};
  Comparison comparison(*registry.tree, *store, depth);
  parallel_for(registry.catalog.collections.size(), jobs, [&](std::size_t i) {
    for (const Tag& tag : registry.catalog.collections[i].tags) comparison.compare(tag);
  });
  auto findings = comparison.take();
  if (!findings) return Failure(findings.error());
  leave_out_faulty(registry.catalog, *findings);
  registry.findings.insert(registry.findings.end(), findings->begin(), findings->end());
  std::ranges::sort(registry.findings);
  return {};
}

}  // namespace roadstead::app

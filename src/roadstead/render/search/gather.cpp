// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/search/gather.hpp"

#include <algorithm>
#include <iterator>

#include "roadstead/base/ascii.hpp"

namespace roadstead::render::search {

using catalog::Collection;
using catalog::Tag;

namespace {

// A collection of ten thousand tags is found by its name; so many words would only hide others.
constexpr std::size_t tags_looked_at = 200, terms_kept = 256;

std::string_view last_component(std::string_view name) { return name.substr(name.rfind('/') + 1); }

// What `uname -m` says of it.
std::string_view machine_of(std::string_view arch) {
  return arch == "amd64" ? "x86_64" : arch == "arm64" ? "aarch64" : std::string_view();
}

}  // namespace

std::uint32_t Gatherer::number_of(std::string_view term) {
  const auto found = numbers_.find(term);
  if (found != numbers_.end()) return found->second;
  const std::string_view text = texts_.keep(term);
  const auto number = static_cast<std::uint32_t>(terms_.size());
  numbers_.emplace(text, number);
  terms_.push_back({.text = text});
  return number;
}

void Gatherer::see(std::string_view term, Tier tier) {
  if (seen_.size() < terms_kept || tier != Tier::other) seen_.emplace_back(number_of(term), tier);
}

void Gatherer::see_all(std::string_view text, Tier tier) {
  for (const std::string_view term : cutter_.cut(text))
    if (tier != Tier::other || !is_noise(term)) see(term, tier);
}

// "bio-tools" is found by "biotools" too.
void Gatherer::see_name(std::string_view name) {
  std::string joined;
  std::ranges::copy_if(last_component(name), std::back_inserter(joined),
                       [](char c) { return is_alnum(c) || (c & '\x80') != 0; });
  if (const auto& whole = cutter_.cut(joined); !whole.empty()) see(whole.front(), Tier::name);
  see_all(name, Tier::part);
}

void Gatherer::see_tags(const Collection& collection) {
  std::size_t left = tags_looked_at;
  for (const Tag& tag : collection.tags) {
    if (tag.is_yanked() || tag.name == "latest") continue;
    see_all(tag.name, Tier::other);
    if (--left == 0) return;
  }
}

void Gatherer::see_labels(const Tag& tag) {
  constexpr std::size_t longest = 500;  // beyond are scripts and licences' texts
  for (const catalog::Label& label : tag.labels)
    if (label.value.size() <= longest && label.value.find("://") == label.value.npos) see_all(label.value, Tier::other);
}

void Gatherer::see_archs(const Facts& facts) {
  for (const std::string_view arch : facts.archs) {
    see_all(arch, Tier::other);
    see_all(machine_of(arch), Tier::other);
  }
}

// The best tier of each term counts.
void Gatherer::keep(std::uint32_t document) {
  std::ranges::sort(seen_);
  const auto is_same = [](const auto& a, const auto& b) { return a.first == b.first; };
  seen_.erase(std::unique(seen_.begin(), seen_.end(), is_same), seen_.end());
  for (const auto& [number, tier] : seen_) {
    Index::Term& term = terms_[number];
    ++term.documents;
    std::uint32_t& kept = term.kept[static_cast<std::size_t>(tier)];
    if (kept == posting_limit) continue;
    ++kept;
    postings_.push_back({static_cast<std::uint32_t>(tiers * number) + static_cast<std::uint32_t>(tier), document});
  }
  seen_.clear();
}

void Gatherer::add(const Document& document) {
  const Collection& collection = *document.collection;
  see_name(collection.name);
  const Facts facts = facts_of(document);
  for (const std::string& term : facet_terms(facts)) see(term, Tier::other);
  see_archs(facts);
  see_all(facts.licence, Tier::other);
  see_all(collection.description, Tier::other);
  for (const catalog::Owner& owner : collection.owners) see_all(owner.name, Tier::other);
  if (document.tag != nullptr) see_labels(*document.tag);
  see_tags(collection);  // last: hundreds of versions leave no room for others
  keep(next_++);
}

}  // namespace roadstead::render::search

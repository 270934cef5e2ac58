// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "roadstead/render/site.hpp"
#include "support/memory_registry.hpp"

namespace roadstead::test {

/// A page that keeps its texts.
struct KeptPage {
  std::string path, variant, arch, media_type, digest_header, content;

  bool operator==(const KeptPage&) const = default;
  std::string name() const { return variant.empty() ? path : path + "~" + variant; }
};

inline std::string content_of(const render::Page& page) {
  switch (page.content) {
    case render::Content::text: return std::string(page.body);
    case render::Content::redirect: return "redirect to " + std::string(page.location);
    case render::Content::stored: return "stored " + page.digest.text();
  }
  return {};
}

/// Keeps every page, or only those of one path.
class PageList : public render::Sink {
 public:
  PageList() = default;
  explicit PageList(std::string only) : only_(std::move(only)) {}

  bool wants(std::string_view path) override { return !only_ || path == *only_; }
  void put(const render::Page& page) override {
    pages.push_back({std::string(page.path), std::string(page.variant), std::string(page.arch),
                     std::string(page.media_type), std::string(page.docker_content_digest), content_of(page)});
  }

  const KeptPage* find(std::string_view name) const {
    for (const KeptPage& page : pages)
      if (page.name() == name) return &page;
    return nullptr;
  }

  std::vector<KeptPage> pages;

 private:
  std::optional<std::string> only_;
};

/// A site over a registry in memory.
class MemorySite {
 public:
  explicit MemorySite(const TreeText& text, render::Host host = {.base_url = "https://registry.example.org/containers"},
                      render::StoreIndex store = {})
      : registry(text), site{registry.loaded.catalog, std::move(host), std::move(store)} {}

  render::ReadEntry read() const {
    return [this](std::uint32_t entry) -> Result<std::string_view> {
      if (const auto* const kept = registry.loaded.catalog.kept_text(entry)) return kept->text;
      const auto reader = registry.tree->reader();  // a recipe: no page but its tag's wants it
      last_read = std::string(reader->read(registry.tree->entries()[entry], 1 << 20).value());
      return std::string_view(last_read);
    };
  }

  PageList all() const {
    PageList list;
    for (const auto& collection : registry.loaded.catalog.collections)
      EXPECT_TRUE(render::render_collection(site, collection, read(), list));
    for (const render::CommonRun& run : render::common_runs(site)) render::render_common(site, run, list);
    return list;
  }

  std::vector<KeptPage> one(const std::string& path) const {
    PageList list(path);
    EXPECT_TRUE(render::render_one(site, path, read(), list));
    return list.pages;
  }

  MemoryRegistry registry;
  render::Site site;
  mutable std::string last_read;
};

}  // namespace roadstead::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "roadstead/catalog/load.hpp"
#include "roadstead/source/memory_tree.hpp"
#include "support/tree_text.hpp"

namespace roadstead::test {

inline source::Kind kind_of(FileKind kind) {
  switch (kind) {
    case FileKind::file: return source::Kind::file;
    case FileKind::executable: return source::Kind::executable;
    case FileKind::symlink: return source::Kind::symlink;
    case FileKind::submodule: return source::Kind::submodule;
  }
  return source::Kind::other;
}

inline std::unique_ptr<source::Tree> memory_tree(const TreeText& text) {
  source::MemoryFiles files;
  for (const TreeFile& file : text.files) files[file.path] = {kind_of(file.kind), file.bytes};
  return source::make_memory_tree(std::move(files));
}

/// A registry in memory, as it was loaded.
struct MemoryRegistry {
  explicit MemoryRegistry(const TreeText& text) : tree(memory_tree(text)), loaded(catalog::load(*tree, 2).value()) {}

  std::unique_ptr<source::Tree> tree;
  catalog::Loaded loaded;
};

/// "path:line:column: severity: message [rule]", as people and the test data write findings.
inline std::string text_of(const catalog::Finding& finding) {
  std::string place = finding.path;
  if (finding.line != 0) place += fmt::format(":{}:{}", finding.line, finding.column);
  constexpr const char* names[] = {"warning", "review", "error"};
  const char* const severity = names[static_cast<int>(finding.severity)];
  return fmt::format("{}: {}: {} [{}]\n", place, severity, finding.message, finding.rule);
}

inline std::string text_of(const catalog::Findings& findings) {
  std::string text;
  for (const catalog::Finding& finding : findings) text += text_of(finding);
  return text;
}

}  // namespace roadstead::test

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/check/check.hpp"

#include <algorithm>
#include <vector>

#include "roadstead/base/parallel.hpp"
#include "roadstead/check/locate.hpp"
#include "roadstead/check/policy_rules.hpp"
#include "roadstead/check/rule_table.hpp"
#include "roadstead/check/tree_rules.hpp"
#include "roadstead/source/reader_pool.hpp"

namespace roadstead::check {

using catalog::Collection;
using catalog::Finding;
using catalog::Findings;
using catalog::Severity;
using catalog::Tag;

namespace {

void check_tag(const source::Tree& tree, source::Reader& reader, const JudgedTag& judged, Findings& findings) {
  const source::Entry& entry = tree.entries()[judged.tag.entry];
  for (const RuleRow& row : rule_table()) {
    if (row.tag_rule == nullptr) continue;
    row.tag_rule(judged, [&](Severity severity, std::string_view key, std::string message) {
      const catalog::Position at = key.empty() ? catalog::Position{0, 0} : locate(reader, entry, key);
      findings.push_back({std::string(entry.path), at.line, at.column, severity, row.info.id, std::move(message)});
    });
  }
}

constexpr std::size_t run_length = 256;

void append(Findings& all, const std::vector<Findings>& parts) {
  for (const Findings& part : parts) all.insert(all.end(), part.begin(), part.end());
}

void check_tags(const source::Tree& tree, source::ReaderPool& readers, std::span<const Collection> collections,
                const catalog::Policy& policy, unsigned jobs, Findings& findings) {
  const std::size_t count = collections.size();
  std::vector<Findings> parts((count + run_length - 1) / run_length);
  parallel_for(parts.size(), jobs, [&](std::size_t i) {
    const auto reader = readers.borrow();
    for (std::size_t c = i * run_length; c < std::min(count, (i + 1) * run_length); ++c)
      for (const Tag& tag : collections[c].tags) check_tag(tree, *reader, {collections[c], tag, policy}, parts[i]);
  });
  append(findings, parts);
}

Result<void> check_contents(const source::Tree& tree, source::ReaderPool& readers, std::span<const std::uint32_t> files,
                            unsigned jobs, Findings& findings) {
  std::vector<Findings> parts((files.size() + run_length - 1) / run_length);
  std::vector<Result<void>> done(parts.size());
  parallel_for(parts.size(), jobs, [&](std::size_t i) {
    const auto reader = readers.borrow();
    std::vector<source::Entry> entries;
    for (std::size_t f = i * run_length; f < std::min(files.size(), (i + 1) * run_length); ++f)
      entries.push_back(tree.entries()[files[f]]);
    reader->expect(entries);
    for (const source::Entry& entry : entries)
      if (done[i]) done[i] = check_content(*reader, entry, parts[i]);
  });
  append(findings, parts);
  const auto failed = std::ranges::find(done, false, &Result<void>::has_value);
  return failed == done.end() ? Result<void>() : *failed;
}

}  // namespace

Result<Findings> check_tree(const source::Tree& tree, const catalog::Loaded& loaded, unsigned jobs) {
  const catalog::Catalog& catalog = loaded.catalog;
  source::ReaderPool readers(tree);
  std::vector<std::uint32_t> files;
  Findings findings = check_files(tree, catalog, files);
  if (auto done = check_contents(tree, readers, files, jobs, findings); !done) return Failure(done.error());
  check_tags(tree, readers, catalog.collections, catalog.settings.policy, jobs, findings);
  check_tags(tree, readers, loaded.left_out, catalog.settings.policy, jobs, findings);
  for (const Collection& collection : catalog.collections) check_collection(tree, collection, findings);
  append(findings, {check_policy(catalog.settings.policy)});
  std::ranges::sort(findings);
  return findings;
}

}  // namespace roadstead::check

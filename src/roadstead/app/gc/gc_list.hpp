// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <tuple>

#include "roadstead/app/gc/gc.hpp"

namespace roadstead::app {

/// What somebody has looked at and wants removed (docs/garbage-collection.md).
class GcList {
 public:
  void add(const storage::StoredBlob& blob) { entries_.insert(entry_of(blob)); }
  /// Just as it was when the list was made: neither grown nor stored anew.
  bool has(const storage::StoredBlob& blob) const { return entries_.contains(entry_of(blob)); }
  std::size_t size() const { return entries_.size(); }

 private:
  using Entry = std::tuple<Sha256, std::uint64_t, std::int64_t, bool>;
  static Entry entry_of(const storage::StoredBlob& blob) {
    return {blob.digest, blob.size_bytes, blob.stored_s, blob.is_whole};
  }
  std::set<Entry> entries_;
};

/// A list of what is not named, one blob a line.
std::string gc_list_json(const GcReport& report);
/// Code::invalid for what gc_list_json() would not write.
Result<GcList> parse_gc_list(std::string_view json);

/// What was found and done, for programs.
std::string gc_report_json(const GcReport& report);

}  // namespace roadstead::app

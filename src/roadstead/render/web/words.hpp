// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace roadstead::render::web {

/// What pages say, but for what comes from the registry. The table in words.cpp has each in every language. What stands
/// in braces is filled in by web/src/search/words.ts.
enum class Word : std::uint8_t {
  skip_to_content,
  search,
  search_label,
  navigation,
  collections,
  owners,
  about,
  feed,
  change_theme,
  maintained_by,
  serverless,
  not_found,
  no_such_page,
  no_such_page_hint,
  totals,
  tags,
  total_size,
  newest,
  all_collections,
  collection,
  description,
  tag,
  size,
  architecture,
  created,
  digest,
  previous,
  next,
  page,
  pull,
  pull_with,
  copy,
  copied,
  no_tag_to_pull,
  none_can_pull,
  cannot_pull,
  source,
  commit,
  recipe,
  signed_by,
  license,
  frozen,
  yanked,
  labels,
  facts,
  files,
  history,
  further_architectures,
  images,
  platform,
  file,
  download,
  unknown,
  highest_version,
  first_by_name,
  the_newest,
  yanked_tag,
  yanked_by_digest,
  registry,
  updated,
  key,
  value,
  badge,
  others,
  map_of_sizes,
  changes,
  size_since,
  since_then,
  referrers,
  kind,
  refers_to,
  health,
  objects,
  sound,
  broken,
  healed,
  rule,
  found,
  audits_in_a_row,
  is_new,
  all_sound,
  no_audit,
  none,
  yes,
  no,
  are_welcome,
  are_reviewed,
  are_refused,
  may_lie_at,
  movable_tags,
  wanted_labels,
  most_tags,
  most_bytes,
  merged_by_itself,
  new_namespaces,
  policy,
  how_to_publish,
  how_to_publish_text,
  pull_request_text,
  notice,
  inside,
  look_inside,
  packages,
  version,
  show_all,
  filter_packages,
  filter_files,
  no_match,
  cannot_load,
  search_none,
  search_one,
  search_many,
  search_meant,
  search_nearest,
  search_all,
  search_failed,
  browse_filter,
  browse_find,
  browse_none,
  browse_newest,
  browse_more,
  browse_values,
  browse_clear,
  browse_off,
  owner,
  year,
  is_signed,
  signed_yes,
  count
};

/// One language of the table. What is in it is HTML already.
class Words {
 public:
  /// English where nobody has written the language down. `language`: a tag of BCP 47, such as "de".
  static Words of(std::string_view language);
  /// The languages that there are.
  static bool has(std::string_view language);

  std::string_view operator[](Word word) const;
  std::string_view language() const;

 private:
  explicit Words(std::uint8_t column) : column_(column) {}

  std::uint8_t column_;
};

}  // namespace roadstead::render::web

// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "roadstead/base/text.hpp"
#include "roadstead/check/change_rules.hpp"
#include "roadstead/check/proposer.hpp"

namespace roadstead::check {

namespace {

using catalog::Severity;

struct CloseChecker {
  void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

// nullopt of what is no UTF-8.
std::optional<std::u16string> widened(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  std::u16string wide(name.size(), u'\0');
  std::int32_t size = 0;
  u_strFromUTF8(wide.data(), static_cast<std::int32_t>(wide.size()), &size, name.data(),
                static_cast<std::int32_t>(name.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  wide.resize(static_cast<std::size_t>(size));
  return wide;
}

// Without case, width and all that does not show (Unicode Standard, section 5.18, NFKC_Casefold).
std::string folded(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const auto wide = widened(name);
  if (!wide) return to_lower(name);
  std::u16string out(name.size() * 18 + 1, u'\0');
  const std::int32_t size =
      unorm2_normalize(unorm2_getNFKCCasefoldInstance(&status), wide->data(), static_cast<std::int32_t>(wide->size()),
                       out.data(), static_cast<std::int32_t>(out.size()), &status);
  std::string narrow(static_cast<std::size_t>(std::max(size, 0)) * 3 + 1, '\0');
  std::int32_t narrow_size = 0;
  u_strToUTF8(narrow.data(), static_cast<std::int32_t>(narrow.size()), &narrow_size, out.data(), size, &status);
  if (U_FAILURE(status)) return to_lower(name);
  narrow.resize(static_cast<std::size_t>(narrow_size));
  return narrow;
}

bool is_ascii(std::string_view name) {
  return std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string without_case(std::string_view name) { return is_ascii(name) ? to_lower(name) : folded(name); }

/// What a name looks like: two that look alike have one skeleton (Unicode Technical Standard 39, section 4).
class Skeletons {
 public:
  Skeletons() : checker_(uspoof_open(&status_)) {
    for (std::size_t c = 1; c < ascii_.size(); ++c) ascii_[c] = asked(std::string(1, static_cast<char>(c)));
  }

  // A skeleton is made character by character, and most names are of few characters.
  std::string of(const std::string& name) {
    if (!is_ascii(name)) return asked(name);
    std::string out;
    for (const char c : name) out += ascii_[static_cast<std::size_t>(c)];
    return out;
  }

  // Of a hundred thousand names the first character tells most.
  bool is(const std::string& name, std::string_view skeleton) {
    if (!is_ascii(name)) return asked(name) == skeleton;
    for (const char c : name) {
      const std::string& part = ascii_[static_cast<std::size_t>(c)];
      if (!skeleton.starts_with(part)) return false;
      skeleton.remove_prefix(part.size());
    }
    return skeleton.empty();
  }

 private:
  std::string asked(const std::string& name) {
    std::string out(name.size() * 4 + 16, '\0');
    status_ = U_ZERO_ERROR;
    const std::int32_t size =
        uspoof_getSkeletonUTF8(checker_.get(), 0, name.data(), static_cast<std::int32_t>(name.size()), out.data(),
                               static_cast<std::int32_t>(out.size()), &status_);
    if (U_FAILURE(status_)) return name;
    out.resize(static_cast<std::size_t>(size));
    return out;
  }

  UErrorCode status_ = U_ZERO_ERROR;
  std::unique_ptr<USpoofChecker, CloseChecker> checker_;
  std::array<std::string, 128> ascii_;
};

std::string_view owner_of(std::string_view name) { return name.substr(0, name.find('/')); }

// Of very short names all are near.
bool is_near(std::string_view name, std::string_view other) {
  if (name.size() < 5) return false;
  const std::size_t limit = name.size() < 12 ? 1 : 2;
  const std::size_t difference = name.size() < other.size() ? other.size() - name.size() : name.size() - other.size();
  return difference <= limit && edit_distance(name, other) <= limit;
}

std::ptrdiff_t depth_of(std::string_view name) { return std::ranges::count(name, '/'); }

bool is_there(const Change& change, const std::string& folder) {
  return std::ranges::find(change.folders, folder) != change.folders.end();
}

bool are_ours(Owners owners, const Change& change) {
  if (has_key(owners)) return are_signed_by(owners, change);
  return has_author(owners, change) || deferred_team(owners, change) != nullptr;
}

// One owner's names may be near one another: "boat-1", "boat-2". All that a folder of the change holds is loaded.
bool is_of_one_owner(const JudgedCollection& judged, const std::string& folder, const std::string& other) {
  if (folder.find('/') == folder.npos || owner_of(folder) != owner_of(other)) return false;
  const auto* const near = judged.change.before.loaded.catalog.find(other);
  return are_ours(judged.owners, judged.change) || (near != nullptr && are_ours(near->owners, judged.change));
}

/// The folders on the way to a new collection that are new too, and it itself: "a", "a/b".
std::vector<std::string> new_folders(const JudgedCollection& judged) {
  std::vector<std::string> folders;
  if (judged.before != nullptr) return folders;
  for (std::size_t end = judged.name.find('/');; end = judged.name.find('/', end + 1)) {
    if (std::string folder = judged.name.substr(0, end); !is_there(judged.change, folder)) folders.push_back(folder);
    if (end == std::string::npos) return folders;
  }
}

// An eye that reads over a name sees no case; of a capital "I" it sees an "l" all the same.
void find_similar(const JudgedCollection& judged, const std::string& folder, Skeletons& skeletons,
                  const SayOfChange& say) {
  const std::string lower = without_case(folder), skeleton = skeletons.of(lower), as_written = skeletons.of(folder);
  const std::ptrdiff_t depth = depth_of(folder);
  for (const std::string& other : judged.change.folders) {
    if (depth_of(other) != depth) continue;
    const std::string other_lower = without_case(other);
    const bool is_like = (is_near(lower, other_lower) && !is_of_one_owner(judged, folder, other)) ||
                         skeletons.is(other_lower, skeleton) || skeletons.is(other_lower, as_written);
    if (is_like && to_lower(other) != to_lower(folder))
      return say(Severity::review, judged.name,
                 fmt::format("'{}' is much like '{}': a person must look", folder, other));
  }
}

// The first character that no reader sees, or that moves the others; 0: none.
UChar32 hidden_character(std::string_view name) {
  const std::u16string wide = widened(name).value_or(std::u16string());
  for (std::size_t i = 0; i < wide.size();) {
    UChar32 c = 0;
    U16_NEXT(wide.data(), i, wide.size(), c);
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_charType(c) == U_FORMAT_CHAR) return c;
  }
  return 0;
}

}  // namespace

// Where file systems know no case, one folder would take the other's files.
void check_case_twin(const JudgedCollection& judged, const SayOfChange& say) {
  for (const std::string& folder : new_folders(judged)) {
    const std::string lower = to_lower(folder);
    for (const std::string& other : judged.change.folders)
      if (is_lower_of(lower, other))
        return say(Severity::error, judged.name, fmt::format("'{}' differs from '{}' by case only", folder, other));
  }
}

void check_similar_name(const JudgedCollection& judged, const SayOfChange& say) {
  Skeletons skeletons;
  const auto folders = new_folders(judged);
  for (const std::string& folder : folders) find_similar(judged, folder, skeletons, say);
  if (folders.empty() || is_ascii(judged.name)) return;
  if (const UChar32 hidden = hidden_character(judged.name); hidden != 0)
    return say(Severity::error, judged.name,
               fmt::format("has U+{:04X}, which does not show: nobody could tell the name from another", hidden));
  say(Severity::review, judged.name, "has letters beyond ASCII, which may look like others: a person must look");
}

}  // namespace roadstead::check

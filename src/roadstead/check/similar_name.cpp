// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <memory>

#include "roadstead/base/text.hpp"
#include "roadstead/check/change_rules.hpp"

namespace roadstead::check {

namespace {

struct CloseChecker {
  void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

/// What a name looks like: two that look alike have one skeleton (Unicode Technical Standard 39, section 4).
class Skeletons {
 public:
  Skeletons() : checker_(uspoof_open(&status_)) {}

  // Case is no difference to an eye that reads over it.
  std::string of(std::string_view name) {
    const std::string lower = to_lower(name);
    std::string out(lower.size() * 4 + 16, '\0');
    status_ = U_ZERO_ERROR;
    const std::int32_t size =
        uspoof_getSkeletonUTF8(checker_.get(), 0, lower.data(), static_cast<std::int32_t>(lower.size()), out.data(),
                               static_cast<std::int32_t>(out.size()), &status_);
    if (U_FAILURE(status_)) return lower;
    out.resize(static_cast<std::size_t>(size));
    return out;
  }

 private:
  UErrorCode status_ = U_ZERO_ERROR;
  std::unique_ptr<USpoofChecker, CloseChecker> checker_;
};

std::string_view owner_of(std::string_view name) { return name.substr(0, name.find('/')); }

// One owner's names may be near one another: "boat-1", "boat-2".
bool is_near(std::string_view name, std::string_view other) {
  if (owner_of(name) == owner_of(other)) return false;
  const std::size_t limit = name.size() < 12 ? 1 : 2;
  const std::size_t difference = name.size() < other.size() ? other.size() - name.size() : name.size() - other.size();
  return difference <= limit && edit_distance(name, other) <= limit;
}

}  // namespace

void check_similar_name(const JudgedChange& judged, const SayOfChange& say) {
  const std::string name = judged.scope.collection();
  if (name.empty() || judged.before != nullptr) return;
  const std::string lower = to_lower(name);
  Skeletons skeletons;
  const std::string skeleton = skeletons.of(name);
  for (const std::string& other : judged.change.names) {
    if (to_lower(other) == lower)
      return say(catalog::Severity::error, name, fmt::format("differs from '{}' by case only", other));
    if (is_near(lower, to_lower(other)) || skeletons.of(other) == skeleton)
      return say(catalog::Severity::review, name, fmt::format("is much like '{}': a person must look", other));
  }
}

}  // namespace roadstead::check

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "roadstead/app/audit/repair.hpp"
#include "roadstead/app/verify.hpp"

namespace roadstead::app {

/// Of an object of which nobody could tell what it is.
inline constexpr std::string_view unknown_rule = "object-unknown";

/// What a report knows an object by: its digest, empty where none is known, and its address, redacted.
using ObjectName = std::pair<std::string, std::string>;

/// An object that was broken when it was last looked at, or of which nobody could tell then.
struct LastBroken {
  std::string path;
  std::string rule;            ///< of its fault; empty: it had none that is known
  std::uint64_t failures = 0;  ///< nights in a row that found just this fault
  std::int64_t counted_s = 0;  ///< when the last of them was counted
  verify::Depth depth = verify::Depth::head;
};
struct LastReport {
  std::map<ObjectName, LastBroken> broken;
  std::set<std::string> proposed;  ///< collections that had a proposal
  std::set<Repair> repairs;        ///< that their branches had; addresses are redacted
};

/// An object that is broken now.
struct Broken {
  ObjectFinding finding;
  bool is_new = true;          ///< it was not when it was last looked at
  std::uint64_t failures = 0;  ///< nights in a row with just this fault, this one too
  std::int64_t counted_s = 0;  ///< when the last of them was counted
  verify::Depth depth = verify::Depth::head;
};

/// One of which nobody could tell now: it is neither broken nor healed.
struct Unknown {
  ObjectFinding finding;
  std::string was;  ///< the rule that it broke when it was last looked at; empty: none that is known
  verify::Depth depth = verify::Depth::head;
};

/// One that was, and is sound, or is named by nothing any more.
struct Healed {
  ObjectName object;
  std::string path, rule;  ///< as the last report had them
};

struct Comparison {
  std::vector<Broken> broken;               ///< sorted as the findings are
  std::vector<Unknown> unknown;             ///< likewise
  std::vector<Healed> healed;               ///< sorted by path
  std::map<ObjectName, LastBroken> unread;  ///< were broken; what names them is left out now, and their counts stay
};

/// The object of a finding.
ObjectName name_of(const ObjectFinding& finding);

/// Reads what audit_json() wrote. Code::invalid for anything else.
Result<LastReport> parse_report(std::string_view json);

/// Tells of an object of the last report whether nobody could look at it now, because the file of this path is left
/// out.
using IsUnread = std::function<bool(const ObjectName& object, const std::string& path)>;

/// A report counts as another night when the last one that counted is so long ago: a server that is down for an hour
/// has lost nothing, however often somebody looks.
inline constexpr std::int64_t night_s = 12 * 60 * 60;

/// What has changed since the last report. Another fault begins the count anew, and so does that nobody could tell: a
/// yank wants what was missing each time. `now_s`: seconds since 1970.
Comparison compare(const VerifyReport& report, const LastReport& last, const IsUnread& is_unread, std::int64_t now_s);

/// What the next audit looks at again whatever its sample is, as deep as it was found.
std::map<std::string, verify::Depth> to_look_at_again(const LastReport& last);

}  // namespace roadstead::app

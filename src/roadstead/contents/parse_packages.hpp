// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/contents/package.hpp"

// What package managers write of what they have installed, one function for each of their files. Foreign bytes: what is
// no package is passed over, and a file that is damaged as a whole is Code::invalid.
namespace roadstead::contents {

/// /var/lib/dpkg/status, and a file of status.d, which has no Status field. Only what is installed counts (dpkg(1),
/// "Package states").
void parse_dpkg(std::string_view text, Packages& packages);

/// /lib/apk/db/installed (wiki.alpinelinux.org, "Apk spec").
void parse_apk(std::string_view text, Packages& packages);

/// METADATA of a .dist-info folder, PKG-INFO of an .egg-info one (Core metadata specification).
void parse_python(std::string_view text, Packages& packages);

/// One file of conda-meta.
Result<void> parse_conda(std::string_view json, Packages& packages);

/// A header as rpm's databases keep it: two lengths, the index, the data (rpm, docs/manual/hregions.md,
/// format_header.md).
Result<void> parse_rpm_header(std::string_view blob, Packages& packages);

/// rpmdb.sqlite, whole.
Result<void> parse_rpm_sqlite(std::string_view bytes, Packages& packages);

/// Packages.db, whole (rpm, lib/backend/ndb/rpmpkg.c).
Result<void> parse_rpm_ndb(std::string_view bytes, Packages& packages);

}  // namespace roadstead::contents

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "roadstead/base/error.hpp"
#include "roadstead/contents/contents.hpp"

// What is inside an image as documents for programs: deterministic, of one line and its end. docs/contents.md has the
// forms.
namespace roadstead::contents {

/// roadstead's own document, schema 1: packages and files.
std::string to_json(const Contents& contents, const Subject& subject);

/// SPDX 2.3 (spdx.github.io/spdx-spec/v2.3) and CycloneDX 1.5 (cyclonedx.org/docs/1.5/json) of the packages.
std::string to_spdx(const Contents& contents, const Subject& subject);
std::string to_cyclonedx(const Contents& contents, const Subject& subject);

/// For people: packages by type, and the largest folders.
std::string to_text(const Contents& contents);

/// The bytes in gzip's form (RFC 1952), without name and time.
Result<std::string> gzip(std::string_view bytes);

}  // namespace roadstead::contents

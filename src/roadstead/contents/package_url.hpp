// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/contents/contents.hpp"

namespace roadstead::contents {

/// "pkg:deb/debian/libc6@2.36-9?arch=amd64&distro=debian-12" (github.com/package-url/purl-spec). The system is the
/// namespace of the packages that it brings.
std::string package_url(const Package& package, const System& system);

/// A UUID of version 8 (RFC 9562 section 5.8) of a document: the same for one of the same kind that says the same.
std::string document_uuid(std::string_view kind, const Subject& subject, const Contents& contents);

}  // namespace roadstead::contents

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "synthetic/collection.hpp"

namespace roadstead::bench {

/// "2024-07-01T00:00:00Z"
std::string timestamp(std::int64_t seconds);

/// Where a registry like this keeps an object: addressed by its content, over https.
std::string object_url(const Collection& collection, std::string_view digest);

/// created, source, labels and the two rare marks: what an image of any kind states about its origin.
void append_origin(std::string& out, const Collection& collection, const Tag& tag, Random& random);

}  // namespace roadstead::bench

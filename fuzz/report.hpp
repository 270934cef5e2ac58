// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "require.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/image/report.hpp"
#include "roadstead/oci/json.hpp"

namespace roadstead::fuzz {

/// Whatever an image says of itself: what is printed of it is JSON, and plain text.
inline void check_report(const image::Report& report) {
  const std::string json = image::to_json(report);
  require(is_plain_utf8(json) && Json::parse(json, json.size()).has_value());
  require(is_plain_utf8(image::to_text(report)));
}

}  // namespace roadstead::fuzz

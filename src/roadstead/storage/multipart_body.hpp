// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/net/http_client.hpp"

namespace roadstead::storage {

/// A form with one file in it (RFC 7578): what older servers take for an upload.
struct MultipartForm {
  std::string content_type;
  net::Body body;
};
MultipartForm multipart_form(const std::string& field, const std::string& file_name, net::Body file);

}  // namespace roadstead::storage

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "roadstead/site/pagination.hpp"

namespace roadstead::site {

/// The list in a file that a build wrote. It is in order and nothing in it is escaped, so that a page is found by
/// bisecting the file's bytes; nothing is kept. A file that begins otherwise is Code::invalid.
Result<NameList> open_name_list(const FileBytes& file);

}  // namespace roadstead::site

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <md4c.h>

namespace roadstead::catalog {

/// The Markdown of READMEs, for whoever reads it: tables, task lists, ~~strikethrough~~, bare http://, https:// and
/// ftp:// as links, and raw HTML as text.
inline constexpr unsigned markdown_flags =
    MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_STRIKETHROUGH | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_NOHTML;

}  // namespace roadstead::catalog

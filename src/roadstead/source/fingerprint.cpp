// SPDX-License-Identifier: Apache-2.0
#include "roadstead/source/fingerprint.hpp"

#include <fts.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "roadstead/base/file.hpp"
#include "roadstead/base/hex.hpp"
#include "roadstead/base/sha256.hpp"
#include "roadstead/base/site_marker.hpp"
#include "roadstead/source/git_tree.hpp"
#include "roadstead/source/tree.hpp"

namespace roadstead::source {

static int by_name(const FTSENT** a, const FTSENT** b) {
  return std::string_view((*a)->fts_name).compare((*b)->fts_name);
}

static void add(Sha256Stream& hash, const FTSENT& item) {
  hash.update(std::string_view(item.fts_path, std::strlen(item.fts_path) + 1));  // with the NUL that ends it
  hash.update(stat_text(*item.fts_statp));
}

// What no tree lists (tree.hpp, built_sites.hpp).
static bool is_left_out(const FTSENT& item) {
  if (item.fts_level == 1 && is_outside_registry(item.fts_name)) return true;
  if (item.fts_level < 1 || item.fts_info != FTS_D) return false;
  const std::string marker = std::string(item.fts_path) + "/" + std::string(site_marker);
  return ::access(marker.c_str(), F_OK) == 0;
}

static Result<std::string> fingerprint_directory(const std::string& root) {
  std::string path = root;
  char* const roots[] = {path.data(), nullptr};
  const std::unique_ptr<FTS, decltype(&::fts_close)> walk(::fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, by_name),
                                                          ::fts_close);
  if (!walk) return fail_errno(errno, root);
  Sha256Stream hash;
  while (FTSENT* const item = ::fts_read(walk.get())) {
    if (is_left_out(*item))
      ::fts_set(walk.get(), item, FTS_SKIP);
    else if (item->fts_info == FTS_F || item->fts_info == FTS_D || item->fts_info == FTS_SL)
      add(hash, *item);
  }
  return to_hex(hash.finish());
}

Result<std::string> fingerprint(const std::string& where) {
  auto location = locate(where);
  if (!location) return Failure(location.error());
  if (location->revision.empty()) return fingerprint_directory(location->path);
  return resolve_revision(location->path, location->revision);
}

}  // namespace roadstead::source

// SPDX-License-Identifier: Apache-2.0
#include <fmt/compile.h>

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/render/files.hpp"
#include "roadstead/render/web/pull.hpp"

namespace roadstead::render::web {

using catalog::Api;
using catalog::StoredFile;

// Where only the address can tell: squashfs and the raw images of Singularity 2 are called so. Empty of all else.
static std::string_view ending_of_other(std::string_view url) {
  const std::string_view path = url.substr(0, std::min(url.find('?'), url.find('#')));
  const std::string_view ending = path.substr(std::min(path.rfind('.'), path.size()));
  constexpr std::string_view others[] = {".simg", ".squashfs", ".sqfs", ".sqsh", ".img"};
  const auto* const other = std::ranges::find_if(others, [&](auto lower) { return is_lower_of(lower, ending); });
  return other == std::end(others) ? "" : *other;
}

bool is_sif(const Site& site, const StoredFile& file) {
  const bool is_here = stored(site, file) == catalog::Stored::yes && site.is_stored_sif;
  return is_here ? site.is_stored_sif(*file.digest) : ending_of_other(file.url).empty();
}

static std::string_view ending_of(const Site& site, const StoredFile& file) {
  if (is_sif(site, file)) return ".sif";
  const std::string_view other = ending_of_other(file.url);
  return other.empty() ? ".img" : other;
}

static bool has_address(const Pull& pull, const StoredFile& file) {
  return stored(pull.site, file) != catalog::Stored::no || is_published(pull.site, Api::shub, pull.tag, file);
}

static std::string file_name(const Pull& pull, const StoredFile& file, std::string_view arch) {
  const std::string_view name = pull.collection.name, repository = name.substr(name.rfind('/') + 1);
  return fmt::format(FMT_COMPILE("{}_{}{}{}{}"), repository, pull.tag.name, arch.empty() ? "" : "_", arch,
                     ending_of(pull.site, file));
}

// Of `arch` where the tag has several.
static void add_one(Pull& pull, std::string_view client, std::string_view command, const StoredFile& file,
                    std::string_view arch = "") {
  if (!has_address(pull, file)) return;
  std::string address;
  append_address(address, pull.site, pull.collection, file);
  pull.works(client, fmt::format(FMT_COMPILE("{} '{}' {}"), command, file_name(pull, file, arch), in_quotes(address)));
  pull.ways.back().arch = arch;
}

static void add_all(Pull& pull, std::string_view client, std::string_view command) {
  const StoredFile first = pull.tag.image();
  add_one(pull, client, command, first, pull.tag.images.empty() ? std::string_view() : first.arch);
  for (const StoredFile& image : pull.tag.images) add_one(pull, client, command, image, image.arch);
}

constexpr std::string_view curl = "curl -fLo", apptainer_https = "apptainer pull";

// The client finds the image for its machine among those that the site states.
static void add_roadstead(Pull& pull) {
  if (!has_address(pull, pull.tag.image())) return;
  const std::string address = fmt::format(FMT_COMPILE("{}/{}"), pull.site.host.base_url, pull.reference());
  pull.works("roadstead", "roadstead pull " + shell_word(address));
}

void add_downloads(Pull& pull) {
  add_roadstead(pull);
  add_all(pull, "apptainer, https", apptainer_https);
  add_all(pull, "curl", curl);
}

void add_download(Pull& pull, const StoredFile& file) {
  add_one(pull, "apptainer, https", apptainer_https, file);
  add_one(pull, "curl", curl, file);
}

}  // namespace roadstead::render::web

// SPDX-License-Identifier: Apache-2.0
#include <fmt/compile.h>

#include "roadstead/render/api/oci_reach.hpp"
#include "roadstead/render/api/sif_manifest.hpp"
#include "roadstead/render/files.hpp"
#include "roadstead/render/refusal.hpp"
#include "roadstead/render/web/pull.hpp"

namespace roadstead::render::web {

using catalog::Api;
using catalog::StoredFile;

std::string_view shub_refusal(const Host& host) {
  const std::string_view authority = host.authority(), prefix = host.prefix();
  const auto has = [&](char c) { return authority.find(c) != authority.npos || prefix.find(c) != prefix.npos; };
  if (has(':')) return "a shub address has no port, and this site's has one";
  if (has('_')) return "a shub address has no '_' before owner/repo, and this site's has one";
  if (authority.size() + prefix.size() <= 64) return {};
  return "a shub address has up to 64 characters before owner/repo, and this site's has more";
}

static std::string shub_command(const Pull& pull, std::string_view reference) {
  const Host& host = pull.site.host;
  return fmt::format(
      FMT_COMPILE("apptainer pull {}{}"), pull.if_plain("--no-https "),
      shell_word(fmt::format(FMT_COMPILE("shub://{}{}/{}"), host.authority(), host.prefix(), reference)));
}

static void add_shub(Pull& pull) {
  constexpr std::string_view client = "apptainer, shub";
  const Host& host = pull.site.host;
  if (const auto why = refusal(pull.site, Api::shub, pull.collection, pull.tag); !why.empty())
    return pull.fails({client}, why);
  if (const auto why = shub_refusal(host); !why.empty()) return pull.fails({client}, why);
  pull.works(client, shub_command(pull, pull.reference()));
}

static std::string library_command(const Pull& pull, const std::string& reference, std::string_view options = "") {
  return fmt::format(FMT_COMPILE("apptainer pull --library {} {}{}"), shell_word(pull.site.host.base_url), options,
                     shell_word("library://" + reference));
}

// The client asks for what its own machine runs, which most often is amd64.
static void add_library_for(Pull& pull, const StoredFile& file) {
  if (file.arch.empty() || file.arch == "amd64" || !is_published(pull.site, Api::library, pull.tag, file)) return;
  pull.works("apptainer, library",
             library_command(pull, pull.reference(),
                             fmt::format(FMT_COMPILE("--arch {} "), shell_word(std::string(file.arch)))));
  pull.ways.back().arch = file.arch;
}

static void add_library(Pull& pull) {
  constexpr std::string_view client = "apptainer, library";
  if (const auto why = refusal(pull.site, Api::library, pull.collection, pull.tag); !why.empty())
    return pull.fails({client}, why);
  pull.works(client, library_command(pull, pull.reference()));
  if (pull.tag.images.empty() || !pull.site.host.reads_query) return;
  add_library_for(pull, pull.tag.image());
  for (const StoredFile& image : pull.tag.images) add_library_for(pull, image);
}

static Artifact artifact_of(const Pull& pull) {
  const auto children = index_files(pull.site, pull.tag);
  if (children.empty()) return {.is_sif = is_sif(pull.site, pull.tag.image())};
  Artifact artifact{.is_index = true};
  for (const StoredFile& child : children) {
    artifact.platforms.push_back(fmt::format(FMT_COMPILE("linux/{}"), child.arch));
    if (child.arch == "amd64") artifact.is_sif = is_sif(pull.site, child);
  }
  return artifact;
}

static void add_oci(Pull& pull) {
  if (const auto why = refusal(pull.site, Api::oci, pull.collection, pull.tag); !why.empty())
    return pull.fails({"apptainer, oras", "oras"}, why);
  add_oras(pull, artifact_of(pull));
}

void add_image_file(Pull& pull) {
  add_shub(pull);
  add_library(pull);
  add_oci(pull);
  add_downloads(pull);
}

// The manifest that render/api/oci_files.cpp makes of the file.
static void add_oci_by_digest(Pull& pull, const StoredFile& file) {
  std::string manifest;
  api::write_sif_manifest(pull.collection, file, manifest);
  pull.name_digest(catalog::Digest::of(manifest));
  add_oras(pull, {.is_sif = is_sif(pull.site, file)});
}

void add_image_file_by_digest(Pull& pull) {
  const StoredFile file = pull.tag.image();
  if (!file.digest) return;
  const std::string name(pull.collection.name), hex = file.digest->hex();
  const auto has = [&](Api api) {
    return pull.collection.spelled_by.has(api) && is_published(pull.site, api, pull.tag, file);
  };
  if (has(Api::shub) && shub_refusal(pull.site.host).empty())
    pull.works("apptainer, shub", shub_command(pull, name + "@" + hex.substr(0, 40)));  // docs/clients.md, shub
  if (has(Api::library)) pull.works("apptainer, library", library_command(pull, name + ":sha256." + hex));
  if (api::is_spelled(pull.site, pull.collection) && is_published(pull.site, Api::oci, pull.tag, file))
    add_oci_by_digest(pull, file);
  add_download(pull, file);
}

}  // namespace roadstead::render::web

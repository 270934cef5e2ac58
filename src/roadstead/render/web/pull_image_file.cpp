// SPDX-License-Identifier: Apache-2.0
#include <fmt/compile.h>

#include <algorithm>

#include "roadstead/base/text.hpp"
#include "roadstead/render/files.hpp"
#include "roadstead/render/refusal.hpp"
#include "roadstead/render/web/pull.hpp"

namespace roadstead::render {

using catalog::Api;
using catalog::StoredFile;

static void add_download(Pull& pull) {
  const StoredFile file = pull.tag.image();
  if (stored(pull.site, file) == catalog::Stored::no && !is_published(pull.site, Api::shub, pull.tag, file)) return;
  std::string address;
  append_address(address, pull.site, pull.collection, file);
  const std::string_view name = pull.collection.name, repository = name.substr(name.rfind('/') + 1);
  pull.works("curl",
             fmt::format(FMT_COMPILE("curl -fLo '{}_{}.sif' {}"), repository, pull.tag.name, in_quotes(address)));
}

// The URI takes no port and no '_' in what stands before owner/repo (docs/clients.md, shub).
static bool has_shub_address(const Host& host) {
  const std::string place = host.authority() + host.prefix();
  return place.size() <= 64 && place.find(':') == place.npos && place.find('_') == place.npos;
}

static void add_shub(Pull& pull) {
  constexpr std::string_view client = "apptainer, shub";
  const Host& host = pull.site.host;
  if (const auto why = refusal(pull.site, Api::shub, pull.collection, pull.tag); !why.empty())
    return pull.fails(client, why);
  if (!has_shub_address(host))
    return pull.fails(client, "a shub address has no port, no '_', and up to 64 characters before owner/repo");
  pull.works(client, fmt::format(FMT_COMPILE("apptainer pull {}shub://{}{}/{}"), pull.if_plain("--no-https "),
                                 host.authority(), host.prefix(), pull.reference()));
}

static void add_library(Pull& pull) {
  constexpr std::string_view client = "apptainer, library";
  if (const auto why = refusal(pull.site, Api::library, pull.collection, pull.tag); !why.empty())
    return pull.fails(client, why);
  pull.works(client, fmt::format(FMT_COMPILE("apptainer pull --library {} library://{}"), pull.site.host.base_url,
                                 pull.reference()));
}

// Where only the address can tell: squashfs and the raw images of Singularity 2 are called so.
static bool is_named_as_sif(std::string_view url) {
  const std::string_view path = url.substr(0, std::min(url.find('?'), url.find('#')));
  const std::string ending = to_lower(path.substr(std::min(path.rfind('.'), path.size())));
  constexpr std::string_view others[] = {".simg", ".squashfs", ".sqfs", ".sqsh", ".img"};
  return std::ranges::find(others, ending) == std::end(others);
}

static bool is_sif(const Site& site, const StoredFile& file) {
  const bool is_here = stored(site, file) == catalog::Stored::yes && site.is_stored_sif;
  return is_here ? site.is_stored_sif(*file.digest) : is_named_as_sif(file.url);
}

static std::string_view apptainer_oras_refusal(const Pull& pull, const std::vector<StoredFile>& children) {
  if (!is_sif(pull.site, pull.tag.image())) return "the client takes SIF only, and this is none";
  const auto is_amd64 = [](const StoredFile& file) { return file.arch == "amd64"; };
  if (!children.empty() && std::ranges::none_of(children, is_amd64))
    return "the client takes the image for amd64 of several, and there is none";
  return {};
}

static void add_oci(Pull& pull) {
  if (const auto why = refusal(pull.site, Api::oci, pull.collection, pull.tag); !why.empty())
    return pull.fails("apptainer, oras; oras", why);
  const auto children = index_files(pull.site, pull.tag);
  const std::string oci = pull.oci_reference();
  if (const auto why = apptainer_oras_refusal(pull, children); !why.empty())
    pull.fails("apptainer, oras", why);
  else
    pull.works("apptainer, oras",
               fmt::format(FMT_COMPILE("apptainer pull {}oras://{}"), pull.if_plain("--no-https "), oci));
  // oras would write every architecture's image into the same file.
  const std::string platform =
      children.empty() ? "" : fmt::format(FMT_COMPILE("--platform linux/{} "), children.front().arch);
  if (pull.site.host.sends_media_types)
    pull.works("oras", fmt::format(FMT_COMPILE("oras pull {}{}{}"), pull.if_plain("--plain-http "), platform, oci));
  else
    pull.fails("oras", "the client goes by media types, which this host does not send");
}

void add_image_file(Pull& pull) {
  add_shub(pull);
  add_library(pull);
  add_oci(pull);
  add_download(pull);
}

}  // namespace roadstead::render

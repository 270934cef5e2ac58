// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/web/usage.hpp"

#include <fmt/format.h>

#include "roadstead/base/text.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/render/api/oci_reach.hpp"
#include "roadstead/render/api/schema1.hpp"
#include "roadstead/render/files.hpp"

namespace roadstead::render {

using api::is_published_oci;
using catalog::Api;
using catalog::Collection;
using catalog::Tag;

static bool is_spelled(Api api, const Collection& collection, const Tag& tag) {
  return collection.spelled_by.has(api) && tag.spelled_by.has(api);
}

static std::string reference(const Collection& collection, const Tag& tag) {
  return std::string(collection.name) + ":" + std::string(tag.name);
}

// The URI takes no port and no '_' in what stands before owner/repo (docs/clients.md, shub).
static bool has_shub_address(const Host& host) {
  const std::string place = host.authority() + host.prefix();
  return place.size() <= 64 && place.find_first_of(":_") == place.npos;
}

// A quote ends what the shell takes as one word.
static std::string in_quotes(std::string text) {
  for (std::size_t at = text.find('\''); at != text.npos; at = text.find('\'', at)) text.replace(at, 1, "%27");
  return "'" + text + "'";
}

// Where the bytes are: on this very site when its store has them, else at the address that the metadata gives.
static std::string address_of(const Site& site, const Collection& collection, const Tag& tag) {
  const auto file = tag.image();
  if (stored(site, file) == catalog::Stored::no)
    return is_published(site, Api::shub, tag, file) ? std::string(file.url) : "";
  std::string address = site.host.base_url + "/v1/imagefile/";
  append_url_path(address, fmt::format("{}:sha256.{}", collection.name, file.digest->hex()));
  return address;
}

static void add_download(const Site& site, const Collection& collection, const Tag& tag, std::vector<Usage>& lines) {
  const std::string address = address_of(site, collection, tag);
  const std::string_view repository = collection.name.substr(collection.name.rfind('/') + 1);
  if (!address.empty())
    lines.push_back({"curl", fmt::format("curl -fLo '{}_{}.sif' {}", repository, tag.name, in_quotes(address))});
}

// oras would write every architecture's image into the same file.
static std::string platform_of(const Tag& tag) {
  return tag.images.empty() || tag.stated.arch.empty() ? "" : fmt::format("--platform linux/{} ", tag.stated.arch);
}

static void add_image_file(const Site& site, const Collection& collection, const Tag& tag, std::vector<Usage>& lines) {
  const Host& host = site.host;
  const std::string plain = host.is_tls() ? "" : "--no-https ";
  const auto file = tag.image();
  const auto works = [&](Api api) { return is_spelled(api, collection, tag) && is_published(site, api, tag, file); };
  if (works(Api::shub) && has_shub_address(host))
    lines.push_back({"apptainer, shub", fmt::format("apptainer pull {}shub://{}{}/{}", plain, host.authority(),
                                                    host.prefix(), reference(collection, tag))});
  if (works(Api::library))
    lines.push_back({"apptainer, library", fmt::format("apptainer pull --library {} library://{}", host.base_url,
                                                       reference(collection, tag))});
  if (is_published_oci(site, collection, tag)) {
    const std::string oci = host.authority() + "/" + to_lower(collection.name) + ":" + std::string(tag.name);
    lines.push_back({"apptainer, oras", fmt::format("apptainer pull {}oras://{}", plain, oci)});
    if (host.sends_media_types)
      lines.push_back(
          {"oras", fmt::format("oras pull {}{}{}", host.is_tls() ? "" : "--plain-http ", platform_of(tag), oci)});
  }
  add_download(site, collection, tag, lines);
}

static void add_oci_image(const Site& site, const Collection& collection, const Tag& tag, std::vector<Usage>& lines) {
  if (!is_published_oci(site, collection, tag)) return;
  const Host& host = site.host;
  const std::string oci = host.authority() + "/" + to_lower(collection.name) + ":" + std::string(tag.name);
  const bool tls = host.is_tls();
  // An index is no use to anybody whose host cannot say that it is one.
  if (host.sends_media_types || !tag.root().is_index)
    lines.push_back({"crane", fmt::format("crane pull {}{} image.tar", tls ? "" : "--insecure ", oci)});
  if (api::schema1_image(site, collection, tag) != nullptr) {
    const std::string schema1 = oci + std::string(api::schema1_suffix);
    lines.push_back({"podman", fmt::format("podman pull {}{}", tls ? "" : "--tls-verify=false ", schema1)});
    lines.push_back(
        {"skopeo", fmt::format("skopeo copy {}docker://{} dir:image", tls ? "" : "--src-tls-verify=false ", schema1)});
  }
  if (!host.sends_media_types) return;  // the others trust the type alone
  lines.push_back({"podman", fmt::format("podman pull {}{}", tls ? "" : "--tls-verify=false ", oci)});
  lines.push_back({"docker", fmt::format("docker pull {}", oci)});
  lines.push_back(
      {"skopeo", fmt::format("skopeo copy {}docker://{} oci:image", tls ? "" : "--src-tls-verify=false ", oci)});
  lines.push_back({"apptainer, docker", fmt::format("apptainer pull {}docker://{}", tls ? "" : "--no-https ", oci)});
}

std::vector<Usage> usage_of(const Site& site, const Collection& collection, const Tag& tag) {
  std::vector<Usage> lines;
  if (tag.is_yanked()) return lines;
  if (tag.layout == catalog::Layout::oci)
    add_oci_image(site, collection, tag, lines);
  else
    add_image_file(site, collection, tag, lines);
  std::string address = site.host.base_url + "/";
  append_url_path(address, fmt::format("{}/manifests/{}/", collection.name, tag.name));
  lines.push_back({"curl, what is known of it", fmt::format("curl -fsSL {} | jq", in_quotes(address))});
  return lines;
}

}  // namespace roadstead::render

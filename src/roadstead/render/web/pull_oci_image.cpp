// SPDX-License-Identifier: Apache-2.0
#include <fmt/compile.h>

#include <algorithm>

#include "roadstead/render/api/oci_reach.hpp"
#include "roadstead/render/api/schema1.hpp"
#include "roadstead/render/refusal.hpp"
#include "roadstead/render/web/pull.hpp"

namespace roadstead::render::web {

using catalog::Document;

// An index is no use to anybody whose host cannot say that it is one.
static void add_crane(Pull& pull) {
  if (!pull.site.host.sends_media_types && pull.tag.root().is_index) return pull.fails({"crane"}, index_needs_type);
  pull.works("crane",
             fmt::format(FMT_COMPILE("crane pull {}{} image.tar"), pull.if_plain("--insecure "), pull.oci_word("")));
}

static void add_podman(Pull& pull, const std::string& image) {
  pull.works("podman", fmt::format(FMT_COMPILE("podman pull {}{}"), pull.if_plain("--tls-verify=false "), image));
}

static void add_skopeo(Pull& pull, const std::string& image, std::string_view to) {
  pull.works("skopeo",
             fmt::format(FMT_COMPILE("skopeo copy {}{} {}"), pull.if_plain("--src-tls-verify=false "), image, to));
}

// What schema1_image() asks for.
static std::string_view schema1_refusal(const Pull& pull) {
  const auto is_stored = [&](const catalog::BlobRef& blob) { return pull.site.store.has(blob.digest); };
  if (!std::ranges::all_of(api::image_of(pull.tag).blobs, is_stored))
    return "without media types the client needs every blob in this site's own store, and some are not";
  return "without media types the client needs the tag with '-schema1' behind it, which is taken or too long";
}

// The grammar of references in github.com/containers/image has none: "invalid reference format".
static constexpr std::string_view no_ipv6 = "the client takes no IPv6 address for a host";
static bool is_ipv6(const Host& host) { return host.authority().starts_with('['); }

static void add_schema1(Pull& pull) {
  if (is_ipv6(pull.site.host)) return pull.fails({"podman", "skopeo"}, no_ipv6);
  if (api::schema1_image(pull.site, pull.collection, pull.tag) == nullptr)
    return pull.fails({"podman", "skopeo"}, schema1_refusal(pull));
  add_podman(pull, pull.oci_word("", api::schema1_suffix));
  add_skopeo(pull, pull.oci_word("docker://", api::schema1_suffix), "dir:image");
}

// Its daemon trusts hosts without TLS on this machine only (dockerd, "insecure-registries").
static void add_docker(Pull& pull) {
  if (pull.site.host.is_tls() || pull.site.host.is_loopback())
    return pull.works("docker", fmt::format(FMT_COMPILE("docker pull {}"), pull.oci_word("")));
  pull.fails({"docker"}, "its daemon wants https, or this host among its insecure-registries");
}

static void add_typed(Pull& pull) {
  if (is_ipv6(pull.site.host)) {
    add_docker(pull);
    return pull.fails({"podman", "skopeo", "apptainer, docker"}, no_ipv6);
  }
  add_podman(pull, pull.oci_word(""));
  add_docker(pull);
  add_skopeo(pull, pull.oci_word("docker://"), "oci:image");
  pull.works("apptainer, docker",
             fmt::format(FMT_COMPILE("apptainer pull {}{}"), pull.if_plain("--no-https "), pull.oci_word("docker://")));
}

static bool is_sif(const Document& document) {
  return document.artifact_type == "application/vnd.sylabs.sif.config.v1+json";
}

static Artifact artifact_of(const catalog::Tag& tag) {
  const Document& root = tag.root();
  if (!root.is_index) return {.is_sif = is_sif(root)};
  Artifact artifact{.is_index = true};
  for (const catalog::ChildRef& child : root.children) {
    if (child.arch == "amd64" && !artifact.is_sif) artifact.is_sif = is_sif(*tag.find(child.digest));
    if (!child.os.empty() && !child.arch.empty() && child.arch != "unknown")  // as of attestations
      artifact.platforms.push_back(fmt::format(FMT_COMPILE("{}/{}"), child.os, child.arch));
  }
  return artifact;
}

void add_oci_image(Pull& pull) {
  if (const auto why = refusal(pull.site, catalog::Api::oci, pull.collection, pull.tag); !why.empty())
    return pull.fails({"crane", "podman", "docker", "skopeo", "apptainer, docker"}, why);
  // A chart, a signature, a SIF that was pushed: what container clients cannot unpack.
  if (!api::is_container_image(api::image_of(pull.tag))) {
    add_oras(pull, artifact_of(pull.tag));
    return pull.fails({"podman", "docker", "apptainer, docker"}, "it is an artifact, and no container image");
  }
  add_crane(pull);
  if (pull.site.host.sends_media_types) return add_typed(pull);
  add_schema1(pull);
  pull.fails({"docker", "apptainer, docker"}, needs_types);
}

void add_oci_image_by_digest(Pull& pull) {
  if (!api::is_spelled(pull.site, pull.collection) || !api::Reach(pull.site, pull.tag).has(pull.tag.root())) return;
  pull.name_digest(*pull.tag.stated.digest);
  if (!api::is_container_image(api::image_of(pull.tag))) return add_oras(pull, artifact_of(pull.tag));
  add_crane(pull);
  if (pull.site.host.sends_media_types) add_typed(pull);
}

}  // namespace roadstead::render::web

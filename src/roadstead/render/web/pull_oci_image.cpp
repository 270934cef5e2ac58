// SPDX-License-Identifier: Apache-2.0
#include <fmt/compile.h>

#include "roadstead/render/api/oci_reach.hpp"
#include "roadstead/render/api/schema1.hpp"
#include "roadstead/render/refusal.hpp"
#include "roadstead/render/web/pull.hpp"

namespace roadstead::render {

static constexpr std::string_view no_types = "the client goes by media types, which this host does not send";

// An index is no use to anybody whose host cannot say that it is one.
static void add_crane(Pull& pull) {
  if (!pull.site.host.sends_media_types && pull.tag.root().is_index)
    return pull.fails("crane", "an index needs its media type, which this host does not send");
  pull.works("crane",
             fmt::format(FMT_COMPILE("crane pull {}{} image.tar"), pull.if_plain("--insecure "), pull.oci_reference()));
}

static void add_schema1(Pull& pull) {
  if (api::schema1_image(pull.site, pull.collection, pull.tag) == nullptr)
    return pull.fails("podman; skopeo", no_types);
  const std::string oci = pull.oci_reference() + std::string(api::schema1_suffix);
  pull.works("podman", fmt::format(FMT_COMPILE("podman pull {}{}"), pull.if_plain("--tls-verify=false "), oci));
  pull.works("skopeo", fmt::format(FMT_COMPILE("skopeo copy {}docker://{} dir:image"),
                                   pull.if_plain("--src-tls-verify=false "), oci));
}

// Its daemon trusts hosts without TLS on this machine only (dockerd, "insecure-registries").
static void add_docker(Pull& pull) {
  const std::string host = pull.site.host.authority();
  if (pull.site.host.is_tls() || host.starts_with("127.") || host.substr(0, host.find(':')) == "localhost")
    return pull.works("docker", fmt::format(FMT_COMPILE("docker pull {}"), pull.oci_reference()));
  pull.fails("docker", "its daemon wants https, or this host among its insecure-registries");
}

static void add_typed(Pull& pull) {
  const std::string oci = pull.oci_reference();
  pull.works("podman", fmt::format(FMT_COMPILE("podman pull {}{}"), pull.if_plain("--tls-verify=false "), oci));
  add_docker(pull);
  pull.works("skopeo", fmt::format(FMT_COMPILE("skopeo copy {}docker://{} oci:image"),
                                   pull.if_plain("--src-tls-verify=false "), oci));
  pull.works("apptainer, docker",
             fmt::format(FMT_COMPILE("apptainer pull {}docker://{}"), pull.if_plain("--no-https "), oci));
}

// A chart, a signature, a SIF that was pushed: what container clients cannot unpack.
static void add_artifact(Pull& pull, std::string_view artifact_type) {
  const std::string oci = pull.oci_reference();
  if (artifact_type == "application/vnd.sylabs.sif.config.v1+json")
    pull.works("apptainer, oras",
               fmt::format(FMT_COMPILE("apptainer pull {}oras://{}"), pull.if_plain("--no-https "), oci));
  if (pull.site.host.sends_media_types)
    pull.works("oras", fmt::format(FMT_COMPILE("oras pull {}{}"), pull.if_plain("--plain-http "), oci));
  else
    pull.fails("oras", no_types);
  pull.fails("podman; docker; apptainer, docker", "it is an artifact, and no container image");
}

void add_oci_image(Pull& pull) {
  if (const auto why = refusal(pull.site, catalog::Api::oci, pull.collection, pull.tag); !why.empty())
    return pull.fails("crane; podman; docker; skopeo; apptainer, docker", why);
  if (const catalog::Document& image = api::image_of(pull.tag); !api::is_container_image(image))
    return add_artifact(pull, image.artifact_type);
  add_crane(pull);
  if (pull.site.host.sends_media_types) return add_typed(pull);
  add_schema1(pull);
  pull.fails("docker; apptainer, docker", no_types);
}

}  // namespace roadstead::render

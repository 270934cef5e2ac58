// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/reach.hpp"

namespace roadstead::catalog {

bool is_size_implausible(const Tag& tag, const StoredFile& file) {
  if (file.size_bytes == 0) return true;  // an older field that was never filled in
  return tag.older_form && tag.layout == Layout::singularity && file.size_bytes < (1 << 20) &&
         file.size_bytes % 4096 != 0;
}

bool is_ci_artifact(const Url& url) {
  const auto is_on = [&](std::string_view domain) {
    return url.host == domain || (url.host.ends_with(domain) && url.host[url.host.size() - domain.size() - 1] == '.');
  };
  const auto runs_through = [&](std::string_view part) { return url.path.find(part) != url.path.npos; };
  if (is_on("circle-artifacts.com") || is_on("circle-artifacts.io") || is_on("artprodcus3.artifacts.visualstudio.com"))
    return true;
  if (is_on("github.com") && runs_through("/actions/runs/")) return true;
  return runs_through("/-/jobs/") && runs_through("/artifacts/");  // GitLab, on any host
}

bool disagrees_with_layer(const Tag& tag) {
  if (tag.layout != Layout::singularity) return false;
  const StoredFile& layer = tag.layers.front();
  const bool digests = tag.stated.digest != layer.digest || tag.stated.other_digest != layer.other_digest;
  return digests || tag.stated.size_bytes != layer.size_bytes;
}

std::string_view file_refusal(Api api, const Tag& tag, const StoredFile& file, Stored stored) {
  if (api == Api::seed) return {};  // states the metadata and promises nothing
  if (stored == Stored::no) {
    if (file.url.empty()) return "no address of its bytes is known";
    if (file.expires) return "its address is a CI artifact's, which expires";
  }
  if (api == Api::shub) return {};
  if (!file.digest) return "its sha256 is not known";
  if (stored == Stored::no && disagrees_with_layer(tag) && file.digest == tag.layers.front().digest)
    return "the tag and its layer disagree";
  if (api == Api::oci && stored == Stored::no && is_size_implausible(tag, file)) return "its size cannot be bytes";
  return {};
}

}  // namespace roadstead::catalog

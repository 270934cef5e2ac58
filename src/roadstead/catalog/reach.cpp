// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/reach.hpp"

#include <algorithm>

namespace roadstead::catalog {

bool is_size_implausible(const Tag& tag, const StoredFile& file) {
  if (tag.layout == Layout::oci) return file.size_bytes == 0;  // blobs may be small
  if (file.size_bytes < smallest_image_bytes) return true;
  return tag.older_form && file.size_bytes < (1 << 20) && file.size_bytes % smallest_image_bytes != 0;
}

/// Where a CI keeps what its jobs made.
struct CiAddress {
  std::string_view domain;  ///< empty: on any host, below a path that names a job
  std::string_view path;    ///< parts of the path in their order, with '*' for what lies between them
};

static constexpr CiAddress ci_addresses[] = {
    {"circle-artifacts.com", ""},
    {"circle-artifacts.io", ""},
    {"github.com", "/actions/runs/"},
    {"github.com", "/actions/artifacts/"},  // api.github.com
    {"nightly.link", ""},
    {"artifacts.visualstudio.com", ""},
    {"dev.azure.com", "/_apis/build/builds/*/artifacts"},
    {"visualstudio.com", "/_apis/build/builds/*/artifacts"},
    {"ci.appveyor.com", "/api/buildjobs/*/artifacts"},
    {"api.cirrus-ci.com", "/v1/artifact"},
    {"", "/-/jobs/*artifacts/"},                 // GitLab
    {"", "/api/v4/projects/*/jobs/*artifacts"},  // GitLab's API
    {"", "/job/*/artifact/"},                    // Jenkins
};

static bool runs_through(std::string_view path, std::string_view pattern) {
  for (;;) {
    const std::string_view part = pattern.substr(0, pattern.find('*'));
    const std::size_t at = path.find(part);
    if (at == path.npos) return false;
    if (part.size() == pattern.size()) return true;
    path.remove_prefix(at + part.size());
    pattern.remove_prefix(part.size() + 1);
  }
}

bool is_ci_artifact(const Url& url) {
  const bool names_a_job = url.path.find("job") != url.path.npos;  // every address is asked, and few do
  return std::ranges::any_of(ci_addresses, [&](const CiAddress& ci) {
    return (ci.domain.empty() ? names_a_job : is_below(url, ci.domain)) && runs_through(url.path, ci.path);
  });
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

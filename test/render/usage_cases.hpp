// SPDX-License-Identifier: Apache-2.0
// Hosts, and registries of one tag, for which a page says how to pull it.
#pragma once

#include <gtest/gtest.h>

#include "pages.hpp"
#include "roadstead/render/web/usage.hpp"

namespace roadstead::render::web {

using namespace roadstead::test;

inline const Host tls{.base_url = "https://example.org"};
inline const Host port{.base_url = "http://127.0.0.1:8080"};
inline const Host plain{.base_url = "http://registry.lan"};
inline const Host bare{"https://example.github.io", false, false, false, false, true};
inline const Host one_label{.base_url = "https://registry"};
inline const Host one_label_plain{.base_url = "http://registry"};
inline const Host six{.base_url = "http://[::1]:8080"};
inline const Host like_loopback{.base_url = "http://127.example.org"};
inline const Host below{"https://example.github.io/site", false, false, false, false, false};

// Of digests only their first digit differs.
inline std::string digest(char c) { return "sha256:" + std::string(64, c); }

inline TreeFile image_file(const std::string& layer, const std::string& more = "") {
  return {FileKind::file, "a/b/manifests/t/README.md",
          "---\nlayout: manifests/singularity\nsize: 4096\n" + layer + "\n" + more + "---\n"};
}

inline TreeFile image_at(const std::string& url, const std::string& more = "") {
  return image_file(
      "digest: " + digest('a') + "\nlayers: [{size: 4096, digest: \"" + digest('a') + "\", url: \"" + url + "\"}]",
      more);
}

inline const std::string sif = "https://e.org/a.sif",
                         no_digest = "layers: [{size: 4096, url: \"https://e.org/a.sif\"}]";

inline std::vector<TreeFile> document(const std::string& json) {
  const std::string of_it = catalog::Digest::of(json).text();
  return {{FileKind::file, "a/b/manifests/t/README.md",
           fmt::format("---\nlayout: manifests/oci\nsize: {}\ndigest: {}\nlayers: []\n---\n", json.size(), of_it)},
          {FileKind::file, "a/b/manifests/t/manifest.json", json}};
}

// One whose blobs are inside of it.
inline std::string manifest_json(const std::string& config_type) {
  return R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":")" +
         config_type + R"(","digest":")" + catalog::Digest::of("{}").text() +
         R"(","size":2,"data":"e30="},"layers":[]})";
}

inline std::vector<TreeFile> manifest(const std::string& config_type) { return document(manifest_json(config_type)); }

inline const std::string image_type = "application/vnd.oci.image.config.v1+json",
                         sif_type = "application/vnd.sylabs.sif.config.v1+json";

// An index of one such manifest for each platform, "linux/amd64".
inline std::vector<TreeFile> index(const std::string& config_type, const std::vector<std::string>& platforms) {
  std::string list;
  std::vector<TreeFile> children;
  for (const std::string& platform : platforms) {
    const std::string child = manifest_json(config_type) + std::string(children.size(), ' ');  // so that they differ
    const std::size_t slash = platform.find('/');
    list += fmt::format(
        R"({}{{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{}","size":{},"platform":{{"os":"{}","architecture":"{}"}}}})",
        list.empty() ? "" : ",", catalog::Digest::of(child).text(), child.size(), platform.substr(0, slash),
        platform.substr(slash + 1));
    children.push_back({FileKind::file, fmt::format("a/b/manifests/t/child{}.json", children.size()), child});
  }
  auto files = document(R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[)" +
                        list + "]}");
  files.insert(files.end(), children.begin(), children.end());
  return files;
}

struct Case {
  const char* name;
  std::vector<TreeFile> files;
  Host host;
  const char* ways;
};

inline std::ostream& operator<<(std::ostream& out, const Case& one) { return out << one.name; }

inline const auto name_of = [](const auto& one) { return std::string(one.param.name); };

}  // namespace roadstead::render::web

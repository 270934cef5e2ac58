// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "roadstead/app/progress.hpp"
#include "roadstead/app/pull/compare_bytes.hpp"
#include "roadstead/net/http_client.hpp"

namespace roadstead::app {

struct PullOptions {
  std::string reference;                      ///< as parse_site_reference() takes it
  std::filesystem::path output;               ///< empty: "<repository>_<tag>.sif" here
  std::string arch;                           ///< OCI name; empty: this machine's
  bool force = false;                         ///< another file under that name gives way
  std::function<void(std::string_view)> say;  ///< what was left behind: an address that failed, something not compared
  Progress progress;                          ///< bytes of the image
};

struct PulledImage {
  std::filesystem::path path;
  PublishedImage image;
  std::string url;                        ///< where the bytes came from; empty: they were there already
  Compared compared = Compared::nothing;  ///< with what the site says
};

/// An image file of a registry's site, from the first of its addresses that gives the bytes that the site states. The
/// file is written beside and renamed once its bytes are known: whoever is killed leaves no half image under the name.
/// Of a site with https, addresses without are taken only where a sha256 tells what comes from them. Code::not_found
/// for a tag that is not there; Code::conflict for a file that is in the way, and for wrong bytes. `http` is one that
/// does not try again by itself.
Result<PulledImage> pull(net::HttpClient& http, const PullOptions& options);

}  // namespace roadstead::app

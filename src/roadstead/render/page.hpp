// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "roadstead/catalog/digest.hpp"

namespace roadstead::render {

/// What a page's bytes are.
enum class Content : std::uint8_t {
  text,      ///< `body`
  redirect,  ///< none: the client is sent to `location`
  stored,    ///< the blob `digest` of the local store
};

/// The variant that answers every ?arch=: nobody knows what its image runs on. No architecture has this name.
constexpr std::string_view any_arch = "_any";

/// One answer of the site, borrowed: it lives until the sink returns.
struct Page {
  /// Below the site's root, decoded, without a slash in front; a slash at the end marks a folder's
  /// own document. For OCI pages the root is the host's, for all others it is the base URL's.
  std::string_view path{};
  Content content = Content::text;
  std::string_view media_type{};
  std::string_view body{};
  std::string_view location{};
  std::string_view arch{};     ///< what the image behind this answer runs on, where it is known
  std::string_view variant{};  ///< of a further answer at the same path: the ?arch= or ?last= that asks for it
  std::string_view docker_content_digest{};  ///< "sha256:…" where the distribution spec wants one
  catalog::Digest digest{};                  ///< of a stored page
  bool has_case_twin = false;                ///< another page's path differs by case only
};

/// Takes pages one by one.
class Sink {
 public:
  virtual ~Sink() = default;
  /// False: the caller need not render this page.
  virtual bool wants(std::string_view path) = 0;
  virtual void put(const Page& page) = 0;
};

}  // namespace roadstead::render

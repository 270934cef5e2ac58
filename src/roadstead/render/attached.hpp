// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/catalog/model.hpp"
#include "roadstead/render/writer.hpp"

namespace roadstead::render {

/// Where a browser finds an attached document: the path of the site's own page when its store has the bytes, as
/// "/prefix/owner/repo/tags/1.0/sha256.<hex>", else the address that the metadata states; empty when neither is known.
std::string attached_address(const Site& site, const catalog::Collection& collection, const catalog::Tag& tag,
                             const catalog::Attached& document);

/// The same for scripts, which check what they fetch: a stated address has the digest behind it, as "…#sha256:<hex>".
std::string checked_address(const Site& site, const catalog::Collection& collection, const catalog::Tag& tag,
                            const catalog::Attached& document);

/// Those pages: <collection>/tags/<tag>/sha256.<hex>, on every host, for what the site's own store has; those of former
/// states too.
void put_attached(Writer& writer, const catalog::Collection& collection, const catalog::Tag& tag);

}  // namespace roadstead::render

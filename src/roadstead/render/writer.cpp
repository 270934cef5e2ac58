// SPDX-License-Identifier: Apache-2.0
#include "roadstead/render/writer.hpp"

namespace roadstead::render {

void Writer::put_file(const catalog::StoredFile& file, Page page) {
  page.media_type = binary_type;
  if (file.digest && site.store.has(*file.digest)) {
    page.content = Content::stored;
    page.digest = *file.digest;
    put_elsewhere(page);
  } else if (site.host.redirects && !file.url.empty()) {
    page.content = Content::redirect;
    page.location = file.url;
    put_elsewhere(page);
  }
}

}  // namespace roadstead::render

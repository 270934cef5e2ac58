// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/pull/fetch_image.hpp"

#include "roadstead/app/pull/counted_client.hpp"
#include "roadstead/app/pull/part_file.hpp"
#include "roadstead/base/interruption.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/net/download.hpp"

namespace roadstead::app {

static Result<Compared> fetch(net::HttpClient& http, const std::string& url, const PartFile& part,
                              const PublishedImage& image) {
  if (auto done = net::download(http, url, part.file()); !done) return Failure(done.error());
  auto compared = compare_bytes(part.file(), image);
  if (!compared) return wrap(compared.error(), without_credentials(url));
  return compared;
}

static bool may_be_elsewhere(const Error& error) { return error.code != Code::internal && !Interruption::has_come(); }

Result<void> fetch_image(net::HttpClient& http, const PullOptions& options, PulledImage& pulled) {
  auto part = PartFile::beside(pulled.path);
  if (!part) return Failure(part.error());
  CountedClient counted(http, pulled.image.size_bytes, options.progress);
  Failure last = fail(Code::not_found, "the site states no address of the image that can be trusted, want one");
  for (const std::string& url : pulled.image.urls) {
    const auto compared = fetch(counted, url, *part, pulled.image);
    if (compared) {
      pulled.url = url;
      pulled.compared = *compared;
      return part->take_name();
    }
    last = Failure(compared.error());
    if (!may_be_elsewhere(compared.error())) break;
    if (&url != &pulled.image.urls.back() && options.say) options.say(last.value().message());
  }
  return last;
}

}  // namespace roadstead::app

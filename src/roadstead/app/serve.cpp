// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/serve.hpp"

#include <string_view>

#include "roadstead/app/catalog_answers.hpp"
#include "roadstead/app/check_store.hpp"
#include "roadstead/app/read_health.hpp"
#include "roadstead/app/store_index.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/site/files_site.hpp"
#include "roadstead/site/profile.hpp"
#include "roadstead/source/fingerprint.hpp"

namespace roadstead::app {

// Any page must be found without reading what stands before it.
static Result<void> refuse_compressed(std::string_view where) {
  for (const std::string_view suffix : {".tar.zst", ".tar.gz", ".tgz", ".tar.xz"})
    if (where.ends_with(suffix))
      return fail(Code::invalid, "'{}' is a compressed tar, want a plain one: decompress it, or build to a FILE.tar",
                  where);
  return {};
}

static Result<Served> load_built(const ServeOptions& options) {
  auto site = site::open_files_site(options.registry);
  if (!site) return Failure(site.error());
  return Served{.answers = std::move(site->answers), .built_for = std::move(site->base_url)};
}

Result<Served> load_served(const ServeOptions& options, const std::string& base_url) {
  if (auto fits = refuse_compressed(options.registry); !fits) return Failure(fits.error());
  if (site::is_built_site(options.registry)) return load_built(options);
  auto profile = site::find_profile("roadstead");
  if (!profile) return Failure(profile.error());
  auto host = site::host_of(**profile, base_url);
  if (!host) return Failure(host.error());
  auto store = open_store(options.store);
  if (!store) return Failure(store.error());
  auto index = index_store(*store);
  if (!index) return Failure(index.error());
  auto health = read_health(options.audit_report);
  if (!health) return Failure(health.error());
  const unsigned jobs = options.jobs == 0 ? default_jobs() : options.jobs;
  auto registry = open_registry(options.registry, jobs);
  if (!registry) return Failure(registry.error());
  if (auto done = check_store(*registry, *store, Depth::sizes, jobs); !done) return Failure(done.error());
  Served served{.findings = registry->findings,
                .collections = registry->catalog.collections.size(),
                .tags = registry->catalog.tag_count()};
  served.stated_url = registry->catalog.settings.base_url();
  if (options.on_error == OnError::stop && catalog::has_errors(served.findings)) return served;
  const auto answers =
      make_catalog_answers(std::move(*registry), std::move(*host), std::move(*index), std::move(*store), *health);
  served.withheld = find_withheld(answers->site());
  served.answers = answers;
  return served;
}

Result<std::string> fingerprint(const ServeOptions& options) {
  auto registry = source::fingerprint(options.registry);
  if (!registry || !options.store) return registry;
  auto store = open_store(options.store);
  if (!store) return Failure(store.error());
  auto blobs = (*store)->fingerprint();
  if (!blobs) return blobs;
  return *registry + " " + *blobs;
}

}  // namespace roadstead::app

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/build.hpp"

#include "roadstead/app/check_store.hpp"
#include "roadstead/app/read_health.hpp"
#include "roadstead/app/site_writer.hpp"
#include "roadstead/app/store_index.hpp"
#include "roadstead/base/interruption.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/render/site.hpp"
#include "roadstead/site/directory_output.hpp"
#include "roadstead/site/profile.hpp"
#include "roadstead/site/tar_output.hpp"

namespace roadstead::app {

namespace {

bool stops(const BuildOptions& options, const catalog::Findings& findings) {
  if (options.strict && !findings.empty()) return true;
  return options.on_error == OnError::stop && catalog::has_errors(findings);
}

// A site needs an address for its usage lines and for what the library API says of itself.
constexpr std::string_view nowhere = "http://localhost";

std::string stated_base_url(const BuildOptions& options, const catalog::Settings& settings) {
  return options.base_url.empty() ? settings.base_url() : options.base_url;
}

}  // namespace

Result<BuildReport> build(const BuildOptions& options, const Progress& progress) {
  const unsigned jobs = options.jobs == 0 ? default_jobs() : options.jobs;
  auto profile = site::find_profile(options.host);
  if (!profile) return Failure(profile.error());
  auto store = open_store(options.store);
  if (!store) return Failure(store.error());
  auto index = index_store(*store);
  if (!index) return Failure(index.error());
  auto health = read_health(options.audit_report);
  if (!health) return Failure(health.error());
  auto registry = open_registry(options.registry, jobs);
  if (!registry) return Failure(registry.error());
  if (auto done = check_store(*registry, *store, Depth::sizes, jobs); !done) return Failure(done.error());
  const std::string stated = stated_base_url(options, registry->catalog.settings);
  auto host = site::host_of(**profile, stated.empty() ? nowhere : stated);
  if (!host) return Failure(host.error());
  BuildReport report{.findings = std::move(registry->findings),
                     .collections = registry->catalog.collections.size(),
                     .tags = registry->catalog.tag_count(),
                     .base_url = host->base_url,
                     .is_address_known = !stated.empty()};
  if (stops(options, report.findings)) return report;
  const storage::BlobDirectory* const blobs = *store ? &**store : nullptr;
  std::optional<Interruption> interruption;  // before the output, which it outlives
  if (options.out != "-") interruption.emplace();
  auto output = site::is_tar_target(options.out) ? site::open_tar_output(options.out, blobs)
                                                 : site::open_directory_output(options.out, blobs);
  if (!output) return Failure(output.error());
  const render::Site pages{registry->catalog,     *host,  std::move(*index), read_stored(*store),
                           is_stored_sif(*store), *health};
  auto count = write_site(pages, *registry->tree, {**profile, **output, jobs}, progress);
  if (!count) return wrap(count.error(), "building " + options.out.string());
  report.pages = *count;
  report.withheld = find_withheld(pages);
  report.written = true;
  return report;
}

}  // namespace roadstead::app

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/build.hpp"

#include <algorithm>
#include <vector>

#include "roadstead/app/check_store.hpp"
#include "roadstead/app/page_texts.hpp"
#include "roadstead/app/store_index.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/base/site_marker.hpp"
#include "roadstead/render/site.hpp"
#include "roadstead/site/directory_output.hpp"
#include "roadstead/site/nginx_config.hpp"
#include "roadstead/site/profile.hpp"
#include "roadstead/site/publisher.hpp"
#include "roadstead/site/site_rules.hpp"
#include "roadstead/site/tar_output.hpp"
#include "roadstead/source/reader_pool.hpp"

namespace roadstead::app {

namespace {

constexpr std::size_t run_length = 64;  // collections in one batch

/// The pages of one run of collections, as files.
struct Run {
  std::unique_ptr<site::Batch> batch;
  std::unique_ptr<site::Publisher> publisher;
  std::optional<Error> error;
};

/// Writes one site into one output.
class SiteBuilder {
 public:
  SiteBuilder(const render::Site& pages, const source::Tree& tree, const site::Profile& profile, site::Output& output)
      : pages_(pages), readers_(tree), tree_(tree), profile_(profile), output_(output), rules_(output.spill_folder()) {}

  Result<std::uint64_t> run(unsigned jobs, const Progress& progress) {
    if (auto done = write_collections(jobs, progress); !done) return Failure(done.error());
    if (auto done = write_common(); !done) return Failure(done.error());
    if (auto done = output_.finish(); !done) return Failure(done.error());
    return page_count_;
  }

 private:
  Run start() {
    Run run;
    run.batch = output_.batch();
    run.publisher = std::make_unique<site::Publisher>(profile_, pages_.host.prefix(), *run.batch);
    return run;
  }

  void render_run(std::size_t index, Run& run) {
    run = start();
    const auto reader = readers_.borrow();
    const auto all = std::span(pages_.catalog.collections).subspan(index * run_length);
    const auto collections = all.first(std::min(run_length, all.size()));
    PageTexts texts(tree_, pages_.catalog, *reader);
    texts.read_ahead(collections);
    const render::ReadEntry read = texts.reading();
    for (const auto& collection : collections)
      if (auto done = render::render_collection(pages_, collection, read, *run.publisher); !done && !run.error)
        run.error = wrap(done.error(), "rendering " + std::string(collection.name)).value();
  }

  Result<void> take(Run& run) {
    if (run.error) return Failure(*run.error);
    if (auto done = rules_.add(run.publisher->rules()); !done) return done;
    page_count_ += run.publisher->page_count();
    auto done = output_.take(*run.batch);
    run = Run();
    return done;
  }

  Result<void> write_collections(unsigned jobs, const Progress& progress) {
    const std::size_t count = pages_.catalog.collections.size();
    std::vector<Run> runs((count + run_length - 1) / run_length);
    Result<void> result;
    parallel_in_order(
        runs.size(), jobs, [&](std::size_t i) { render_run(i, runs[i]); },
        [&](std::size_t i) {
          result = take(runs[i]);
          progress(std::min(count, (i + 1) * run_length), count);
          return result.has_value();
        });
    return result;
  }

  Result<void> write_common() {
    Run run = start();
    render::render_common(pages_, *run.publisher);
    write_host_files(*run.batch);
    if (auto done = take(run); !done) return done;
    return rules_.write(profile_, output_);  // last, when every rule is known
  }

  void write_host_files(site::Batch& batch) {
    if (profile_.config == site::ConfigForm::none) batch.add(".nojekyll", "");
    if (profile_.config == site::ConfigForm::nginx) {
      batch.add(".nginx/locations.conf", site::nginx_locations(pages_.host));
      batch.add(".nginx/nginx.conf", site::nginx_standalone(pages_.host));
    }
    std::string marker;
    JsonWriter json(marker);
    json.begin_object().field("profile", profile_.name).field("base_url", pages_.host.base_url).end_object();
    batch.add(site_marker, marker + "\n");
  }

  const render::Site& pages_;
  source::ReaderPool readers_;
  const source::Tree& tree_;
  const site::Profile& profile_;
  site::Output& output_;
  site::SiteRules rules_;
  std::uint64_t page_count_ = 0;
};

bool stops(const BuildOptions& options, const catalog::Findings& findings) {
  if (options.strict && !findings.empty()) return true;
  return options.on_error == OnError::stop && catalog::has_errors(findings);
}

// A site needs an address for its usage lines and for what the library API says of itself.
std::string base_url_of(const BuildOptions& options, const catalog::Settings& settings) {
  if (!options.base_url.empty()) return options.base_url;
  const std::string said = settings.base_url();
  return said.empty() ? "http://localhost" : said;
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
  auto registry = open_registry(options.registry, jobs);
  if (!registry) return Failure(registry.error());
  if (auto done = check_store(*registry, *store, Depth::sizes, jobs); !done) return Failure(done.error());
  auto host = site::host_of(**profile, base_url_of(options, registry->catalog.settings));
  if (!host) return Failure(host.error());
  BuildReport report{.findings = std::move(registry->findings),
                     .collections = registry->catalog.collections.size(),
                     .tags = registry->catalog.tag_count(),
                     .base_url = host->base_url};
  if (stops(options, report.findings)) return report;
  const storage::BlobDirectory* const blobs = *store ? &**store : nullptr;
  auto output = site::is_tar_target(options.out) ? site::open_tar_output(options.out, blobs)
                                                 : site::open_directory_output(options.out, blobs);
  if (!output) return Failure(output.error());
  const render::Site pages{registry->catalog, *host, std::move(*index), read_stored(*store)};
  auto count = SiteBuilder(pages, *registry->tree, **profile, **output).run(jobs, progress);
  if (!count) return wrap(count.error(), "building " + options.out.string());
  report.pages = *count;
  report.withheld = find_withheld(pages);
  report.written = true;
  return report;
}

}  // namespace roadstead::app

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/site_writer.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "roadstead/app/page_texts.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/parallel.hpp"
#include "roadstead/base/site_marker.hpp"
#include "roadstead/site/nginx_config.hpp"
#include "roadstead/site/publisher.hpp"
#include "roadstead/site/site_rules.hpp"
#include "roadstead/source/reader_pool.hpp"

namespace roadstead::app {

namespace {

constexpr std::size_t run_length = 16;  // collections in one batch

/// The pages of one run of collections, as files.
struct Run {
  std::unique_ptr<site::Batch> batch;
  std::unique_ptr<site::Publisher> publisher;
  std::optional<Error> error;
};

/// Writes one site into one output.
class SiteWriter {
 public:
  SiteWriter(const render::Site& pages, const source::Tree& tree, const site::Profile& profile, site::Output& output)
      : pages_(pages),
        common_(render::common_runs(pages)),
        readers_(tree),
        tree_(tree),
        profile_(profile),
        output_(output),
        rules_(output.spill_folder()) {}

  Result<std::uint64_t> run(unsigned jobs, const Progress& progress) {
    if (auto done = write_pages(jobs, progress); !done) return Failure(done.error());
    if (auto done = rules_.write(profile_, pages_.host, output_); !done)
      return Failure(done.error());  // when each is known
    if (auto done = output_.finish(); !done) return Failure(done.error());
    return page_count_;
  }

 private:
  Run start() {
    Run run;
    run.batch = output_.batch();
    run.publisher = std::make_unique<site::Publisher>(profile_, std::string(pages_.host.prefix()), *run.batch);
    return run;
  }

  void render_collections(std::span<const catalog::Collection> collections, Run& run) {
    const auto reader = readers_.borrow();
    PageTexts texts(tree_, pages_.catalog, *reader);
    texts.read_ahead(collections);
    const render::ReadEntry read = texts.reading();
    for (const auto& collection : collections)
      if (auto done = render::render_collection(pages_, collection, read, *run.publisher); !done && !run.error)
        run.error = wrap(done.error(), "rendering " + std::string(collection.name)).value();
  }

  void render(std::size_t index, Run& run) {
    const std::span<const catalog::Collection> all = pages_.catalog.collections;
    if (index == 0) write_host_files(*run.batch);
    if (index < common_.size()) return render::render_common(pages_, common_[index], *run.publisher);
    const auto rest = all.subspan((index - common_.size()) * run_length);
    render_collections(rest.first(std::min(run_length, rest.size())), run);
  }

  Result<void> take(Run& run) {
    if (run.error) return Failure(*run.error);
    if (auto done = rules_.add(run.publisher->rules()); !done) return done;
    page_count_ += run.publisher->page_count();
    auto done = output_.take(*run.batch);
    run = Run();
    return done;
  }

  Result<void> write_pages(unsigned jobs, const Progress& progress) {
    const std::size_t count = pages_.catalog.collections.size();
    std::vector<Run> runs(common_.size() + (count + run_length - 1) / run_length);
    Result<void> result;
    const auto work = [&](std::size_t i) {
      runs[i] = start();
      render(i, runs[i]);
      runs[i].batch->close();
    };
    parallel_in_order(runs.size(), jobs, work, [&](std::size_t i) {
      result = take(runs[i]);
      if (i >= common_.size()) progress(std::min(count, (i + 1 - common_.size()) * run_length), count);
      return result.has_value();
    });
    return result;
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
  const std::vector<render::CommonRun> common_;
  source::ReaderPool readers_;
  const source::Tree& tree_;
  const site::Profile& profile_;
  site::Output& output_;
  site::SiteRules rules_;
  std::uint64_t page_count_ = 0;
};

}  // namespace

Result<std::uint64_t> write_site(const render::Site& pages, const source::Tree& tree, const SiteTarget& target,
                                 const Progress& progress) {
  return SiteWriter(pages, tree, target.profile, target.output).run(target.jobs, progress);
}

}  // namespace roadstead::app

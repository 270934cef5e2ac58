// SPDX-License-Identifier: Apache-2.0
#include "roadstead/builder/smoke_test.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <span>

#include "roadstead/base/installed.hpp"
#include "roadstead/builder/log_file.hpp"
#include "roadstead/builder/run_logged.hpp"

namespace roadstead::builder {

namespace {

// Runs one program several times in the folder of an image.
class Runner {
 public:
  Runner(const BuildRequest& request, std::string program, std::filesystem::path image)
      : request_(request), program_(std::move(program)), image_(std::move(image)) {}

  const std::filesystem::path& image() const { return image_; }

  const BuildRequest& request() const { return request_; }
  const std::string& program() const { return program_; }

  Result<void> operator()(std::vector<std::string> words) const {
    return run_logged(command(std::move(words)), request_.log, request_.limit);
  }
  Result<std::string> line_of(std::vector<std::string> words) const {
    return last_line_of(command(std::move(words)), request_.log, request_.limit);
  }

 private:
  Command command(std::vector<std::string> words) const {
    words.insert(words.begin(), program_);
    return {.arguments = std::move(words), .folder = image_.parent_path().string(), .secrets = Secrets::withheld};
  }

  const BuildRequest& request_;
  std::string program_;
  std::filesystem::path image_;
};

// Both programs hand their own environment on, unless they are told not to.
Result<void> test_file(const Runner& run) {
  if (run.request().smoke_test == SmokeTest::own_test) return run({"test", "--cleanenv", run.image().string()});
  return run({"exec", "--cleanenv", run.image().string(), "true"});
}

Result<void> test_by_buildah(const Runner& run, const std::string& id) {
  auto container = run.line_of({"from", id});
  if (!container) return Failure(container.error());
  auto tested = run({"run", *container, "--", "true"});
  auto removed = run({"rm", *container});
  return tested ? removed : tested;
}

// No network: `true` wants none, and setting one up may want rights that nobody has here.
Result<void> test_by_podman(const Runner& run, const std::string& id) {
  return run({"run", "--rm", "--network", "none", id, "true"});
}

// In the store the image is named after this text, and a name has no capital letter: a path might.
Result<void> test_layout(const Runner& run) {
  auto id = run.line_of({"pull", "oci:" + run.image().filename().string()});
  if (!id) return Failure(id.error());
  auto tested = run.program() == "buildah" ? test_by_buildah(run, *id) : test_by_podman(run, *id);
  auto removed = run({"rmi", *id});
  return tested ? removed : tested;
}

struct Row {
  std::vector<std::string> programs;
  Result<void> (*test)(const Runner& run);
};

std::string chosen(const Row& row, const std::string& preferred) {
  if (std::ranges::find(row.programs, preferred) != row.programs.end() && is_installed(preferred)) return preferred;
  const auto found = std::ranges::find_if(row.programs, is_installed);
  return found == row.programs.end() ? std::string() : *found;
}

}  // namespace

Result<void> test_image(const BuiltImage& built, const BuildRequest& request, const std::string& program) {
  static const Row files{{"apptainer", "singularity"}, test_file}, layouts{{"buildah", "podman"}, test_layout};
  if (built.image.empty())
    return note(request.log, fmt::format("No smoke test: the image lies at {} alone.", built.url));
  std::error_code none;
  const Row& row = std::filesystem::is_directory(built.image, none) ? layouts : files;
  const std::string runs = chosen(row, program);
  if (runs.empty())
    return note(request.log,
                fmt::format("No smoke test: neither {} nor {} is on this machine.", row.programs[0], row.programs[1]));
  if (auto tested = row.test({request, runs, built.image}); !tested) return wrap(tested.error(), "smoke test");
  return {};
}

}  // namespace roadstead::builder

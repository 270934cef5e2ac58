// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/url.hpp"
#include "roadstead/builder/architecture.hpp"
#include "roadstead/builder/builders.hpp"
#include "roadstead/builder/output.hpp"
#include "roadstead/builder/run_logged.hpp"
#include "roadstead/builder/smoke_test.hpp"

namespace roadstead::builder {

namespace {

// What a script of the older templates prints when it has uploaded the image by itself.
Result<std::string> url_in(const std::string& line) {
  const auto url = parse_url(line);
  if (!url || !is_web_url(*url)) return std::string();
  if (has_credentials(line)) return fail(Code::invalid, "the command prints a URL with credentials, want one without");
  return line;
}

class CommandBuilder : public Builder {
 public:
  explicit CommandBuilder(std::vector<std::string> words) : words_(std::move(words)) {}

  Result<void> expect_usable(const BuildRequest& request) override {
    return expect_program(words_.front(), request.folder);
  }

  Result<BuiltImage> build(const BuildRequest& request) override {
    auto image = unfinished(request);
    if (!image) return Failure(image.error());
    auto line = last_line_of(command_for(request, image->string()), request.log, request.limit);
    if (!line) return Failure(line.error());
    auto url = url_in(*line);
    if (!url) return Failure(url.error());
    if (!url->empty() && !std::filesystem::exists(*image)) return BuiltImage{{}, *url};
    auto path = finish(request, *image, "image");
    if (!path) return wrap(path.error(), "'" + words_.front() + "' prints no URL at its end");
    return BuiltImage{*path, *url};
  }

  Result<void> smoke_test(const BuiltImage& built, const BuildRequest& request) override {
    return test_image(built, request, {});
  }

 private:
  Command command_for(const BuildRequest& request, const std::string& image) const {
    Command command{words_, {}, request.folder.string()};
    command.arguments.insert(command.arguments.end(), {request.recipe, image});
    const std::string architecture = request.architecture.empty() ? machine_architecture() : request.architecture;
    command.environment = {"ROADSTEAD_RECIPE=" + request.recipe, "ROADSTEAD_OUTPUT=" + image,
                           "ROADSTEAD_TAG=" + request.tag, "ROADSTEAD_ARCHITECTURE=" + architecture};
    return command;
  }

  std::vector<std::string> words_;
};

}  // namespace

std::unique_ptr<Builder> make_command_builder(std::vector<std::string> words) {
  return std::make_unique<CommandBuilder>(std::move(words));
}

}  // namespace roadstead::builder

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/url.hpp"
#include "roadstead/builder/builders.hpp"
#include "roadstead/builder/log_file.hpp"
#include "roadstead/builder/smoke_test.hpp"

namespace roadstead::builder {

namespace {

class PrebuiltBuilder : public Builder {
 public:
  Result<void> expect_usable(const BuildRequest& request) override {
    if (const auto url = parse_url(request.recipe)) {
      if (is_web_url(*url)) return {};
      return fail(Code::invalid, "'{}' is no address of an image, want https://…", url->scheme);
    }
    std::error_code none;
    if (std::filesystem::exists(request.folder / request.recipe, none)) return {};
    return fail(Code::not_found, "no prebuilt image '{}' in '{}'", request.recipe, request.folder.string());
  }

  Result<BuiltImage> build(const BuildRequest& request) override {
    if (auto fine = expect_usable(request); !fine) return Failure(fine.error());
    if (parse_url(request.recipe)) return BuiltImage{{}, request.recipe};
    return BuiltImage{request.folder / request.recipe, {}};
  }

  Result<void> smoke_test(const BuiltImage& built, const BuildRequest& request) override {
    return test_image(built, request, {});
  }
};

}  // namespace

std::unique_ptr<Builder> make_prebuilt_builder() { return std::make_unique<PrebuiltBuilder>(); }

}  // namespace roadstead::builder

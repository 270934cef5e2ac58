// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/read_health.hpp"

#include <algorithm>

#include "roadstead/base/file.hpp"
#include "roadstead/base/json.hpp"

namespace roadstead::app {

static constexpr std::uint64_t report_limit_bytes = std::uint64_t{1} << 30;

static void add_unsound(simdjson::dom::element root, std::string_view list, bool is_unknown, render::Health& health) {
  for (const auto one : items_at(root, list))
    health.unsound.push_back({std::string(text_at(one, "/path")), std::string(text_at(one, "/rule")),
                              std::string(text_at(one, "/message")), std::string(text_at(one, "/url")), is_unknown,
                              flag_at(one, "/isNew"), number_at(one, "/failures")});
}

static Result<std::shared_ptr<const render::Health>> parse(std::string_view text) {
  const auto report = Json::parse(text, report_limit_bytes);
  if (!report) return Failure(report.error());
  const auto root = report->root();
  if (number_at(root, "/audit") != 1)
    return fail(Code::invalid, "'audit' is not 1, want a report that 'roadstead audit' wrote");
  auto health = std::make_shared<render::Health>();
  health->objects = number_at(root, "/objects");
  health->sound = number_at(root, "/sound");
  add_unsound(root, "/broken", false, *health);
  health->broken = health->unsound.size();
  add_unsound(root, "/unknown", true, *health);
  health->unknown = health->unsound.size() - health->broken;
  health->healed = texts_at(root, "/healed", "/path");
  std::ranges::stable_sort(health->unsound, {}, &render::UnsoundObject::path);
  std::ranges::sort(health->healed);
  return health;
}

Result<std::shared_ptr<const render::Health>> read_health(const std::optional<std::filesystem::path>& file) {
  if (!file) return std::shared_ptr<const render::Health>();
  const auto text = read_file(*file, report_limit_bytes);
  if (!text) return Failure(text.error());
  auto health = parse(*text);
  if (!health) return wrap(health.error(), file->string());
  return *health;
}

}  // namespace roadstead::app

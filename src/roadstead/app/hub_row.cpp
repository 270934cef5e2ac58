// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/hub_row.hpp"

#include <simdjson.h>

#include "roadstead/oci/json.hpp"

namespace roadstead::app {

namespace {

struct TextField {
  const char* name;
  std::string HubRow::*member;
  bool required;
};

constexpr TextField text_fields[] = {
    {"name", &HubRow::name, true},
    {"tag", &HubRow::tag, true},
    {"sif", &HubRow::sif, true},
    {"branch", &HubRow::branch, false},
    {"commit", &HubRow::commit, false},
    {"version", &HubRow::version, false},
    {"build_date", &HubRow::build_date, false},
    {"datalad_url", &HubRow::datalad_url, false},
    {"recipe", &HubRow::recipe, false},
    {"license", &HubRow::license, false},
};

Result<void> read_texts(const oci::Fields& fields, HubRow& row) {
  for (const TextField& field : text_fields) {
    auto value = field.required ? fields.required_text(field.name) : fields.text(field.name);
    if (!value) return Failure(value.error());
    row.*field.member = std::move(*value);
  }
  return {};
}

}  // namespace

Result<void> parse_hub_row(std::string_view line, HubRow& row) {
  constexpr std::uint64_t limit_bytes = 1 << 20;
  auto json = Json::parse(line, limit_bytes);
  if (!json) return Failure(json.error());
  auto fields = oci::Fields::of(json->root());
  if (!fields) return Failure(fields.error());
  if (auto done = read_texts(*fields, row); !done) return done;
  auto size = fields->required_number("size");
  if (!size) return Failure(size.error());
  row.size_bytes = *size;
  if (auto id = fields->required_number("id")) row.id = *id;
  if (const auto flag = fields->find("recipe_available")) row.recipe_available = flag->is_bool() && bool(*flag);
  return {};
}

}  // namespace roadstead::app

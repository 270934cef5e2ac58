// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/publish.hpp"
#include "roadstead/base/json_writer.hpp"

namespace roadstead::app {

namespace {

std::string_view name(BuildOutcome::Done done) {
  switch (done) {
    case BuildOutcome::Done::built: return "built";
    case BuildOutcome::Done::kept: return "kept";
    case BuildOutcome::Done::failed: return "failed";
  }
  return {};
}

std::string_view name(forge::Pushed::Done done) {
  switch (done) {
    case forge::Pushed::Done::pushed: return "pushed";
    case forge::Pushed::Done::unchanged: return "unchanged";
    case forge::Pushed::Done::nothing: return "nothing";
  }
  return {};
}

void write_list(JsonWriter& json, const std::vector<std::string>& texts) {
  json.begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
}

void write_plan(JsonWriter& json, const std::vector<PlannedTag>& plan) {
  json.key("tags").begin_array();
  for (const PlannedTag& planned : plan) {
    json.begin_object().field("tag", planned.recipe.tag).field("recipe", planned.recipe.path);
    json.field("builder", planned.recipe.build.builder).field("todo", app::name(planned.todo));
    json.field("reason", planned.reason).key("outdated");
    write_list(json, planned.outdated);
    json.end_object();
  }
  json.end_array();
}

void write_outcomes(JsonWriter& json, const PublishReport& report) {
  json.key("builds").begin_array();
  for (const BuildOutcome& outcome : report.builds)
    json.begin_object()
        .field("tag", outcome.tag)
        .field("done", name(outcome.done))
        .field("problem", outcome.problem)
        .end_object();
  json.end_array().key("uploads").begin_array();
  for (const PushOutcome& outcome : report.uploads)
    json.begin_object().field("tag", outcome.tag).field("sent", outcome.sent_bytes).end_object();
  json.end_array();
}

void write_proposal(JsonWriter& json, const Proposed& proposed) {
  json.key("proposal").begin_object().field("done", name(proposed.pushed.done)).field("base", proposed.pushed.base);
  json.field("commit", proposed.pushed.commit).field("title", proposed.title);
  if (proposed.request) json.field("number", proposed.request->number).field("url", proposed.request->url);
  json.key("said");
  write_list(json, proposed.pushed.said);
  json.key("tags").begin_array();
  for (const forge::ProposedTag& tag : proposed.tags) {
    json.begin_object().field("tag", tag.tag).field("old_digest", tag.old_digest).field("new_digest", tag.new_digest);
    json.field("size", tag.new_size_bytes).field("architecture", tag.architecture);
    json.field("outdated", tag.is_outdated).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string report_json(const PublishReport& report) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("collection", report.collection).field("registry", report.registry);
  json.field("branch", report.branch).field("dry_run", report.is_dry_run);
  write_plan(json, report.plan);
  json.key("without_recipe");
  write_list(json, report.without_recipe);
  write_outcomes(json, report);
  if (report.proposed) write_proposal(json, *report.proposed);
  if (report.failure) json.field("error", report.failure->message());
  json.end_object();
  return out + "\n";
}

}  // namespace roadstead::app

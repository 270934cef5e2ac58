// SPDX-License-Identifier: Apache-2.0
#include "roadstead/contents/document.hpp"

#include "roadstead/base/json.hpp"
#include "roadstead/base/json_writer.hpp"

namespace roadstead::contents {

using image::FileKind;

static void write_text(JsonWriter& json, std::string_view key, std::string_view text) {
  if (!text.empty()) json.field(key, text);
}

static void write_package(JsonWriter& json, const Package& package) {
  json.begin_object().field("type", package.type).field("name", package.name);
  write_text(json, "version", package.version);
  write_text(json, "arch", package.architecture);
  write_text(json, "license", package.license);
  write_text(json, "source", package.source);
  json.end_object();
}

static void write_totals(JsonWriter& json, const Totals& totals) {
  json.begin_object().field("files", totals.files).field("folders", totals.folders).field("links", totals.links);
  json.field("others", totals.others).field("bytes", totals.bytes).end_object();
}

static void write_folder(JsonWriter& json, const FileTree& tree, const Node& folder);

static void write_node(JsonWriter& json, const FileTree& tree, const Node& node) {
  json.value(node.name);
  switch (node.kind) {
    case FileKind::file: json.value(node.size_bytes); break;
    case FileKind::symlink: json.value(node.target); break;
    case FileKind::hard_link: json.begin_object().field("link", node.target).end_object(); break;
    case FileKind::other: json.begin_object().end_object(); break;
    case FileKind::folder: write_folder(json, tree, node); break;
  }
}

// Names and values in turn: half as many arrays to make as a pair for each would be.
static void write_folder(JsonWriter& json, const FileTree& tree, const Node& folder) {
  if (folder.is_summed) return write_totals(json, tree.totals_of(folder));
  json.begin_array();
  for (std::size_t i = 0; i < folder.children; ++i) write_node(json, tree, tree.child(folder, i));
  json.end_array();
}

static void write_list(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  if (!texts.empty()) write_texts(json, key, texts);
}

static void write_config(JsonWriter& json, const image::RunConfig& config, const std::vector<Script>& scripts) {
  write_list(json, "env", config.environment);
  write_list(json, "entrypoint", config.entrypoint);
  write_list(json, "cmd", config.command);
  write_text(json, "workdir", config.working_folder);
  write_text(json, "user", config.user);
  write_text(json, "stop_signal", config.stop_signal);
  write_list(json, "ports", config.ports);
  write_list(json, "volumes", config.volumes);
  if (!config.labels.empty()) {
    json.key("labels").begin_object();
    for (const auto& [key, value] : config.labels) json.field(key, value);
    json.end_object();
  }
  if (!scripts.empty()) {
    json.key("scripts").begin_object();
    for (const Script& script : scripts) json.field(script.name, script.text);
    json.end_object();
  }
  write_text(json, "definition", config.definition.value_or(""));
}

std::string to_json(const Contents& contents, const Subject& subject) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("schema", std::uint64_t{1}).key("image").begin_object();
  write_text(json, "digest", subject.digest);
  write_text(json, "arch", subject.architecture);
  write_text(json, "created", subject.created);
  json.end_object().key("system").begin_object();
  write_text(json, "id", contents.system.id);
  write_text(json, "version", contents.system.version);
  write_text(json, "name", contents.system.name);
  json.end_object().key("config").begin_object();
  write_config(json, contents.config, contents.scripts);
  json.end_object().key("packages").begin_array();
  for (const Package& package : contents.packages) write_package(json, package);
  json.end_array().key("totals");
  write_totals(json, contents.tree.totals_of(contents.tree.nodes().front()));
  json.field("summed", contents.tree.summed()).key("notes").begin_array();
  for (const std::string& note : contents.notes) json.value(note);
  json.end_array().key("files");
  write_folder(json, contents.tree, contents.tree.nodes().front());
  json.end_object();
  return out += '\n';
}

}  // namespace roadstead::contents

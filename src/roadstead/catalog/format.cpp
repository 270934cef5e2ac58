// SPDX-License-Identifier: Apache-2.0
#include "roadstead/catalog/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "roadstead/base/json_writer.hpp"

namespace roadstead::catalog {

namespace {

// Not taken by YAML as they are (YAML 1.1 section 5.1), or folded into a blank as ends of lines: besides these,
// U+0080 to U+009F.
constexpr std::pair<std::string_view, std::string_view> escapes[] = {{"\u2028", "\\u2028"},
                                                                     {"\u2029", "\\u2029"},
                                                                     {"\uFEFF", "\\uFEFF"},
                                                                     {"\xEF\xBF\xBE", "\\uFFFE"},
                                                                     {"\xEF\xBF\xBF", "\\uFFFF"}};

void append_escaped(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const auto escape = std::ranges::find_if(escapes, [&](const auto& e) { return text.starts_with(e.first); });
    const bool is_control = text[0] == '\xC2' && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0;
    if (is_control)
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(text[1]));
    else
      out.append(escape != std::end(escapes) ? escape->second : text.substr(0, 1));
    text.remove_prefix(is_control ? 2 : escape != std::end(escapes) ? escape->first.size() : 1);
  }
}

std::string quoted(std::string_view text) {
  std::string json, out = "\"";
  append_json_escaped(json, text);  // JSON's escapes are YAML's too (YAML 1.2 section 5.7)
  append_escaped(out, json);
  return out += '"';
}

/// Appends block YAML. Text is always in double quotes: a plain "2020" or "no" is a number or a flag to some readers.
class YamlWriter {
 public:
  explicit YamlWriter(std::string& out) : out_(out) {}

  void plain(std::string_view key, std::string_view value) {
    if (!value.empty()) line(key).append(" ").append(value).append("\n");
  }
  void text(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    line(key).append(" ").append(quoted(value)).append("\n");
  }
  void open(std::string_view key) { line(key) += "\n"; }
  void number(std::string_view key, std::uint64_t value) {
    line(key).append(" ").append(fmt::format_int(value).c_str()).append("\n");
  }

  /// The keys that come next are indented below the one just opened.
  void indent(std::string_view by) { indent_ = by; }
  std::string_view indent() const { return indent_; }
  /// The next key begins an item of a list, whose keys are indented.
  void item() { item_ = true; }

 private:
  std::string& line(std::string_view key) {
    out_.append(indent_.substr(item_ ? 2 : 0)).append(item_ ? "- " : "");
    item_ = false;
    return out_.append(key).append(":");
  }

  std::string& out_;
  std::string_view indent_;
  bool item_ = false;
};

void write_fields(YamlWriter& yaml, const StoredFile& file) {
  yaml.plain("arch", file.arch);
  yaml.number("size", file.size_bytes);
  yaml.text("digest", file.digest_text());
  yaml.text("url", file.url);
  yaml.plain("created", file.created);
  yaml.text("commit", file.commit);
}

void write_mirrors(YamlWriter& yaml, const StoredFile& file, std::string& out) {
  if (file.mirrors.empty()) return;
  yaml.open("mirrors");
  for (const std::string_view mirror : file.mirrors)
    out.append(yaml.indent()).append("- ").append(quoted(mirror)).append("\n");
}

void write_file(YamlWriter& yaml, const StoredFile& file, std::string& out) {
  write_fields(yaml, file);
  write_mirrors(yaml, file, out);
}

void write_labels(std::string_view key, std::string_view indent, std::span<const Label> labels, std::string& out) {
  if (labels.empty()) return;
  out.append(indent).append(key).append(":\n");
  for (const Label& label : labels) {
    const std::string name = quoted(label.key);
    const bool is_long = name.size() > 1000;  // a key before its colon has at most 1024 characters (section 7.4)
    out.append(indent).append(is_long ? "  ? " : "  ").append(name);
    if (is_long) out.append("\n").append(indent).append("  ");
    out.append(": ").append(quoted(label.value)).append("\n");
  }
}

void write_texts(std::string_view key, std::span<const std::string_view> texts, std::string& out) {
  if (texts.empty()) return;
  out.append(key).append(":\n");
  for (const std::string_view text : texts) out.append("- ").append(quoted(text)).append("\n");
}

void write_document(YamlWriter& yaml, const Attached& document, std::string& out) {
  yaml.item();
  yaml.text("type", document.media_type);
  write_file(yaml, document.file, out);
}

void write_attached(YamlWriter& yaml, std::span<const Attached> attached, std::string& out) {
  if (attached.empty()) return;
  yaml.open("attached");
  yaml.indent("  ");
  for (const Attached& document : attached) write_document(yaml, document, out);
  yaml.indent("");
}

void write_files(YamlWriter& yaml, std::string_view key, std::span<const StoredFile> files, std::string& out) {
  if (files.empty()) return;
  yaml.open(key);
  yaml.indent("  ");
  for (const StoredFile& file : files) {
    yaml.item();
    write_file(yaml, file, out);
    write_labels("inputs", "  ", file.inputs, out);
  }
  yaml.indent("");
}

void write_history(YamlWriter& yaml, const Tag& tag, std::string& out) {
  if (tag.history.empty()) return;
  yaml.open("history");
  for (std::size_t i = 0; i < tag.history.size(); ++i) {
    yaml.indent("  ");
    yaml.item();
    write_file(yaml, tag.history[i], out);
    const auto documents = tag.attached_to(i);
    if (documents.empty()) continue;
    yaml.open("attached");
    yaml.indent("    ");
    for (const FormerDocument& former : documents) write_document(yaml, former.document, out);
  }
  yaml.indent("");
}

void write_source(YamlWriter& yaml, const Source& source, std::string& out) {
  if (source.repository.empty() && source.commit.empty() && source.recipe.empty() && source.inputs.empty()) return;
  yaml.open("source");
  yaml.indent("  ");
  yaml.text("repository", source.repository);
  yaml.text("commit", source.commit);
  yaml.text("recipe", source.recipe);
  write_labels("inputs", "  ", source.inputs, out);
  yaml.indent("");
}

std::string_view key_of(Owner::Kind kind) {
  switch (kind) {
    case Owner::Kind::user: return "user";
    case Owner::Kind::team: return "team";
    case Owner::Kind::repository: return "repository";
    case Owner::Kind::key: return "key";
    case Owner::Kind::name: break;
  }
  return "name";
}

void append_owner(std::string& out, const Owner& owner) {
  const auto add = [&](std::string_view text) { out.append(text); };
  if (owner.kind == Owner::Kind::name) return add("- " + quoted(owner.name) + "\n");
  const std::string id = owner.kind == Owner::Kind::key ? quoted(owner.id) : std::string(owner.id);
  add(fmt::format("- {}: {}\n", key_of(owner.kind), id));
  if (!owner.name.empty()) add(fmt::format("  name: {}\n", quoted(owner.name)));
}

}  // namespace

void format_tag(const Tag& tag, std::string_view body, std::string& out) {
  out += "---\n";
  YamlWriter yaml(out);
  yaml.plain("layout", tag.layout == Layout::oci ? "manifests/oci" : "manifests/singularity");
  yaml.number("size", tag.stated.size_bytes);
  yaml.plain("digest", tag.stated.digest_text());
  if (tag.layers.empty()) yaml.plain("layers", "[]");  // an image whose documents carry their own addresses
  write_files(yaml, "layers", tag.layers, out);
  yaml.plain("created", tag.stated.created);
  yaml.plain("arch", tag.stated.arch);
  write_source(yaml, tag.source, out);
  write_labels("labels", "", tag.labels, out);
  write_texts("signers", tag.signers, out);
  if (tag.frozen) yaml.plain("frozen", "true");
  yaml.text("yanked", tag.yanked);
  write_files(yaml, "images", tag.images, out);
  write_history(yaml, tag, out);
  write_attached(yaml, tag.attached, out);
  out.append("---\n").append(body);
}

void format_collection(const Collection& collection, std::string_view body, std::string& out) {
  out += "---\n";
  YamlWriter yaml(out);
  yaml.plain("layout", "collection");
  yaml.text("description", collection.description);
  if (!collection.owners.empty()) {
    yaml.open("owners");
    for (const Owner& owner : collection.owners) append_owner(out, owner);
  }
  out.append("---\n").append(body);
}

}  // namespace roadstead::catalog

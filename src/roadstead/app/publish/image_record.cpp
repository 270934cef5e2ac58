// SPDX-License-Identifier: Apache-2.0
#include "roadstead/app/publish/image_record.hpp"

#include <algorithm>
#include <tuple>

#include "roadstead/app/publish/record_file.hpp"
#include "roadstead/base/file.hpp"
#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/query_secret.hpp"
#include "roadstead/base/url.hpp"
#include "roadstead/oci/json.hpp"

namespace roadstead::app {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t record_limit_bytes = 16 << 20;

using Texts = std::map<std::string, std::string>;

void write_texts(JsonWriter& json, std::string_view key, const Texts& texts) {
  json.key(key).begin_object();
  for (const auto& [name, text] : texts) json.field(std::string_view(name), text);
  json.end_object();
}

void write_blob(JsonWriter& json, const RecordedBlob& blob, std::string_view arch = {}) {
  json.begin_object();
  if (!arch.empty()) json.field("arch", arch);
  json.field("digest", blob.digest.text()).field("size", blob.size_bytes);
  json.field("media_type", blob.media_type)
      .field("file", blob.file)
      .field("elsewhere", blob.elsewhere)
      .field("url", blob.url)
      .end_object();
}

/// Reads the fields of one object, and keeps the first error.
class RecordReader {
 public:
  explicit RecordReader(oci::Fields fields) : fields_(std::move(fields)) {}

  void text(std::string_view key, std::string& out) { take(fields_.text(key), out); }
  void required(std::string_view key, std::string& out) { take(fields_.required_text(key), out); }
  void number(std::string_view key, std::uint64_t& out) { take(fields_.required_number(key), out); }
  void texts(std::string_view key, std::vector<std::string>& out) { take(fields_.texts(key), out); }
  void digest(std::string_view key, catalog::Digest& out) {
    std::string value;
    required(key, value);
    if (fine_) take(catalog::Digest::parse(value), out);
  }
  void flag(std::string_view key, bool& out) {
    if (const auto value = fields_.find(key)) out = value->is_bool() && value->get_bool().value_unsafe();
  }
  void map(std::string_view key, Texts& out) {
    const auto value = fields_.find(key);
    if (!value) return;
    auto fields = oci::Fields::of(*value);
    if (!fields) return keep(fields.error());
    for (const auto& [name, item] : fields->all())
      if (item.is_string()) out.emplace(name, item.get_string().value_unsafe());
  }
  std::vector<simdjson::dom::element> array(std::string_view key) {
    std::vector<simdjson::dom::element> items;
    take(fields_.array(key), items);
    return items;
  }
  void path(std::string_view key, std::string& out) {
    text(key, out);
    expect_plain_path(key, out);
  }
  void expect_plain_path(std::string_view key, const std::string& value) {
    if (!value.empty() && !is_plain_path(value))
      keep({Code::invalid, fmt::format("{} '{}' is no path below the record's folder", key, value), {}});
  }
  void keep(const Error& error) {
    if (fine_) fine_ = Failure(error);
  }
  const Result<void>& done() const { return fine_; }

 private:
  template <class T>
  void take(Result<T> value, T& out) {
    if (value)
      out = std::move(*value);
    else
      keep(value.error());
  }

  oci::Fields fields_;
  Result<void> fine_;
};

Result<RecordedDocument> read_blob(simdjson::dom::element element) {
  auto fields = oci::Fields::of(element);
  if (!fields) return Failure(fields.error());
  RecordReader reader(std::move(*fields));
  RecordedDocument document;
  RecordedBlob& blob = document.blob;
  reader.text("arch", document.arch);
  reader.digest("digest", blob.digest);
  reader.number("size", blob.size_bytes);
  reader.text("media_type", blob.media_type);
  reader.path("file", blob.file);
  reader.flag("elsewhere", blob.elsewhere);
  reader.text("url", blob.url);
  if (!reader.done()) return Failure(reader.done().error());
  return document;
}

void read_layout(RecordReader& reader, catalog::Layout& layout) {
  std::string name;
  reader.required("layout", name);
  if (name != "singularity" && name != "oci")
    reader.keep({Code::invalid, fmt::format("layout '{}' is not known, want 'singularity' or 'oci'", name), {}});
  layout = name == "oci" ? catalog::Layout::oci : catalog::Layout::singularity;
}

void read_blobs(RecordReader& reader, std::vector<RecordedBlob>& blobs) {
  for (const auto element : reader.array("blobs")) {
    auto read = read_blob(element);
    if (!read) return reader.keep(read.error());
    blobs.push_back(std::move(read->blob));
  }
}

void read_attached(RecordReader& reader, std::vector<RecordedDocument>& attached) {
  for (const auto element : reader.array("attached")) {
    auto document = read_blob(element);
    if (!document) return reader.keep(document.error());
    attached.push_back(std::move(*document));
  }
}

}  // namespace

std::string to_json(const ImageRecord& record) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("tag", record.tag).field("recipe", record.recipe).field("builder", record.builder);
  json.field("layout", record.layout == catalog::Layout::oci ? "oci" : "singularity");
  json.field("digest", record.digest.text()).field("size", record.size_bytes).field("arch", record.arch);
  json.field("created", record.created).field("frozen", record.frozen).field("repository", record.repository);
  json.field("commit", record.commit);
  write_texts(json, "labels", record.labels);
  json.key("signers").begin_array();
  for (const std::string& signer : record.signers) json.value(signer);
  json.end_array();
  write_texts(json, "inputs", record.inputs);
  json.field("store", record.store).key("blobs").begin_array();
  for (const RecordedBlob& blob : record.blobs) write_blob(json, blob);
  json.end_array().key("attached").begin_array();
  for (const RecordedDocument& document : record.attached) write_blob(json, document.blob, document.arch);
  json.end_array().key("documents").begin_array();
  for (const std::string& file : record.documents) json.value(file);
  json.end_array().end_object();
  return out + "\n";
}

Result<ImageRecord> parse_record(std::string_view text) {
  auto json = Json::parse(text, record_limit_bytes);
  if (!json) return Failure(json.error());
  auto fields = oci::Fields::of(json->root());
  if (!fields) return Failure(fields.error());
  RecordReader reader(std::move(*fields));
  ImageRecord record;
  reader.required("tag", record.tag);
  reader.text("recipe", record.recipe);
  reader.text("builder", record.builder);
  read_layout(reader, record.layout);
  reader.digest("digest", record.digest);
  reader.number("size", record.size_bytes);
  reader.text("arch", record.arch);
  reader.text("created", record.created);
  reader.flag("frozen", record.frozen);
  reader.text("repository", record.repository);
  reader.text("commit", record.commit);
  reader.map("labels", record.labels);
  reader.texts("signers", record.signers);
  reader.map("inputs", record.inputs);
  reader.text("store", record.store);
  read_blobs(reader, record.blobs);
  read_attached(reader, record.attached);
  reader.texts("documents", record.documents);
  for (const std::string& file : record.documents) reader.expect_plain_path("documents", file);
  if (!parse_url(record.recipe)) reader.expect_plain_path("recipe", record.recipe);
  if (!reader.done()) return Failure(reader.done().error());
  return record;
}

// The address goes into public metadata.
static Result<void> expect_open_address(const RecordedBlob& blob) {
  const auto url = parse_url(blob.url);
  const std::string_view secret = url ? query_secret(url->query) : std::string_view();
  if (secret.empty() && !has_credentials(blob.url)) return {};
  return fail(Code::invalid, "the image's address '{}' {}", without_credentials(blob.url.substr(0, blob.url.find('?'))),
              secret.empty() ? "carries a login, want one that is open to everybody" : secret);
}

Result<void> write_record(const fs::path& folder, const ImageRecord& record) {
  for (const RecordedBlob& blob : record.blobs)
    if (auto fine = expect_open_address(blob); !fine) return fine;
  for (const RecordedDocument& document : record.attached)
    if (auto fine = expect_open_address(document.blob); !fine) return fine;
  return write_file_atomically(folder / record_name, to_json(record));
}

Result<ImageRecord> read_record(const fs::path& folder) {
  const fs::path path = folder / record_name;
  auto text = read_file(path, record_limit_bytes);
  if (!text) return Failure(text.error());
  auto record = parse_record(*text);
  if (!record) return wrap(record.error(), path.string());
  return record;
}

Result<std::vector<PlacedRecord>> read_records(const fs::path& out) {
  std::vector<PlacedRecord> records;
  std::error_code error;
  for (fs::directory_iterator item(out, error), end; !error && item != end; item.increment(error)) {
    std::error_code none;
    if (!fs::exists(item->path() / record_name, none)) continue;
    auto record = read_record(item->path());
    if (!record) return Failure(record.error());
    records.push_back({item->path(), std::move(*record)});
  }
  if (error) return fail_errno(error.value(), "reading " + out.string());
  std::ranges::sort(records, {},
                    [](const PlacedRecord& placed) { return std::tie(placed.record.tag, placed.record.arch); });
  return records;
}

}  // namespace roadstead::app

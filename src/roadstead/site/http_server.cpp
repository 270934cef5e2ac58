// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/http_server.hpp"

#include <microhttpd.h>

#include <atomic>
#include <mutex>
#include <unordered_map>

#include "roadstead/base/json_writer.hpp"
#include "roadstead/base/text.hpp"
#include "roadstead/site/prepared.hpp"
#include "roadstead/site/range.hpp"
#include "roadstead/site/socket_address.hpp"

namespace roadstead::site {

namespace {

std::string_view header(MHD_Connection* connection, const char* name) {
  const char* const value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
  return value == nullptr ? std::string_view() : value;
}

std::string argument(MHD_Connection* connection, const char* name) {
  const char* const value = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, name);
  return value == nullptr ? "" : value;
}

Request read_request(MHD_Connection* connection, const char* path) {
  Request request{path, argument(connection, "arch"), argument(connection, "last"), argument(connection, "n"),
                  argument(connection, "value")};
  if (request.word.empty()) request.word = argument(connection, "q");
  return request;
}

std::string key_of(const Request& r) {
  std::string key = r.path;
  for (const std::string* part : {&r.arch, &r.last, &r.n, &r.word}) key.append(1, '\0').append(*part);
  return key;
}

// distribution-spec, "Error Codes".
std::string_view oci_code(std::string_view path, Code code) {
  if (code == Code::invalid) return "PAGINATION_NUMBER_INVALID";
  if (path.find("/manifests/") != path.npos) return "MANIFEST_UNKNOWN";
  return path.find("/blobs/") != path.npos ? "BLOB_UNKNOWN" : "NAME_UNKNOWN";
}

unsigned status_of(Code code) {
  switch (code) {
    case Code::not_found: return MHD_HTTP_NOT_FOUND;
    case Code::invalid: return MHD_HTTP_BAD_REQUEST;
    default: return MHD_HTTP_INTERNAL_SERVER_ERROR;
  }
}

Answer error_answer(const Request& request, const Error& error) {
  Answer answer{.status = status_of(error.code), .media_type = "application/json"};
  JsonWriter json(answer.body);
  const bool is_oci = request.path.starts_with("/v2/");
  json.begin_object().key("errors").begin_array().begin_object();
  json.field("code", is_oci ? oci_code(request.path, error.code) : "NOT_FOUND").field("message", error.message());
  json.end_object().end_array().end_object();
  return answer;
}

/// Whether an entity tag is among those of an If-None-Match.
bool names(std::string_view header_value, std::string_view etag) {
  if (etag.empty() || header_value.empty()) return false;
  if (trim(header_value) == "*") return true;
  const std::string_view core = etag.substr(0, etag.size() - 1);
  for (std::string_view one : split(header_value, ',')) {
    one = trim(one);
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == etag || (one.starts_with(core) && one.substr(core.size()) == "+gzip\"")) return true;
  }
  return false;
}

/// Answers from memory by request, up to a number of bytes; then it begins anew.
class AnswerCache {
 public:
  std::shared_ptr<const Prepared> find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    return found == entries_.end() ? nullptr : found->second;
  }
  void insert(std::string key, std::shared_ptr<const Prepared> prepared) {
    constexpr std::size_t limit_bytes = std::size_t{64} << 20;
    const std::lock_guard lock(mutex_);
    if (prepared->bytes() > limit_bytes / 4) return;
    if (bytes_ + prepared->bytes() > limit_bytes) clear_locked();
    bytes_ += prepared->bytes();
    entries_.insert_or_assign(std::move(key), std::move(prepared));
  }
  void clear() {
    const std::lock_guard lock(mutex_);
    clear_locked();
  }

 private:
  void clear_locked() {
    entries_.clear();
    bytes_ = 0;
  }
  std::mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const Prepared>> entries_;
  std::size_t bytes_ = 0;
};

class Server : public HttpServer {
 public:
  explicit Server(std::shared_ptr<Answers> answers) : answers_(std::move(answers)) {}
  ~Server() override {
    if (daemon_ != nullptr) MHD_stop_daemon(daemon_);
  }

  Result<void> listen(const ServerOptions& options);
  std::string address() const override { return address_; }

  void replace(std::shared_ptr<Answers> answers) override {
    answers_.store(std::move(answers));
    cache_.clear();
  }

 private:
  static MHD_Result handle(void* self, MHD_Connection* connection, const char* url, const char* method, const char*,
                           const char*, size_t* upload_size, void** state);
  MHD_Result serve(MHD_Connection* connection, const char* url);
  MHD_Result send_prepared(MHD_Connection* connection, const Prepared& prepared);
  MHD_Result send_file(MHD_Connection* connection, const Answer& answer);
  MHD_Result send_part(MHD_Connection* connection, Response response, const ByteRange& range, std::uint64_t size_bytes);
  MHD_Result send_unsatisfiable(MHD_Connection* connection, std::uint64_t size_bytes);

  std::atomic<std::shared_ptr<Answers>> answers_;
  AnswerCache cache_;
  MHD_Daemon* daemon_ = nullptr;
  std::string address_, certificate_, key_;
};

// A Range counts only for the representation that the client has seen, where it says so.
RangeAnswer asked_range(MHD_Connection* connection, std::string_view etag, std::uint64_t size_bytes) {
  const std::string_view condition = header(connection, MHD_HTTP_HEADER_IF_RANGE);
  if (!condition.empty() && condition != etag) return {};
  return parse_range(header(connection, MHD_HTTP_HEADER_RANGE), size_bytes);
}

MHD_Result Server::send_part(MHD_Connection* connection, Response response, const ByteRange& range,
                             std::uint64_t size_bytes) {
  if (!response) return MHD_NO;
  const std::string value = fmt::format("bytes {}-{}/{}", range.first, range.first + range.size_bytes - 1, size_bytes);
  MHD_add_response_header(response.get(), MHD_HTTP_HEADER_CONTENT_RANGE, value.c_str());
  return MHD_queue_response(connection, MHD_HTTP_PARTIAL_CONTENT, response.get());
}

MHD_Result Server::send_unsatisfiable(MHD_Connection* connection, std::uint64_t size_bytes) {
  const Response response(MHD_create_response_from_buffer(0, nullptr, MHD_RESPMEM_PERSISTENT));
  MHD_add_response_header(response.get(), MHD_HTTP_HEADER_CONTENT_RANGE, fmt::format("bytes */{}", size_bytes).c_str());
  return MHD_queue_response(connection, MHD_HTTP_RANGE_NOT_SATISFIABLE, response.get());
}

MHD_Result Server::send_prepared(MHD_Connection* connection, const Prepared& prepared) {
  const std::uint64_t size = prepared.answer.body.size();
  if (prepared.answer.status == 200) {
    if (names(header(connection, MHD_HTTP_HEADER_IF_NONE_MATCH), prepared.etag))
      return MHD_queue_response(connection, MHD_HTTP_NOT_MODIFIED, prepared.not_modified.get());
    const RangeAnswer asked = asked_range(connection, prepared.etag, size);
    if (asked.kind == RangeKind::unsatisfiable) return send_unsatisfiable(connection, size);
    if (asked.kind == RangeKind::part)
      return send_part(connection, part_response(prepared, asked.range.first, asked.range.size_bytes), asked.range,
                       size);
  }
  const bool gzip =
      prepared.gzip && header(connection, MHD_HTTP_HEADER_ACCEPT_ENCODING).find("gzip") != std::string_view::npos;
  return MHD_queue_response(connection, prepared.answer.status, gzip ? prepared.gzip.get() : prepared.plain.get());
}

MHD_Result Server::send_file(MHD_Connection* connection, const Answer& answer) {
  const std::uint64_t size = answer.file.size_bytes;
  const std::string etag = etag_of(answer);
  if (names(header(connection, MHD_HTTP_HEADER_IF_NONE_MATCH), etag)) {
    const Response response(MHD_create_response_from_buffer(0, nullptr, MHD_RESPMEM_PERSISTENT));
    add_headers(response.get(), answer, etag);
    return MHD_queue_response(connection, MHD_HTTP_NOT_MODIFIED, response.get());
  }
  const RangeAnswer asked = asked_range(connection, etag, size);
  if (asked.kind == RangeKind::unsatisfiable) return send_unsatisfiable(connection, size);
  if (asked.kind == RangeKind::part)
    return send_part(connection, file_response(answer, asked.range.first, asked.range.size_bytes), asked.range, size);
  const Response response = file_response(answer, 0, size);
  return response ? MHD_queue_response(connection, MHD_HTTP_OK, response.get()) : MHD_NO;
}

MHD_Result Server::serve(MHD_Connection* connection, const char* url) {
  const Request request = read_request(connection, url);
  std::string key = key_of(request);
  if (const auto known = cache_.find(key)) return send_prepared(connection, *known);
  const auto answers = answers_.load();
  auto answer = answers->answer(request);
  if (answer && answer->is_file()) return send_file(connection, *answer);
  const bool keep = answer && answer->status < MHD_HTTP_BAD_REQUEST;
  const auto prepared =
      std::make_shared<const Prepared>(answer ? std::move(*answer) : error_answer(request, answer.error()));
  const MHD_Result sent = send_prepared(connection, *prepared);
  // What is not there is not kept: anybody could fill the cache with names.
  if (keep && answers_.load() == answers) cache_.insert(std::move(key), prepared);
  return sent;
}

MHD_Result Server::handle(void* self, MHD_Connection* connection, const char* url, const char* method, const char*,
                          const char*, size_t* upload_size, void** state) {
  static int seen;
  if (*state == nullptr) {  // the first call brings the headers only
    *state = &seen;
    return MHD_YES;
  }
  if (*upload_size != 0) {  // a body is read away, so that the connection lives on
    *upload_size = 0;
    return MHD_YES;
  }
  const std::string_view verb = method;
  if (verb == MHD_HTTP_METHOD_GET || verb == MHD_HTTP_METHOD_HEAD)
    return static_cast<Server*>(self)->serve(connection, url);
  const Response refused(MHD_create_response_from_buffer(0, nullptr, MHD_RESPMEM_PERSISTENT));
  MHD_add_response_header(refused.get(), MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
  return MHD_queue_response(connection, MHD_HTTP_METHOD_NOT_ALLOWED, refused.get());
}

Result<void> Server::listen(const ServerOptions& options) {
  auto socket = listen_at(options.listen);
  if (!socket) return Failure(socket.error());
  address_ = bound_address(socket->get());
  unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ERROR_LOG;
  std::vector<MHD_OptionItem> items{{MHD_OPTION_LISTEN_SOCKET, socket->get(), nullptr},
                                    {MHD_OPTION_CONNECTION_LIMIT, 4096, nullptr},
                                    {MHD_OPTION_CONNECTION_TIMEOUT, 60, nullptr}};
  if (options.threads > 1)
    items.push_back({MHD_OPTION_THREAD_POOL_SIZE, static_cast<intptr_t>(options.threads), nullptr});
  if (options.tls) {
    constexpr std::uint64_t pem_limit = 1 << 20;
    auto certificate = read_file(options.tls->certificate, pem_limit);
    auto key = read_file(options.tls->key, pem_limit);
    if (!certificate) return Failure(certificate.error());
    if (!key) return Failure(key.error());
    certificate_ = std::move(*certificate);
    key_ = std::move(*key);
    flags |= MHD_USE_TLS;
    items.push_back({MHD_OPTION_HTTPS_MEM_CERT, 0, certificate_.data()});
    items.push_back({MHD_OPTION_HTTPS_MEM_KEY, 0, key_.data()});
  }
  items.push_back({MHD_OPTION_END, 0, nullptr});
  daemon_ = MHD_start_daemon(flags, 0, nullptr, nullptr, &Server::handle, this, MHD_OPTION_ARRAY, items.data(),
                             MHD_OPTION_END);
  if (daemon_ == nullptr)
    return fail(Code::unavailable, "starting the server at {}{}", address_,
                options.tls ? ": want a PEM certificate and its key" : "");
  (void)socket->release();  // the daemon closes it
  return {};
}

}  // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::start(const ServerOptions& options, std::shared_ptr<Answers> answers) {
  auto server = std::make_unique<Server>(std::move(answers));
  if (auto done = server->listen(options); !done) return Failure(done.error());
  return server;
}

}  // namespace roadstead::site

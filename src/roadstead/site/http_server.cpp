// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/http_server.hpp"

#include <mutex>

#include "roadstead/site/answer_cache.hpp"
#include "roadstead/site/daemon.hpp"
#include "roadstead/site/error_answer.hpp"
#include "roadstead/site/reply.hpp"

namespace roadstead::site {

namespace {

std::string key_of(const Request& r) {
  std::string key = r.path;
  for (const std::string* part : {&r.arch, &r.last, &r.n, &r.word}) key.append(1, '\0').append(*part);
  return key;
}

MHD_Result refuse(MHD_Connection* connection, std::string_view path, const Refusal& refusal) {
  return reply(connection, {}, Prepared(error_answer(path, refusal)));
}

MHD_Result answer_method(MHD_Connection* connection, std::string_view method, std::string_view path) {
  if (method == MHD_HTTP_METHOD_OPTIONS)
    return MHD_queue_response(connection, MHD_HTTP_NO_CONTENT, options_response().get());
  return refuse(connection, path, refusal_of_method(method));
}

/// Answers and what was kept of them: they are replaced together, so no old answer outlives its source.
struct Serving {
  explicit Serving(std::shared_ptr<Answers> from) : answers(std::move(from)) {}

  std::shared_ptr<Answers> answers;
  AnswerCache cache;
};

class Server : public HttpServer {
 public:
  explicit Server(std::shared_ptr<Answers> answers) { replace(std::move(answers)); }

  Result<void> listen(const ServerOptions& options) {
    auto daemon = Daemon::start(options, &Server::handle, this);
    if (!daemon) return Failure(daemon.error());
    daemon_ = std::move(*daemon);
    return {};
  }

  std::string address() const override { return daemon_->address(); }

  void replace(std::shared_ptr<Answers> answers) override {
    auto serving = std::make_shared<Serving>(std::move(answers));
    const std::lock_guard lock(mutex_);
    serving_.swap(serving);  // the former is freed without the lock
  }

 private:
  static MHD_Result handle(void* self, MHD_Connection* connection, const char* url, const char* method, const char*,
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
    return static_cast<Server*>(self)->serve(connection, method, url);
  }

  MHD_Result serve(MHD_Connection* connection, std::string_view method, std::string_view url) {
    if (method != MHD_HTTP_METHOD_GET && method != MHD_HTTP_METHOD_HEAD) return answer_method(connection, method, url);
    const auto head = read_head(connection, method, url);
    if (!head) return refuse(connection, url, {MHD_HTTP_BAD_REQUEST, "NAME_INVALID", head.error().message()});
    return reply(connection, *head, *prepare(head->request));
  }

  std::shared_ptr<Serving> now_serving() const {
    const std::lock_guard lock(mutex_);
    return serving_;
  }

  std::shared_ptr<const Prepared> prepare(const Request& request) {
    std::string key = key_of(request);
    const auto serving = now_serving();
    if (auto known = serving->cache.find(key)) return known;
    auto answer = serving->answers->answer(request);
    const bool keep = answer && answer->status < MHD_HTTP_BAD_REQUEST;
    if (!answer) answer = error_answer(request.path, refusal_of(request.path, answer.error()));
    auto prepared = std::make_shared<const Prepared>(std::move(*answer));
    // What is not there is not kept: anybody could fill the cache with names.
    if (keep) serving->cache.insert(std::move(key), prepared);
    return prepared;
  }

  // Not std::atomic<std::shared_ptr>: that of libstdc++ 12 lets a reader go in relaxed order.
  mutable std::mutex mutex_;
  std::shared_ptr<Serving> serving_;
  std::unique_ptr<Daemon> daemon_;  // last: its threads use the rest
};

}  // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::start(const ServerOptions& options, std::shared_ptr<Answers> answers) {
  auto server = std::make_unique<Server>(std::move(answers));
  if (auto done = server->listen(options); !done) return Failure(done.error());
  return server;
}

}  // namespace roadstead::site

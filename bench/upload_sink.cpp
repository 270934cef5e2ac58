// SPDX-License-Identifier: Apache-2.0
#include <microhttpd.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

// A server that takes what S3's clients send and throws it away, so that a measurement is the client's and not a
// disk's; it says of every sum that it is right. Nothing is there before it was sent, and everything is after that:
// upload_sink PORT.

namespace {

/// What one request has come to.
struct Taken {
  std::uint64_t bytes = 0;
};

std::string answer_to(MHD_Connection* connection, std::string_view method) {
  const auto has = [&](const char* name) {
    return MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, name) != nullptr ||
           MHD_lookup_connection_value_n(connection, MHD_GET_ARGUMENT_KIND, name, std::string_view(name).size(),
                                         nullptr, nullptr) == MHD_YES;
  };
  if (method == "POST" && has("uploads"))
    return "<InitiateMultipartUploadResult><Bucket>b</Bucket><Key>k</Key><UploadId>1</UploadId>"
           "</InitiateMultipartUploadResult>";
  if (method == "POST")
    return "<CompleteMultipartUploadResult><Bucket>b</Bucket><Key>k</Key><ETag>\"1\"</ETag>"
           "</CompleteMultipartUploadResult>";
  return method == "GET" ? "<ListBucketResult></ListBucketResult>" : "";
}

MHD_Result answer(void*, MHD_Connection* connection, const char*, const char* method_text, const char*, const char*,
                  std::size_t* size, void** state) {
  if (*state == nullptr) {
    *state = new Taken;
    return MHD_YES;
  }
  if (*size != 0) {
    static_cast<Taken*>(*state)->bytes += *size;
    *size = 0;
    return MHD_YES;
  }
  const std::string_view method(method_text);
  const std::string body = answer_to(connection, method);
  MHD_Response* const response =
      MHD_create_response_from_buffer(body.size(), const_cast<char*>(body.data()), MHD_RESPMEM_MUST_COPY);
  MHD_add_response_header(response, "ETag", "\"1\"");
  for (const char* const name : {"x-amz-checksum-algorithm", "x-amz-checksum-crc32c"})
    if (const char* const sum = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name))
      MHD_add_response_header(response, name, sum);
  const MHD_Result queued = MHD_queue_response(connection, method == "HEAD" ? 404 : 200, response);
  MHD_destroy_response(response);
  return queued;
}

void forget(void*, MHD_Connection*, void** state, MHD_RequestTerminationCode) { delete static_cast<Taken*>(*state); }

}  // namespace

int main(int count, char** words) {
  if (count != 2) return 2;
  const unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_POLL;
  MHD_Daemon* const daemon =
      MHD_start_daemon(flags, static_cast<std::uint16_t>(std::atoi(words[1])), nullptr, nullptr, answer, nullptr,
                       MHD_OPTION_NOTIFY_COMPLETED, forget, nullptr, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
                       std::size_t{1024} * 1024, MHD_OPTION_END);
  if (daemon == nullptr) return 3;
  ::pause();
  MHD_stop_daemon(daemon);
  return 0;
}

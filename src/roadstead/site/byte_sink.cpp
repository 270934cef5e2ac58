// SPDX-License-Identifier: Apache-2.0
#include "roadstead/site/byte_sink.hpp"

#include <zstd.h>

#include <algorithm>
#include <string>

#include "roadstead/base/interruption.hpp"

namespace roadstead::site {

Result<void> write_output(int fd, std::string_view bytes) {
  if (Interruption::has_come()) return fail(Code::unavailable, "interrupted");
  return write_all(fd, bytes);
}

namespace {

class PlainSink : public ByteSink {
 public:
  explicit PlainSink(int fd) : fd_(fd) {}
  Result<void> write(std::string_view bytes) override { return write_output(fd_, bytes); }
  Result<void> finish() override { return {}; }

 private:
  int fd_;
};

class ZstdSink : public ByteSink {
 public:
  ZstdSink(int fd, unsigned jobs) : fd_(fd), context_(ZSTD_createCCtx()), buffer_(ZSTD_CStreamOutSize(), '\0') {
    ZSTD_CCtx_setParameter(context_, ZSTD_c_compressionLevel, 3);
    ZSTD_CCtx_setParameter(context_, ZSTD_c_checksumFlag, 1);
    // One worker and several give the same bytes, none gives others.
    ZSTD_CCtx_setParameter(context_, ZSTD_c_nbWorkers, static_cast<int>(std::max(1U, jobs)));
  }
  ~ZstdSink() override { ZSTD_freeCCtx(context_); }
  ZstdSink(const ZstdSink&) = delete;
  ZstdSink& operator=(const ZstdSink&) = delete;

  Result<void> write(std::string_view bytes) override { return compress(bytes, ZSTD_e_continue); }
  Result<void> finish() override { return compress({}, ZSTD_e_end); }

 private:
  Result<void> compress(std::string_view bytes, ZSTD_EndDirective directive) {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    for (std::size_t left = 1; in.pos < in.size || (directive == ZSTD_e_end && left != 0);) {
      ZSTD_outBuffer out{buffer_.data(), buffer_.size(), 0};
      left = ZSTD_compressStream2(context_, &out, &in, directive);
      if (ZSTD_isError(left)) return fail(Code::internal, "compressing: {}", ZSTD_getErrorName(left));
      if (auto done = write_output(fd_, std::string_view(buffer_).substr(0, out.pos)); !done) return done;
    }
    return {};
  }

  int fd_;
  ZSTD_CCtx* context_;
  std::string buffer_;
};

}  // namespace

std::unique_ptr<ByteSink> make_plain_sink(int fd) { return std::make_unique<PlainSink>(fd); }
std::unique_ptr<ByteSink> make_zstd_sink(int fd, unsigned jobs) { return std::make_unique<ZstdSink>(fd, jobs); }

Result<void> copy_to(ByteSink& sink, const FileHandle& from, std::uint64_t size_bytes) {
  constexpr std::uint64_t piece_bytes = 1 << 20;
  std::string piece;
  for (std::uint64_t at = 0; at < size_bytes; at += piece.size()) {
    piece.resize(static_cast<std::size_t>(std::min(size_bytes - at, piece_bytes)));
    if (auto done = read_at(from, at, piece); !done) return done;
    if (auto done = sink.write(piece); !done) return done;
  }
  return {};
}

}  // namespace roadstead::site

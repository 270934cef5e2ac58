// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/sha256.hpp"

#include <openssl/evp.h>

namespace roadstead {

// Fetched once: EVP_sha256() would look the provider up again on every use.
static const EVP_MD* algorithm() {
  static EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return fetched;
}

struct Sha256Stream::Context {
  EVP_MD_CTX* evp = EVP_MD_CTX_new();
  Context() { EVP_DigestInit_ex2(evp, algorithm(), nullptr); }
  ~Context() { EVP_MD_CTX_free(evp); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
};

Sha256Stream::Sha256Stream() : context_(std::make_unique<Context>()) {}
Sha256Stream::~Sha256Stream() = default;
Sha256Stream::Sha256Stream(Sha256Stream&&) noexcept = default;
Sha256Stream& Sha256Stream::operator=(Sha256Stream&&) noexcept = default;

void Sha256Stream::update(std::string_view bytes) { EVP_DigestUpdate(context_->evp, bytes.data(), bytes.size()); }

Sha256 Sha256Stream::finish() {
  Sha256 hash;
  EVP_DigestFinal_ex(context_->evp, hash.data(), nullptr);
  EVP_DigestInit_ex2(context_->evp, nullptr, nullptr);
  return hash;
}

Sha256 sha256(std::string_view bytes) {
  thread_local Sha256Stream stream;  // reused: making a context costs more than hashing a manifest
  stream.update(bytes);
  return stream.finish();
}

}  // namespace roadstead

// SPDX-License-Identifier: Apache-2.0
#include "roadstead/base/pgp.hpp"

#include <rnp/rnp.h>
#include <rnp/rnp_err.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <mutex>
#include <vector>

#include "roadstead/base/hex.hpp"
#include "roadstead/base/text.hpp"

namespace roadstead {

namespace {

/// What librnp gave, and what it gets it back with.
template <auto give_back>
struct GiveBack {
  template <class T>
  void operator()(T* given) const {
    give_back(given);
  }
};
template <class T, auto give_back>
using Owned = std::unique_ptr<T, GiveBack<give_back>>;

using KeyRing = Owned<rnp_ffi_st, rnp_ffi_destroy>;
using Input = Owned<rnp_input_st, rnp_input_destroy>;
using Output = Owned<rnp_output_st, rnp_output_destroy>;
using Key = Owned<rnp_key_handle_st, rnp_key_handle_destroy>;
using Iterator = Owned<rnp_identifier_iterator_st, rnp_identifier_iterator_destroy>;
using Verification = Owned<rnp_op_verify_st, rnp_op_verify_destroy>;
using Text = Owned<char, rnp_buffer_destroy>;

constexpr std::string_view key_begins = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
constexpr std::string_view message_begins = "-----BEGIN PGP SIGNED MESSAGE-----";

Input input_of(std::string_view bytes) {
  rnp_input_t input = nullptr;
  rnp_input_from_memory(&input, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), false);
  return Input(input);
}

/// While it lives, nothing that this thread prints on `stderr` is seen: Debian's librnp writes there whatever it meets,
/// foreign text too, and cannot be told not to. glibc lets the variable be set; what other threads print goes where it
/// went.
class Silence {
 public:
  Silence() : lock_(mutex), kept_(stderr) {
    static std::FILE* const filter = ::fopencookie(nullptr, "w", {nullptr, pass_on, nullptr, nullptr});
    if (filter == nullptr) return;
    std::setbuf(filter, nullptr);
    silent = true;
    stderr = filter;
  }
  ~Silence() {
    stderr = kept_;
    silent = false;
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  static ::ssize_t pass_on(void*, const char* text, std::size_t size) {
    return silent ? static_cast<::ssize_t>(size) : ::write(STDERR_FILENO, text, size);
  }

  static inline std::mutex mutex;
  static inline thread_local bool silent = false;
  std::lock_guard<std::mutex> lock_;
  std::FILE* kept_;
};

KeyRing empty_ring() {
  rnp_ffi_t ring = nullptr;
  rnp_ffi_create(&ring, RNP_KEYSTORE_GPG, RNP_KEYSTORE_GPG);
  return KeyRing(ring);
}

// Subkeys of kinds that librnp does not know are left out.
bool load(rnp_ffi_st* ring, std::string_view armoured) {
  const Input input = input_of(armoured);
  return rnp_import_keys(ring, input.get(), RNP_LOAD_SAVE_PUBLIC_KEYS | RNP_LOAD_SAVE_PERMISSIVE, nullptr) ==
         RNP_SUCCESS;
}

Key find(rnp_ffi_st* ring, const char* fingerprint) {
  rnp_key_handle_t key = nullptr;
  rnp_locate_key(ring, "fingerprint", fingerprint, &key);
  return Key(key);
}

std::vector<std::string> primary_keys(rnp_ffi_st* ring) {
  std::vector<std::string> keys;
  rnp_identifier_iterator_t started = nullptr;
  if (rnp_identifier_iterator_create(ring, &started, "fingerprint") != RNP_SUCCESS) return keys;
  const Iterator iterator(started);
  const char* fingerprint = nullptr;
  while (rnp_identifier_iterator_next(iterator.get(), &fingerprint) == RNP_SUCCESS && fingerprint != nullptr) {
    bool is_primary = false;
    const Key key = find(ring, fingerprint);
    if (key && rnp_key_is_primary(key.get(), &is_primary) == RNP_SUCCESS && is_primary)
      keys.push_back(to_lower(fingerprint));
  }
  return keys;
}

bool is(rnp_result_t (*ask)(rnp_key_handle_t, bool*), rnp_key_handle_st* key) {
  bool answer = false;
  return ask(key, &answer) == RNP_SUCCESS && answer;
}

// Also of a key that was merely given up: whoever goes on signing signs anew.
std::string_view key_fault(rnp_key_handle_st* key) {
  if (is(rnp_key_is_revoked, key)) return "its key is revoked";
  if (is(rnp_key_is_expired, key)) return "its key has expired";
  return is(rnp_key_is_valid, key) ? "" : "its key is not valid";
}

std::string_view status_fault(rnp_result_t status) {
  switch (status) {
    case RNP_SUCCESS: return "";
    case RNP_ERROR_SIGNATURE_EXPIRED: return "it has expired";
    case RNP_ERROR_KEY_NOT_FOUND: return "another key has made it";
    case RNP_ERROR_SIGNATURE_UNKNOWN: return "it is of an unknown kind";
    default: return "it does not fit its text";
  }
}

// librnp gives a signature by a key that is revoked or has expired as broken: the key is asked first.
std::string_view signature_fault(rnp_op_verify_signature_t signature) {
  rnp_key_handle_t found = nullptr;
  rnp_op_verify_signature_get_key(signature, &found);
  const Key signer(found);
  if (!signer) return "another key has made it";
  if (const auto fault = key_fault(signer.get()); !fault.empty()) return fault;
  return status_fault(rnp_op_verify_signature_get_status(signature));
}

// A revoked primary key takes its subkeys with it.
std::string_view message_fault(rnp_ffi_st* ring, const PgpKey& key, rnp_op_verify_st* verification) {
  const Key primary = find(ring, key.fingerprint.c_str());
  if (const auto fault = primary ? key_fault(primary.get()) : "its key cannot be read"; !fault.empty()) return fault;
  std::size_t count = 0;
  rnp_op_verify_get_signature_count(verification, &count);
  for (std::size_t i = 0; i < count; ++i) {
    rnp_op_verify_signature_t signature = nullptr;
    rnp_op_verify_get_signature_at(verification, i, &signature);
    if (const auto fault = signature_fault(signature); !fault.empty()) return fault;
  }
  return count == 0 ? "it is no clearsigned message" : "";
}

std::string text_of(rnp_output_st* output) {
  std::uint8_t* bytes = nullptr;
  std::size_t size = 0;
  if (rnp_output_memory_get_buf(output, &bytes, &size, false) != RNP_SUCCESS || bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace

Result<PgpKey> PgpKey::parse(std::string_view armoured) {
  if (!trim(armoured).starts_with(key_begins))
    return fail(Code::invalid, "it is no armoured PGP public key, want what 'gpg --armor --export' writes");
  const Silence silence;
  const KeyRing ring = empty_ring();
  if (!ring || !load(ring.get(), armoured))
    return fail(Code::invalid, "the PGP key cannot be read, want what 'gpg --armor --export' writes");
  const auto keys = primary_keys(ring.get());
  if (keys.size() != 1) return fail(Code::invalid, "{} PGP keys are in one text, want one", keys.size());
  if (keys.front().size() != 40 || !is_lower_hex(keys.front()))
    return fail(Code::invalid, "PGP key '{}' is not of version 4, want one whose fingerprint has 40 hex digits",
                keys.front());
  return PgpKey{keys.front(), std::string(armoured)};
}

// Only a clearsigned message is handed on: any other kind may be compressed, and unpack to no end.
Result<std::string> text_signed_by(const PgpKey& key, std::string_view message) {
  if (!message.starts_with(message_begins)) return fail(Code::invalid, "it is no clearsigned message");
  const Silence silence;
  const KeyRing ring = empty_ring();
  if (!ring || !load(ring.get(), key.armoured)) return fail(Code::internal, "its key cannot be read");
  const Input input = input_of(message);
  rnp_output_t made = nullptr;
  rnp_output_to_memory(&made, message.size());
  const Output output(made);
  rnp_op_verify_t started = nullptr;
  if (rnp_op_verify_create(&started, ring.get(), input.get(), output.get()) != RNP_SUCCESS)
    return fail(Code::internal, "nobody could look at it");
  const Verification verification(started);
  const bool is_done = rnp_op_verify_execute(verification.get()) == RNP_SUCCESS;
  if (const auto fault = message_fault(ring.get(), key, verification.get()); !fault.empty())
    return fail(Code::denied, "{}", fault);
  if (!is_done) return fail(Code::denied, "it does not fit its text");
  return text_of(output.get());
}

}  // namespace roadstead

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>

namespace roadstead {

/// A value that is made when it is first wanted, then kept. From any thread.
template <class T>
class Kept {
 public:
  /// make() gives the T; it is called once.
  template <class Make>
  const T& or_made(Make make) {
    std::call_once(made_, [&] { value_ = std::unique_ptr<const T>(new T(make())); });
    return *value_;
  }

 private:
  std::once_flag made_;
  std::unique_ptr<const T> value_;
};

}  // namespace roadstead

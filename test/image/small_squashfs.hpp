// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "roadstead/base/hex.hpp"

namespace roadstead::test {

/// A squashfs of 731 bytes, from mksquashfs with -all-root -no-xattrs -no-exports -nopad -all-time:
///   /bin -> usr/bin             /usr/bin/sh -> /bin/busybox    /usr/bin/busybox: the start of an ELF file for arm64
///   /.singularity.d/labels.json /.singularity.d/Singularity    /large: 2 MiB of zeros
///   /above -> ../../../../usr/bin/busybox    /loop -> loop    /dangling -> nowhere
///   /hop1 -> usr/bin/busybox    /hop2 -> hop1 ... /hop9 -> hop8
inline std::string small_squashfs() {
  return from_base64(
             "aHNxcxYAAAAAypo7AAACAAEAAAABABEAQAIBAAQAAADwAgAAAAAAANsCAAAAAAAA0wIAAAAAAAD//////////9kAAAAAAAAA2wEA"
             "AAAAAADFAgAAAAAAAP//////////eNpzys8vKS4pSiywUihOLkosSc7gUi0qzQOyMwtKuBQUUpMz8hUyMrmqlfKL0vXyC1LzkvPz"
             "ShIz81KLivUycxPTU/VyMpNT84pTi5WslHw9Q5R0lHKB0hAlQCHHlESlWq56Vx83JkZGBhhgZtjOUJRaXAIACz4nrQABeNpjYljC"
             "yAACp2ZZMzGgAg0gZkKSZ0aTswdiRoa3cHlGqBzIHFMgFgNiZob/cHkWsHoGBmkg1tPTh6PS4iL9pMw8/aTS4sqk/ApkLaxQLexA"
             "DFWGLM2GJJ2XX56RWpSKLM0OleZH6MZmCQdUGch9GfkFhshynKhyRshyXKhyxshy3KhyJshyPKhypshyvKhyZshyfKhy5shy/Khy"
             "FpxI8SYApBLgMacAJv//lwfTjGD2//8MSDQlANlNgkhuysnPL0BOSyJIetKBWAJNryhULyiskOMNOb0JI6U3DQYjBiG09CgEdxMD"
             "gxRDODg9IsuLQeVB7rvLkMcgDqQBYiNuD9gAeNpjZIAAJjjNxRCcmZdempNYlFlSqcDACBbKSUxKzSnWyyrOz2OEqhQB4hwmkA42"
             "hqTS4sqk/IoeJkYGZqCO4gyoGgZhIN4AVAQyJSkzjx8qDDLDAUzzMugVI6zTS0kAGsDMwMKQmJRfljoZyGCG6NzEwApksjOkJOal"
             "5wA1XATaClKZkV9g+AMoDmUbiTBywNjGBoycMLaJDyMXjG2awcgNY5u1MPLA2OYLGHlhbIs9jHwwtuUNRn6gI1iAgVCUnhrAJACW"
             "yMnPL7jAJAj2WWlxEQDk9zhSDgB42ktggIBKKA0ACdgA2rUCAAAAAAAABIAAAAAAzQIAAAAAAAA=")
      .value();
}

}  // namespace roadstead::test

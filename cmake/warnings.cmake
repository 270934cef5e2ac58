# SPDX-License-Identifier: Apache-2.0
# Designated initialisers leave members to their defaults on purpose.
# One target that carries the warnings, so that no room sets flags of its own.
add_library(roadstead_warnings INTERFACE)
target_compile_options(roadstead_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers -Wnon-virtual-dtor -Werror=return-type -Werror=unused-result)
option(ROADSTEAD_WERROR "warnings are errors" OFF)
# g++ 12 sees an overlap in `"text" + std::string` that is none (its bug 105651), and with precompiled headers lengths of
# copies and bounds that cannot be.
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(roadstead_warnings INTERFACE -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds)
endif()
if(ROADSTEAD_WERROR)
  target_compile_options(roadstead_warnings INTERFACE -Werror)
endif()

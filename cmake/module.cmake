# SPDX-License-Identifier: Apache-2.0
# roadstead_module(render DEPS base catalog) declares a room and its doors in one line;
# check_layers.cmake reads the same line and refuses an include that goes through another door.
function(roadstead_module name)
  cmake_parse_arguments(ARG "" "" "DEPS" ${ARGN})
  # Sets SOURCES, GENERATED for what the build makes, LIBRARIES, PUBLIC_LIBRARIES for what the room's own headers
  # include, and PRECOMPILED for headers that most of its files want besides.
  include(${CMAKE_CURRENT_SOURCE_DIR}/roadstead/${name}/sources.cmake)
  list(TRANSFORM SOURCES PREPEND roadstead/${name}/)
  add_library(roadstead_${name} STATIC ${SOURCES} ${GENERATED})
  target_include_directories(roadstead_${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)
  list(TRANSFORM ARG_DEPS PREPEND roadstead_)
  target_link_libraries(roadstead_${name} PUBLIC ${ARG_DEPS} fmt::fmt ${PUBLIC_LIBRARIES} PRIVATE roadstead_warnings ${LIBRARIES})
  # in brackets: a path would be made absolute, and no checkout could use what another has compiled
  if(name STREQUAL base OR PRECOMPILED)
    target_precompile_headers(roadstead_${name} PRIVATE <precompiled.hpp> ${PRECOMPILED})
  else()
    target_precompile_headers(roadstead_${name} REUSE_FROM roadstead_base)
  endif()
endfunction()

# SPDX-License-Identifier: Apache-2.0
# roadstead_web_assets(OUT): the name of a C++ file with the scripts and the style of the pages, built from web/ with what
# its package-lock.json lists. All of it happens in the build folder.
find_program(NPM npm)
find_program(NODE node)

function(roadstead_web_assets out)
  if(NOT NPM OR NOT NODE)
    message(FATAL_ERROR "no node and npm, want both for the pages' scripts: scripts/deps build")
  endif()
  set(from ${PROJECT_SOURCE_DIR}/web)
  set(work ${CMAKE_BINARY_DIR}/web)
  set(installed ${work}/node_modules/.package-lock.json)
  add_custom_command(OUTPUT ${installed}
    DEPENDS ${from}/package.json ${from}/package-lock.json
    COMMAND ${CMAKE_COMMAND} -E make_directory ${work}
    COMMAND ${CMAKE_COMMAND} -E copy ${from}/package.json ${from}/package-lock.json ${work}
    COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --silent --prefix ${work}
    COMMENT "Installing what builds the pages' scripts" VERBATIM)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${from}/src/* ${from}/style/*)
  set(own ${from}/vite.config.js ${from}/tsconfig.json ${from}/integrity.js ${from}/embed.mjs ${from}/logo.svg)
  set(result ${CMAKE_BINARY_DIR}/generated/web_assets.cpp)
  add_custom_command(OUTPUT ${result}
    DEPENDS ${installed} ${sources} ${own}
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${work}/src ${work}/style ${work}/dist
    COMMAND ${CMAKE_COMMAND} -E copy_directory ${from}/src ${work}/src
    COMMAND ${CMAKE_COMMAND} -E copy_directory ${from}/style ${work}/style
    COMMAND ${CMAKE_COMMAND} -E copy ${own} ${work}
    COMMAND ${NPM} run build --silent --prefix ${work} -- --logLevel warn
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/generated
    COMMAND ${NODE} ${work}/embed.mjs ${work}/dist ${work}/logo.svg ${result}
    COMMENT "Building the pages' scripts" VERBATIM)
  set(${out} ${result} PARENT_SCOPE)
endfunction()

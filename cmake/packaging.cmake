# SPDX-License-Identifier: Apache-2.0
# `cpack` in a build folder makes a Debian package; dpkg-shlibdeps finds what it depends on.
include(GNUInstallDirs)

# Installs files of docs/ and what the build generated, as far as they are there.
function(roadstead_install_if_there folder)
  foreach(file ${ARGN})
    if(EXISTS ${file})
      install(FILES ${file} DESTINATION ${folder})
    endif()
  endforeach()
endfunction()

roadstead_install_if_there(${CMAKE_INSTALL_DOCDIR} ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/CHANGELOG.md)
file(GLOB pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/*.1)
roadstead_install_if_there(${CMAKE_INSTALL_MANDIR}/man1 ${pages})

# The program prints its own completions; one that cannot yet leaves the file out.
set(completions ${CMAKE_BINARY_DIR}/completions)
install(CODE "
  foreach(shell bash zsh fish)
    execute_process(COMMAND $<TARGET_FILE:roadstead> completion \${shell} OUTPUT_FILE ${completions}/\${shell} RESULT_VARIABLE status ERROR_QUIET)
    if(NOT status EQUAL 0)
      file(REMOVE ${completions}/\${shell})
    endif()
  endforeach()")
file(MAKE_DIRECTORY ${completions})
install(FILES ${completions}/bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME roadstead OPTIONAL)
install(FILES ${completions}/zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions RENAME _roadstead OPTIONAL)
install(FILES ${completions}/fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d RENAME roadstead.fish OPTIONAL)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME roadstead)
set(CPACK_PACKAGE_CONTACT "the roadstead authors <roadstead@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "git, ca-certificates")
include(CPack)

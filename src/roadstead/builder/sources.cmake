# SPDX-License-Identifier: Apache-2.0
set(SOURCES architecture.cpp child.cpp command_builder.cpp context.cpp definition_builder.cpp dockerfile_builder.cpp
    log_file.cpp open_builder.cpp output.cpp prebuilt_builder.cpp run_logged.cpp smoke_test.cpp)
set(LIBRARIES)

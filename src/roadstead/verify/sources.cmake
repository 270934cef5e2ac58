# SPDX-License-Identifier: Apache-2.0
set(SOURCES answer.cpp choose.cpp fault.cpp first_bytes.cpp host.cpp object.cpp object_key.cpp probe.cpp run.cpp state.cpp state_file.cpp)
set(LIBRARIES)

# SPDX-License-Identifier: Apache-2.0
set(SOURCES curl_client.cpp download.cpp redact.cpp response.cpp retry.cpp retry_delay.cpp sigv4.cpp)
set(LIBRARIES OpenSSL::Crypto PkgConfig::curl)

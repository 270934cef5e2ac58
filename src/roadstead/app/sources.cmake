# SPDX-License-Identifier: Apache-2.0
set(SOURCES build.cpp catalog_answers.cpp check_store.cpp hub_row.cpp hub_row_rules.cpp import.cpp inspect.cpp leave_out.cpp
    place.cpp page_texts.cpp query.cpp registry.cpp serve.cpp site_writer.cpp store_index.cpp withheld.cpp)
set(LIBRARIES)

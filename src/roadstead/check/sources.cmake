# SPDX-License-Identifier: Apache-2.0
set(SOURCES add_only.cpp change_scope.cpp check.cpp explain.cpp history_honest.cpp judge.cpp locate.cpp mend.cpp namespace_rules.cpp owners.cpp policy_rules.cpp proposer.cpp published.cpp quota.cpp rule_table.cpp rules.cpp
    similar_name.cpp tag_change_rules.cpp term_rules.cpp tree_rules.cpp)
set(LIBRARIES PkgConfig::icu)

# SPDX-License-Identifier: Apache-2.0
set(SOURCES build.cpp catalog_answers.cpp check_change.cpp check_store.cpp commit_signers.cpp hub_row.cpp hub_row_rules.cpp import.cpp inspect.cpp leave_out.cpp
    gc/digest_set.cpp gc/gc.cpp gc/gc_list.cpp gc/sign_off.cpp init/github_workflows.cpp init/gitlab_pipeline.cpp init/init.cpp init/registry_ci.cpp
    govern/bare_repository.cpp govern/governed_site.cpp
    govern/keeper.cpp govern/merge_branch.cpp govern/merge_clone.cpp govern/merge_pulls.cpp govern/pull_comment.cpp
    govern/push_author.cpp govern/receive.cpp place.cpp page_texts.cpp query.cpp registry.cpp serve.cpp site_writer.cpp store_index.cpp verify.cpp verify_report.cpp withheld.cpp
    publish/base_digest.cpp publish/build_images.cpp publish/ci_workflow.cpp publish/connect.cpp
    publish/describe_image.cpp publish/dry_run.cpp publish/identity.cpp publish/image_record.cpp publish/plan.cpp publish/propose.cpp
    publish/proposed_tags.cpp publish/publish.cpp publish/publish_report.cpp publish/publish_run.cpp publish/publish_summary.cpp
    publish/pull_request.cpp
    publish/push_images.cpp publish/recipe_repository.cpp publish/record_file.cpp publish/registry_forge.cpp publish/registry_remote.cpp
    publish/request_pull.cpp publish/revise_tag.cpp publish/settings_text.cpp publish/stored_records.cpp
    publish/tag_files.cpp publish/work_folder.cpp)
set(LIBRARIES)

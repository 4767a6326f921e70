"""The tables: which rule stands before which address. In a guarded namespace an address without a rule is refused."""

from functools import lru_cache

from django.urls import ResolverMatch
from wagtail import hooks

from . import engine_rules, rules, snippets
from .rules import Rule, open_to_editors, page, page_and_target, parent, readable_page

ENGINE_APP = "wagtail_localize"
GUARDED = {
    ENGINE_APP,
    "wagtailadmin_pages",
    "wagtailadmin_api",
    "wagtailadmin_editing_sessions",
    "wagtailadmin_reports",
    "wagtailsnippets",
    "snippets",
    "snippet_choosers",
}

ENGINE = {
    "javascript_catalog": open_to_editors,
    "submit_page_translation": engine_rules.page_submission,
    "submit_snippet_translation": engine_rules.snippet_submission,
    "update_translations": engine_rules.update,
    "edit_string_translation": rules.translation,
    "edit_override": rules.translation,
    "download_pofile": rules.translation,
    "upload_pofile": rules.translation,
    "machine_translate": rules.translation,
    "preview_translation": rules.translation,
    "stop_translation": rules.translation,
    "convert_to_alias": page("page_id"),
    "translations_report": open_to_editors,
    "translations_report_results": open_to_editors,
    "snippets_api_listing": engine_rules.snippets_api,
    "snippets_api_detail": engine_rules.snippets_api,
}

PAGES = {
    "add": parent("parent_page_id"),
    "add_subpage": parent("parent_page_id"),
    "preview_on_add": parent("parent_page_id"),
    "choose_parent": open_to_editors,
    "type_use": open_to_editors,
    "type_use_results": open_to_editors,
    "search": open_to_editors,
    "search_results": open_to_editors,
    "edit": rules.edited_page,
    "preview_on_edit": page("page_id"),
    "view_draft": page("page_id"),
    "usage": page("page_id"),
    "delete": page("page_id", below=True),
    "unpublish": page("page_id", below=True),
    "convert_alias": page("page_id"),
    "move": page_and_target("page_to_move_id", "new_parent_page"),
    "move_confirm": page_and_target("page_to_move_id", "destination_id"),
    "set_page_position": page("page_to_move_id"),
    "copy": page_and_target("page_id", "new_parent_page"),
    "set_privacy": page("page_id", below=True),
    "lock": page("page_id"),
    "unlock": page("page_id"),
    "revisions_index": page("page_id"),
    "revisions_view": page("page_id"),
    "revisions_revert": page("page_id"),
    "revisions_unschedule": page("page_id"),
    "revisions_compare": page("pk"),
    "history": page("page_id"),
    "history_results": page("page_id"),
    "workflow_action": page("page_id"),
    "collect_workflow_action_data": page("page_id"),
    "confirm_workflow_cancellation": page("page_id"),
    "workflow_preview": page("page_id"),
    "workflow_history": page("page_id"),
    "workflow_history_detail": page("page_id"),
}

SNIPPETS = {
    "list": open_to_editors,
    "list_results": open_to_editors,
    "add": rules.new_snippet,
    "preview_on_add": rules.new_snippet,
    "edit": rules.edited_snippet,
    "copy": rules.copied_snippet,
} | dict.fromkeys(
    [
        "preview_on_edit",
        "delete",
        "unpublish",
        "lock",
        "unlock",
        "usage",
        "inspect",
        "reorder",
        "history",
        "history_results",
        "revisions_view",
        "revisions_revert",
        "revisions_compare",
        "revisions_unschedule",
        "workflow_action",
        "collect_workflow_action_data",
        "confirm_workflow_cancellation",
        "workflow_preview",
        "workflow_history",
        "workflow_history_detail",
    ],
    rules.snippet,
)

SNIPPET_CHOOSERS = {
    "choose": open_to_editors,
    "choose_results": open_to_editors,
    "chosen": rules.readable_snippets,
    "chosen_multiple": rules.readable_snippets,
    "create": rules.new_snippet,
}

API = {
    **{f"{kind}:{name}": open_to_editors for kind in ("documents", "images") for name in ("listing", "detail", "find")},
    "pages:listing": open_to_editors,
    "pages:find": open_to_editors,
    "pages:detail": page("pk"),
    "pages:action": engine_rules.page_api_action,
}

REPORTS = dict.fromkeys(
    [
        name + part
        for name in ("locked_pages", "workflow", "workflow_tasks", "site_history", "aging_pages", "page_types_usage")
        for part in ("", "_results")
    ],
    open_to_editors,
)

ELSEWHERE = {
    "wagtailadmin_explore": readable_page("parent_page_id"),
    "wagtailadmin_explore_results": readable_page("parent_page_id"),
    "wagtailadmin_choose_page": engine_rules.begin_at_the_root,
    "wagtailadmin_choose_page_child": readable_page("parent_page_id"),
    "wagtailadmin_choose_page_chosen_multiple": rules.readable_ids,
    "wagtail_bulk_action": rules.in_bulk,
    "wagtailadmin_editing_sessions:ping": rules.any_row,
    "wagtailadmin_editing_sessions:release": open_to_editors,
    "wagtailsnippets:index": open_to_editors,
}


@lru_cache(maxsize=1)
def table() -> dict[str, Rule]:
    """All rules, by the name that ``name_of`` gives an address. An app adds those of addresses of its own with the
    hook ``construct_scope_rules``, which is called with the table."""
    spaces = {
        "wagtail_localize": ENGINE,
        "wagtailadmin_pages": PAGES,
        "snippets": SNIPPETS,
        "snippet_choosers": SNIPPET_CHOOSERS,
        "wagtailadmin_api": API,
        "wagtailadmin_reports": REPORTS,
    }
    found = ELSEWHERE | {f"{space}:{name}": rule for space, part in spaces.items() for name, rule in part.items()}
    for add in hooks.get_hooks("construct_scope_rules"):
        add(found)
    return found


def rule_at(match: ResolverMatch | None) -> tuple[str, Rule | None]:
    """The name and the rule of an address; an empty name where the request has led to none."""
    name = name_of(match) if match else ""
    return name, table().get(name)


def name_of(match: ResolverMatch) -> str:
    """The name of an address in the table: snippets of every model share one set of names, and a view that stands in
    the engine's place has the name of the engine's."""
    if match.app_name == ENGINE_APP:
        return f"{ENGINE_APP}:{match.url_name}"
    space, _model = snippets.namespaces().get(match.namespace, (match.namespace, None))
    return f"{space}:{match.url_name}" if space else str(match.url_name)


def is_guarded(name: str) -> bool:
    """Whether an address without a rule is refused."""
    return name.split(":")[0] in GUARDED

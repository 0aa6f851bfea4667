"""The pages beside the rosters, in the order of the sidebar.

Each is loaded when somebody first turns to it: all of them together take longer than everything else that the
window needs before the first rows are there.
"""

from __future__ import annotations

from roster_desktop.checks import Level as Severity
from roster_desktop.records import Level
from roster_desktop.tasks.suspects import waiting_suspects
from roster_desktop.wording import _
from roster_desktop.workspace import FindingQuery, Workspace
from ui.bridge.desk import Desk
from ui.pages.page import Page, PageDeclaration

HOME, CHECKING, BRING_IN, SEND = "home", "checking", "bring-in", "send"
MERGING, CONFLICTS, RECOVERY = "merging", "conflicts", "recovery"
SETTINGS, MANUAL = "settings", "manual"
"""How pages are called by whoever has not loaded them."""
_RECEIVERS = frozenset({Level.TOWNSHIP, Level.COUNTY})


def waiting_conflicts(workspace: Workspace) -> int:
    """How many questions wait for a decision, and how many rows to be looked at."""
    return workspace.count_conflicts() + workspace.count_reviews()


def waiting_errors(workspace: Workspace) -> int:
    """How many errors are open, as of the last comparison."""
    return sum(workspace.count_findings("level", FindingQuery(level=Severity.ERROR)).values())


def _home(desk: Desk) -> Page:
    from ui.pages.home_page import HomePage

    return HomePage(desk)


def _household(desk: Desk) -> Page:
    from ui.pages.household_page import HouseholdPage

    return HouseholdPage(desk)


def _checking(desk: Desk) -> Page:
    from ui.pages.checking_page import CheckingPage

    return CheckingPage(desk)


def _verifying(desk: Desk) -> Page:
    from ui.pages.verifying_page import VerifyingPage

    return VerifyingPage(desk)


def _changes(desk: Desk) -> Page:
    from ui.pages.changes_page import ChangesPage

    return ChangesPage(desk)


def _bring_in(desk: Desk) -> Page:
    from ui.pages.bring_in_page import BringInPage

    return BringInPage(desk)


def _send(desk: Desk) -> Page:
    from ui.pages.send_page import SendPage

    return SendPage(desk)


def _merging(desk: Desk) -> Page:
    from ui.pages.merging_page import MergingPage

    return MergingPage(desk)


def _conflict(desk: Desk) -> Page:
    from ui.pages.conflict_page import ConflictPage

    return ConflictPage(desk)


def _same(desk: Desk) -> Page:
    from ui.pages.same_page import SamePage

    return SamePage(desk)


def _reports(desk: Desk) -> Page:
    from ui.pages.reports_page import ReportsPage

    return ReportsPage(desk)


def _history(desk: Desk) -> Page:
    from ui.pages.history_page import HistoryPage

    return HistoryPage(desk)


def _printing(desk: Desk) -> Page:
    from ui.pages.printing_page import PrintingPage

    return PrintingPage(desk)


def _office(desk: Desk) -> Page:
    from ui.pages.office_page import OfficePage

    return OfficePage(desk)


def _disclosures(desk: Desk) -> Page:
    from ui.pages.disclosures_page import DisclosuresPage

    return DisclosuresPage(desk)


def _privacy(desk: Desk) -> Page:
    from ui.pages.privacy_page import PrivacyPage

    return PrivacyPage(desk)


def _recovery(desk: Desk) -> Page:
    from ui.pages.recovery_page import RecoveryPage

    return RecoveryPage(desk)


def _policies(desk: Desk) -> Page:
    from ui.pages.policies_page import PoliciesPage

    return PoliciesPage(desk)


def _settings(desk: Desk) -> Page:
    from ui.pages.settings_page import SettingsPage

    return SettingsPage(desk)


def _manual(desk: Desk) -> Page:
    from ui.pages.manual_page import ManualPage

    return ManualPage(desk)


PAGES: tuple[PageDeclaration, ...] = (
    PageDeclaration(HOME, _("今日待办"), _home, is_first=True),
    PageDeclaration("households", _("户"), _household),
    PageDeclaration(CHECKING, _("比对核实"), _checking, waiting=waiting_errors, also=(_("检查"), _("查错"))),
    PageDeclaration("verifying", _("核实走访"), _verifying, also=(_("抽查"),)),
    PageDeclaration("changes", _("更新"), _changes),
    PageDeclaration(BRING_IN, _("导入"), _bring_in),
    PageDeclaration(SEND, _("报送与退回"), _send, also=(_("导出"), _("上报"))),
    PageDeclaration(MERGING, _("收件合并"), _merging, levels=_RECEIVERS),
    PageDeclaration(CONFLICTS, _("待决冲突"), _conflict, waiting=waiting_conflicts),
    PageDeclaration("same", _("疑似同一人"), _same, waiting=waiting_suspects, also=(_("重复"),)),
    PageDeclaration("reports", _("台账与汇总"), _reports),
    PageDeclaration("history", _("变更记录"), _history),
    PageDeclaration("printing", _("打印与表格"), _printing, is_listed=False),
    PageDeclaration("office", _("交接与变更"), _office, is_listed=False),
    PageDeclaration("disclosures", _("导出与查看记录"), _disclosures, is_listed=False),
    PageDeclaration("privacy", _("个人信息保护"), _privacy, is_listed=False),
    PageDeclaration(RECOVERY, _("备份与恢复"), _recovery, is_listed=False),
    PageDeclaration("policies", _("政策标准"), _policies, is_listed=False),
    PageDeclaration(SETTINGS, _("设置"), _settings),
    PageDeclaration(MANUAL, _("使用手册"), _manual, also=(_("帮助"),)),
)
"""The pages of the window, one file each."""

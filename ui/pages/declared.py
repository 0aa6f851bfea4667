"""The pages beside the rosters, in the order of the sidebar."""

from __future__ import annotations

from roster_desktop.checks import Level as Severity
from roster_desktop.records import Level
from roster_desktop.tasks.suspects import waiting_suspects
from roster_desktop.workspace import FindingQuery, Workspace
from ui.pages.bring_in_page import BringInPage
from ui.pages.changes_page import ChangesPage
from ui.pages.checking_page import CheckingPage
from ui.pages.conflict_page import ConflictPage
from ui.pages.disclosures_page import DisclosuresPage
from ui.pages.history_page import HistoryPage
from ui.pages.home_page import HomePage
from ui.pages.household_page import HouseholdPage
from ui.pages.manual_page import ManualPage
from ui.pages.merging_page import MergingPage
from ui.pages.office_page import OfficePage
from ui.pages.page import PageDeclaration
from ui.pages.policies_page import PoliciesPage
from ui.pages.printing_page import PrintingPage
from ui.pages.privacy_page import PrivacyPage
from ui.pages.recovery_page import RecoveryPage
from ui.pages.reports_page import ReportsPage
from ui.pages.same_page import SamePage
from ui.pages.send_page import SendPage
from ui.pages.settings_page import SettingsPage
from ui.pages.verifying_page import VerifyingPage

_RECEIVERS = frozenset({Level.TOWNSHIP, Level.COUNTY})


def waiting_conflicts(workspace: Workspace) -> int:
    """How many questions wait for a decision, and how many rows to be looked at."""
    return workspace.count_conflicts() + workspace.count_reviews()


def waiting_errors(workspace: Workspace) -> int:
    """How many errors are open, as of the last comparison."""
    return sum(workspace.count_findings("level", FindingQuery(level=Severity.ERROR)).values())


PAGES: tuple[PageDeclaration, ...] = (
    PageDeclaration(HomePage.key, HomePage.title, HomePage, is_first=True),
    PageDeclaration(HouseholdPage.key, HouseholdPage.title, HouseholdPage),
    PageDeclaration(CheckingPage.key, CheckingPage.title, CheckingPage, waiting=waiting_errors),
    PageDeclaration(VerifyingPage.key, VerifyingPage.title, VerifyingPage),
    PageDeclaration(ChangesPage.key, ChangesPage.title, ChangesPage),
    PageDeclaration(BringInPage.key, BringInPage.title, BringInPage),
    PageDeclaration(SendPage.key, SendPage.title, SendPage),
    PageDeclaration(MergingPage.key, MergingPage.title, MergingPage, levels=_RECEIVERS),
    PageDeclaration(ConflictPage.key, ConflictPage.title, ConflictPage, waiting=waiting_conflicts),
    PageDeclaration(SamePage.key, SamePage.title, SamePage, waiting=waiting_suspects),
    PageDeclaration(ReportsPage.key, ReportsPage.title, ReportsPage),
    PageDeclaration(HistoryPage.key, HistoryPage.title, HistoryPage),
    PageDeclaration(PrintingPage.key, PrintingPage.title, PrintingPage, is_listed=False),
    PageDeclaration(OfficePage.key, OfficePage.title, OfficePage, is_listed=False),
    PageDeclaration(DisclosuresPage.key, DisclosuresPage.title, DisclosuresPage, is_listed=False),
    PageDeclaration(PrivacyPage.key, PrivacyPage.title, PrivacyPage, is_listed=False),
    PageDeclaration(RecoveryPage.key, RecoveryPage.title, RecoveryPage, is_listed=False),
    PageDeclaration(PoliciesPage.key, PoliciesPage.title, PoliciesPage, is_listed=False),
    PageDeclaration(SettingsPage.key, SettingsPage.title, SettingsPage),
    PageDeclaration(ManualPage.key, ManualPage.title, ManualPage),
)

"""The five rosters of the rural labour force and the two ledgers beside them, declared: every column with its
key, header, options and help."""

from roster_desktop.rosters.business import BUSINESS
from roster_desktop.rosters.person import PERSON
from roster_desktop.rosters.post import POST
from roster_desktop.rosters.problem import PROBLEM
from roster_desktop.rosters.purposes import PURPOSES
from roster_desktop.rosters.target import TARGET
from roster_desktop.rosters.training import TRAINING
from roster_desktop.rosters.transfer import TRANSFER
from roster_desktop.schema import Catalog

CATALOG = Catalog(
    (PERSON, TRANSFER, BUSINESS, TRAINING, POST),
    people=PERSON.key,
    ledgers=(TARGET, PROBLEM),
    purposes=PURPOSES,
    declared_in=f"{__name__}:CATALOG",
)

__all__ = ["BUSINESS", "CATALOG", "PERSON", "POST", "PROBLEM", "TARGET", "TRAINING", "TRANSFER"]

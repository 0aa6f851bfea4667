"""The kinds of cells a roster can have: what each understands, and how it writes it down."""

from roster_desktop.schema.kinds.bank_card import BankCard
from roster_desktop.schema.kinds.choice import Option, Options, YesNo
from roster_desktop.schema.kinds.credit_code import CreditCode
from roster_desktop.schema.kinds.date_or_month import DateOrMonth, PartialDate
from roster_desktop.schema.kinds.id_number import Form, IdNumber, IdNumberValue
from roster_desktop.schema.kinds.number import Count, Money, Year
from roster_desktop.schema.kinds.phone import Phone
from roster_desktop.schema.kinds.place import Place
from roster_desktop.schema.kinds.text import PersonName, Text

__all__ = [
    "BankCard",
    "Count",
    "CreditCode",
    "DateOrMonth",
    "Form",
    "IdNumber",
    "IdNumberValue",
    "Money",
    "Option",
    "Options",
    "PartialDate",
    "PersonName",
    "Phone",
    "Place",
    "Text",
    "Year",
    "YesNo",
]

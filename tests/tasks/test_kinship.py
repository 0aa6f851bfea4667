"""What a family is to a new head: only what follows is said."""

from __future__ import annotations

import pytest

from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Role
from roster_desktop.tasks.kinship import Kin, relations_to


def family(*told: str) -> list[Kin]:
    """户主男, 配偶女 … as Kin."""
    return [Kin(one[:-1], one[-1].replace("？", "")) for one in told]


@pytest.mark.parametrize(
    ("members", "new", "expected"),
    [
        (("户主男", "配偶女", "之子男", "之女女"), 1, ("配偶", "户主", "之子", "之女")),
        (("户主男", "配偶女", "之父男", "之母女"), 1, ("配偶", "户主", "之公公", "之婆婆")),
        (("户主女", "配偶男", "之父男", "之母女"), 1, ("配偶", "户主", "之岳父", "之岳母")),
        (("户主女", "配偶男", "之公公男"), 1, ("配偶", "户主", "之父")),
        (("户主男", "配偶女", "之子男", "之儿媳女", "之孙子男"), 2, ("之父", "之母", "户主", "配偶", "之子")),
        (
            ("户主男", "配偶女", "之女女", "之女婿男", "之外孙女女"),
            2,
            ("之父", "之母", "户主", "配偶", "之女"),
        ),
        (("户主男", "之子男", "之子男", "之儿媳女", "之孙子男"), 1, ("之父", "户主", "之兄弟姐妹", "", "")),
        (("户主男", "之子男", "之父男"), 1, ("之父", "户主", "之祖父")),
        (("户主女", "之子男", "之父男"), 1, ("之母", "户主", "之外祖父")),
        (("户主男", "之儿媳女"), 1, ("之公公", "户主")),
        (("户主男", "之兄弟姐妹女", "配偶女"), 1, ("之兄弟姐妹", "户主", "")),
        (("户主？", "之子男"), 1, ("", "户主")),
        (("户主男", "配偶女"), 0, ("户主", "配偶")),
    ],
)
def test_only_what_follows_is_said(members, new, expected):
    assert relations_to(new, family(*members)) == expected


def test_every_word_is_an_option_of_the_column():
    options = set(CATALOG.person_roster.column_by_role[Role.RELATION].options)
    words = {
        word
        for relation in options
        for sexes in ("男男男", "女女女", "男女男", "女男女")
        for word in relations_to(
            1, [Kin("户主", sexes[0]), Kin(relation, sexes[1]), Kin("之父", sexes[2]), Kin("之子", "男")]
        )
    }

    assert words - {""} <= options

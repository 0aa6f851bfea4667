"""Every pack of policies in the resources can be used: its values fit, its words are those of the rosters."""

from __future__ import annotations

import pytest

from roster_desktop.policies import PARAMETERS, Pack, Parameter, Shape, packs
from roster_desktop.policies.packs import checked
from roster_desktop.policies.parameter import PARAMETER_BY_KEY
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.policies import ORDERED, options_of

PRESETS = {
    "transport-wuxing", "transport-chenggu", "transport-zhushan", "transport-xingshan", "transport-fenyang",
    "transport-qingzhen", "transport-chongxin", "transport-at-most-1000", "zero-national",
    "zero-rural-municipal", "zero-shaanxi",
}  # fmt: skip


@pytest.mark.parametrize("pack", packs(), ids=lambda pack: pack.key)
def test_a_pack_says_what_it_is_and_where_it_comes_from(pack: Pack):
    assert pack.title
    assert pack.source
    assert pack.note.endswith("。")
    assert pack.entries


@pytest.mark.parametrize("pack", packs(), ids=lambda pack: pack.key)
def test_every_value_of_a_pack_fits_its_parameter(pack: Pack):
    for entry in pack.entries:
        parameter = PARAMETER_BY_KEY[entry.parameter]
        lines = entry.value if isinstance(entry.value, tuple) else ()

        assert checked(parameter, entry.value) == entry.value
        for line in lines:
            for key, text in line.items():
                assert not options_of(CATALOG, key) or text in options_of(CATALOG, key)


def test_the_default_pack_comes_first_and_knows_every_parameter():
    default, *others = packs()

    assert default.key == "default"
    assert {entry.parameter for entry in default.entries} == {one.key for one in PARAMETERS}
    assert {pack.key for pack in others} >= PRESETS


@pytest.mark.parametrize("pack", packs(), ids=lambda pack: pack.key)
def test_a_pack_says_nothing_twice(pack: Pack):
    places = [(entry.parameter, entry.since) for entry in pack.entries]

    assert len(set(places)) == len(places)


def test_keys_and_titles_of_parameters_are_their_own():
    assert len({one.key for one in PARAMETERS}) == len(PARAMETERS)
    assert len({one.title for one in PARAMETERS}) == len(PARAMETERS)
    assert {key for chain in ORDERED for key in chain} <= {one.key for one in PARAMETERS}


@pytest.mark.parametrize("one", PARAMETERS, ids=lambda one: one.key)
def test_a_parameter_takes_what_it_is_and_nothing_else(one: Parameter):
    wrong: dict[Shape, list[object]] = {
        Shape.NUMBER: ["3", True, one.least - 1, one.most + 1, 2.5, None],
        Shape.YES_NO: ["是", 1, None],
        Shape.CHOICE: ["", "别的", 3],
        Shape.TABLE: ["", [{}], [{"nothing": 1}], [3], [{one.columns[0][0]: 3}] if one.columns else ""],
    }
    for value in wrong[one.shape]:
        with pytest.raises(ValueError, match=one.key):
            checked(one, value)


def test_an_amount_is_a_whole_number_from_nought_on():
    transport = PARAMETER_BY_KEY["P_TRANSPORT"]

    assert checked(transport, [{"area": "省外", "amount": 0}]) == ({"area": "省外", "amount": 0},)
    for amount in (-1, "500", True, 1.5):
        with pytest.raises(ValueError, match="P_TRANSPORT"):
            checked(transport, [{"area": "省外", "amount": amount}])


def test_a_table_reads_itself_out():
    line = {"area": "省外", "place": "", "amount": 1500, "at_most": True}

    assert PARAMETER_BY_KEY["P_TRANSPORT"].line_text(line) == "就业地域 省外，金额 1500，金额是上限"

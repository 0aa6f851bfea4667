"""The notice to the people on one sheet: who keeps what of them, why, how long, what they may ask."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from roster_desktop.reports.letter_pages import BLANK, letter_pages
from roster_desktop.reports.pages import Paper


class NoticeFacts(Struct, frozen=True):
    """What is filled in."""

    title: str
    unit: str
    others: str
    """Who else of the same township uses it: 和所属镇（办）, 和各村."""
    county: str
    rosters: tuple[str, ...]
    sensitive: tuple[str, ...]
    """Headers of the columns that are masked."""
    years: int
    telephone: str


def notice_pages(facts: NoticeFacts) -> tuple[Paper, ...]:
    """Upright, a page, two where it must be."""
    return letter_pages(facts.title, _paragraphs(facts))


def _paragraphs(facts: NoticeFacts) -> Iterator[tuple[str, bool]]:
    """(text, whether it is a heading)."""
    yield "各位村民：", False
    yield (
        (
            f"　　{facts.unit}按照乡村劳动力就业创业帮扶工作的要求，收集、使用您和家人的一些个人信息。"
            "依照《中华人民共和国个人信息保护法》，现把有关的事告诉您。"
        ),
        False,
    )
    yield "一、谁在用", True
    county = (
        f"，以及{facts.county}人力资源和社会保障部门" if facts.county else "，以及上级人力资源和社会保障部门"
    )
    yield f"　　{facts.unit}{facts.others}{county}。", False
    yield f"　　联系人：{BLANK}　　电话：{facts.telephone or BLANK}", False
    yield "二、为什么用、怎么用", True
    yield (
        (
            "　　用来掌握劳动力的就业、创业、培训和公益性岗位情况，办理就业帮扶和补贴，核对、汇总、逐级上报。"
            "信息由信息员入户、打电话登记，存在村、镇的电脑里，不上互联网。不用作别的事。"
        ),
        False,
    )
    yield "三、用哪些信息", True
    yield (
        f"　　{'、'.join(facts.rosters)}里的各项：姓名、家庭、健康和劳动能力、就业创业、培训、岗位、补贴等。",
        False,
    )
    yield (
        (
            f"　　其中{'、'.join(facts.sensitive)}、健康状况属于重要、敏感的信息：办补贴、核对身份、认定劳动能力要用，"
            "泄露了可能给您造成损失，所以平时遮住，只在必须时使用。没有身份证的孩子可以不填号码。"
        ),
        False,
    )
    yield "四、留多久", True
    yield f"　　工作需要时留着；去世、迁走或不再需要登记以后，最多再留 {facts.years} 年，到期清除。", False
    yield "五、给谁看", True
    yield (
        (
            "　　只按规定报给上级主管部门和发放补贴的单位。需要公示的，公示里不写身份证号、电话、银行卡号和住址。"
        ),
        False,
    )
    yield "六、您可以要求什么", True
    yield (
        (
            "　　您可以要求看自己的信息、要一份副本；写错了可以要求改，写漏了可以要求补；不该留、不用再留的可以要求删除；"
            "不明白的可以要求说明。找上面的联系人就行，不收费。觉得处理得不对，可以向上级主管部门反映。"
        ),
        False,
    )
    yield "　　不愿意提供某一项的，请说明；没有这项就办不了的补贴或手续，信息员会当面告诉您。", False
    yield f"　　　　　　　　　　　　　　　　　　　　{facts.unit}（盖章）", False
    yield f"　　　　　　　　　　　　　　　　　　　　告知日期：{'＿' * 4}年{'＿' * 2}月{'＿' * 2}日", False
    yield "", False
    yield f"本人（监护人）已知悉。签字：{BLANK}　　日期：{BLANK}", False

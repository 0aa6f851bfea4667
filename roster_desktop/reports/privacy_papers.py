"""What the office itself keeps in a folder: the assessment of what its keeping of people does to them
(PIPL 55–56), and what is done when something goes wrong (PIPL 51, 57). Facts are filled in; what people
must judge is left open."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from roster_desktop.reports.letter_pages import BLANK, letter_pages
from roster_desktop.reports.pages import Paper

_SIGNED = f"　　{BLANK}（盖章）　　日期：{'＿' * 4}年{'＿' * 2}月{'＿' * 2}日"
_YES_NO = "□是 □否"


class PaperFacts(Struct, frozen=True):
    """What is filled in, as the file stands on that day."""

    title: str
    unit: str
    on: str
    people: int
    rosters: tuple[str, ...]
    sensitive: tuple[tuple[str, str], ...]
    """(header, for what it is kept) of what is masked."""
    purposes: tuple[tuple[str, str], ...]
    """(group of columns, for what they are kept)."""
    years: int
    telephone: str
    is_protected: bool
    backups: int
    left: int
    """How often something left the file or was shown whole, as its log says."""


def assessment_pages(facts: PaperFacts) -> tuple[Paper, ...]:
    """个人信息保护影响评估."""
    return letter_pages(facts.title, _assessment(facts))


def incident_pages(facts: PaperFacts) -> tuple[Paper, ...]:
    """个人信息安全事件应急预案."""
    return letter_pages(facts.title, _incident(facts))


def _assessment(facts: PaperFacts) -> Iterator[tuple[str, bool]]:
    yield (
        (
            f"　　{facts.unit}，{facts.on}。处理敏感个人信息以前做，以后每年、换了做法时再做一次；"
            "本表和处理情况记录至少保存三年（个人信息保护法第五十五、五十六条）。带横线和方框的由人填写。"
        ),
        False,
    )
    yield "一、处理的是什么", True
    yield f"　　花名册：{'、'.join(facts.rosters)}；现有 {facts.people} 人。", False
    yield "　　敏感的（平时遮住）和为什么要：", False
    for header, purpose in facts.sensitive:
        yield f"　　　{header}：{purpose or BLANK}。", False
    others = "；".join(f"{group}——{purpose or BLANK}" for group, purpose in facts.purposes)
    yield f"　　其余各项和为什么要：{others}。", False
    yield "二、目的、方式是不是合法、正当、必要", True
    yield f"　　依据（文件名、文号）：{BLANK}{BLANK}", False
    yield f"　　有没有哪一项其实用不上、可以不登记：{BLANK}{BLANK}", False
    yield f"　　告知书已经张贴或念给村民听：{_YES_NO}　　日期：{BLANK}", False
    yield "三、对个人有什么影响、有哪些风险", True
    for risk in (
        "电脑、U盘丢了或被偷", "工作簿发错人、发到群里", "公示、张贴露出号码", "无关的人看到屏幕、用了电脑",
        "写错了，耽误补贴或冤枉人", "文件损坏、误删",
    ):  # fmt: skip
        yield f"　　　{risk}：可能 □大 □中 □小　影响 □大 □中 □小", False
    yield "四、保护措施是不是合法有效、和风险相称", True
    locked = (
        "设了密码，文件和备份都加密"
        if facts.is_protected
        else "还没有设密码，谁拿到文件都能看（建议在“设置”里设）"
    )
    yield f"　　　花名册文件：{locked}。", False
    yield f"　　　备份：电脑上现有 {facts.backups} 份；另存一份在U盘：{_YES_NO}", False
    yield (
        (
            f"　　　号码平时遮住；看、送出、打印都有记录（“导出与查看记录”），现有 {facts.left} 条。"
            f"报送的工作簿设打开密码：{_YES_NO}"
        ),
        False,
    )
    yield (
        f"　　　保存期限：不再需要以后最多 {facts.years} 年，到期在“个人信息保护”里清除；上次清除日期：{BLANK}",
        False,
    )
    yield f"　　　用这台电脑的人：{BLANK}　开机有密码：{_YES_NO}　学过怎么做：{_YES_NO}", False
    yield "　　　程序做不到的：截屏、拍照、纸张；已经送出去的文件；没锁上时坐在电脑前的人。", False
    yield "五、结论", True
    yield "　　□ 可以处理　　□ 改了下面几条再处理　　□ 不能处理", False
    yield f"　　要改的：{BLANK}{BLANK}", False
    yield f"　　评估人：{BLANK}　　下次评估：{BLANK}", False
    yield f"　　负责人：{BLANK}", False
    yield _SIGNED, False


def _incident(facts: PaperFacts) -> Iterator[tuple[str, bool]]:
    telephone = facts.telephone or BLANK
    yield f"　　{facts.unit}，{facts.on}。贴在放电脑的地方；每年演练一次，换了人重填一次。", False
    yield "一、谁负责", True
    yield f"　　负责人：{BLANK}　　电话：{telephone}", False
    yield f"　　上级主管部门：{BLANK}　　电话：{BLANK}", False
    yield f"　　派出所：{BLANK}　　电话：{BLANK}", False
    yield "二、出了什么事算", True
    yield (
        (
            "　　放花名册的电脑、U盘丢了；工作簿、名单、照片发错了人、发到群里、挂到网上；公示里露出号码；"
            "有人没有理由看过、抄过；电脑中毒、被锁；文件打不开、少了人。拿不准的也按出事办。"
        ),
        False,
    )
    yield "三、马上做（一小时内）", True
    yield (
        "　　1．止住：发错的马上撤回、请对方删掉；张贴的揭下来；中毒的拔网线，不要关机重装；程序按 Ctrl+L 锁上。",
        False,
    )
    yield "　　2．留证：不删文件、不删聊天，截图、记下时间；什么都不要“恢复”或覆盖。", False
    yield "　　3．告诉负责人。电脑、U盘被偷的报警。", False
    yield "四、查清楚（当天）", True
    yield (
        (
            "　　在“设置”里点“导出与查看记录…”：什么时候送出过哪些文件、多少行、遮没遮住、文件校验码；"
            "捡回来的文件，用校验码对得出是不是那一份。丢的是花名册文件本身，看最近一份备份里有多少人、是不是设了密码。"
        ),
        False,
    )
    lost = (
        "这本花名册设了密码：没有密码和恢复码，捡到的人看不到内容。恢复码也一起丢了的，按看得到办。"
        if facts.is_protected
        else f"这本花名册没有设密码：丢了，就当里面 {facts.people} 人的信息都被看到了。"
    )
    yield f"　　{lost}", False
    yield "五、报告和通知（个人信息保护法第五十七条）", True
    yield (
        (
            "　　向上级主管部门报告；村民可能受到损害的，通知本人，写明五样：哪些信息、什么原因、可能有什么危害，"
            "已经采取了什么措施、本人可以怎么做（例如留意诈骗电话、换卡），联系谁。"
        ),
        False,
    )
    yield (
        (
            f"　　通知的写法：“您好，我们是{facts.unit}。＿月＿日，因＿＿＿＿，您的＿＿＿＿（姓名、电话、……）可能被别人看到。"
            f"我们已经＿＿＿＿。请您留意陌生电话，不要告诉别人验证码；有人自称办补贴要您转账的，都不是我们。有事请打 {telephone}。”"
        ),
        False,
    )
    yield "六、恢复", True
    yield (
        (
            "　　在“备份与恢复”里先看恢复后会变什么，再恢复；换密码、换恢复码；丢了电脑的，用U盘上的备份在另一台电脑上恢复。"
            "以后收来的工作簿照样合并。"
        ),
        False,
    )
    yield "七、记下来", True
    yield "　　日期、经过、涉及的人数和信息、措施、通知了谁、以后怎么改，另纸记下，存三年。", False
    yield _SIGNED, False

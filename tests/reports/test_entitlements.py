"""应享补贴: who is entitled to how much, who has it, who must not, and what an application still lacks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from roster_desktop.reports import REPORT_BY_KEY, ReportTable
from roster_desktop.tasks.policies import set_policy
from roster_desktop.tasks.reporting import computed
from roster_desktop.workspace import Workspace
from tests.reports.township import made, person, row

ALWAYS = date(2020, 1, 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path) as workspace:
        yield workspace


def tables(workspace: Workspace, key: str) -> tuple[ReportTable, ...]:
    return computed(workspace, REPORT_BY_KEY[f"entitlements-{key}"]).tables


def told(table: ReportTable) -> list[dict[str, object]]:
    """Head → cell, line by line."""
    return [dict(zip([head.text for head in table.heads], line.cells, strict=True)) for line in table.lines]


def only(workspace: Workspace, key: str) -> tuple[object, object, object]:
    """Entitled amount, state and reason of the only line."""
    [line] = told(tables(workspace, key)[0])
    amount = next(line[head] for head in ("应享金额", "最多可领", "每月应享") if head in line)
    return amount, line["状态"], line["说明"]


def worker(workspace: Workspace, *, own: dict[str, str] | None = None, **cells: str) -> None:
    number = person(workspace, "李明", 1, **({"household_type": "脱贫户"} | (own or {})))
    base = {"area": "省外", "work_type": "转移就业", "started_on": "2025-01-01"}
    row(workspace, "transfer", "李明", number, **(base | cells))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, (500, "应享未享", "")),
        ({"area": "市外省内"}, (300, "应享未享", "")),
        ({"area": "县外市内"}, (200, "应享未享", "")),
        ({"started_on": "2025-03-02"}, (500, "应享未享", "")),
        ({"started_on": "2025-03-03"}, (None, "不符合", "外出不满3个月")),
        ({"transport_status": "不符合"}, (None, "不符合", "已登记为不符合")),
        ({"started_on": ""}, (500, "待核实", "没填就业起始日期")),
        ({"transport_status": "已申报", "transport_year": "2025"}, (500, "已申报", "")),
        (
            {"transport_status": "已发放", "transport_year": "2025", "transport_amount": "500"},
            (500, "已发放", ""),
        ),
        (
            {"transport_status": "已发放", "transport_year": "2025", "transport_amount": "501"},
            (500, "已发放", "登记501元，按标准应为500元"),
        ),
        (
            {"transport_status": "已发放", "transport_year": "2025", "transport_amount": "499"},
            (500, "已发放", "登记499元，按标准应为500元"),
        ),
        (
            {"transport_status": "已申报", "transport_year": "2025", "started_on": "2025-03-03"},
            (None, "不符合", "外出不满3个月；已登记为已申报"),
        ),
        (
            {"transport_status": "已申报", "transport_year": "2025", "area": "乡（镇）内"},
            (None, "不符合", "在县内；已登记为已申报"),
        ),
    ],
)
def test_a_job_away_is_due_claimed_paid_or_not_to_be_had(workspace, cells, expected):
    worker(workspace, **cells)

    assert only(workspace, "transport") == expected


@pytest.mark.parametrize(
    ("birth", "state"),
    [
        ("19640602", "应享未享"),
        ("19640601", "不符合"),
        ("20090601", "应享未享"),
        ("20090602", "不符合"),
    ],
)
def test_the_age_for_transport_is_that_of_the_day(workspace, birth, state):
    """Up to 60 and from 16 on 1 June 2025."""
    set_policy(workspace, "P_TRANSPORT_AGE_MAX_M", 60, ALWAYS)
    worker(workspace, own={"birth": birth})

    amount, found, why = only(workspace, "transport")

    assert found == state
    assert (amount, why) == ((500, "") if state == "应享未享" else (None, "年龄不在范围里"))


def test_the_policy_of_the_day_gives_the_amount_of_who_has_not_asked(workspace):
    worker(workspace)
    set_policy(workspace, "P_TRANSPORT", ({"area": "省外", "amount": 800},), date(2025, 6, 1))
    assert only(workspace, "transport")[0] == 800

    workspace.today = lambda: date(2025, 5, 31)
    assert only(workspace, "transport")[0] == 500


def test_a_job_in_the_county_that_nobody_claimed_for_is_not_listed(workspace):
    worker(workspace, area="乡（镇）外县内")

    assert not tables(workspace, "transport")[0].lines


def test_who_was_paid_within_the_years_of_the_policy_must_wait(workspace):
    set_policy(workspace, "P_TRANSPORT_EVERY", 2, ALWAYS)
    worker(workspace, transport_year="2024", transport_amount="500", transport_status="已发放")

    assert only(workspace, "transport") == (None, "不符合", "补贴年限内已领过")


def test_employers_that_the_policy_leaves_out_are_named(workspace):
    set_policy(workspace, "P_TRANSPORT_EXCLUDED", ({"employer_type": "国企"},), ALWAYS)
    worker(workspace, employer_type="国企")

    assert only(workspace, "transport") == (None, "不符合", "单位性质是国企")


def test_two_amounts_for_one_case_are_not_guessed(workspace):
    lines = ({"area": "省外", "amount": 500}, {"area": "省外", "amount": 1000})
    set_policy(workspace, "P_TRANSPORT", lines, ALWAYS)
    worker(workspace)

    assert only(workspace, "transport") == (None, "待核实", "金额是500或1000元，要核实是哪一种")


def test_the_application_roster_names_what_is_missing_and_hides_the_numbers(workspace):
    worker(workspace, evidence="车票")
    [line] = told(tables(workspace, "transport")[1])

    assert line["还缺的材料"] == (
        "劳动合同／3个月工资凭证或流水／用工单位务工证明／村支书+第一书记签字证明（有一样就行）、银行卡号"
    )
    assert line["应享金额"] == 500
    assert line["身份证号"].count("*") == 12
    assert line["性别"] in ("男", "女")
    assert "年龄" not in line


def test_the_papers_are_those_of_the_policy_of_the_day_with_its_source(workspace):
    worker(workspace, evidence="车票", bank_card="6222021234567890123")
    papers = (
        {"paper": "车票", "group": "路费"}, {"paper": "本人承诺书", "group": "路费"}, {"paper": "户口本复印件"},
    )  # fmt: skip
    set_policy(workspace, "P_EVIDENCE_TRANSPORT", papers, date(2025, 6, 1))
    table = tables(workspace, "transport")[1]
    assert [line["还缺的材料"] for line in told(table)] == ["户口本复印件（花名册里没有这一项，看原件）"]
    assert any("2025-06-01起" in rule and "户口本复印件" in rule for rule in table.rules)

    workspace.today = lambda: date(2025, 5, 31)
    table = tables(workspace, "transport")[1]
    assert "劳动合同" in str(told(table)[0]["还缺的材料"])
    assert any("默认" in rule for rule in table.rules)


def test_a_policy_that_asks_for_no_paper_misses_none(workspace):
    worker(workspace)
    set_policy(workspace, "P_EVIDENCE_TRANSPORT", (), ALWAYS)

    assert [line["还缺的材料"] for line in told(tables(workspace, "transport")[1])] == [""]


@pytest.mark.parametrize(
    "proof", ["劳动合同", "3个月工资凭证或流水", "用工单位务工证明", "村支书+第一书记签字证明"]
)
def test_one_proof_of_work_is_enough(workspace, proof):
    worker(workspace, evidence=proof, bank_card="6222021234567890123")
    [line] = told(tables(workspace, "transport")[1])

    assert line["还缺的材料"] == ""
    assert line["银行卡号"] == "***************0123"


def test_who_is_paid_unfit_or_in_doubt_is_not_on_the_application_roster(workspace):
    for at, (name, cells) in enumerate(
        [
            ("甲", {"transport_status": "已发放", "transport_year": "2025", "transport_amount": "500"}),
            ("乙", {"transport_status": "不符合"}),
            ("丙", {"started_on": ""}),
            ("丁", {"transport_status": "公示中", "transport_year": "2025"}),
            ("戊", {}),
        ],
        start=1,
    ):
        number = person(workspace, name, at, household_type="脱贫户")
        base = {"area": "省外", "started_on": "2025-01-01"}
        row(workspace, "transfer", name, number, **(base | cells))

    named, asked, villages = tables(workspace, "transport")

    assert [line["状态"] for line in told(named)] == ["已发放", "不符合", "待核实", "已申报", "应享未享"]
    assert [line["姓名"] for line in told(asked)] == ["丁", "戊"]
    [village] = told(villages)
    assert [village[state] for state in ("应享未享", "已申报", "已发放", "待核实", "不符合")] == [1] * 5
    assert village["应享未享的应享金额"] == 500
    assert asked.total[[head.text for head in asked.heads].index("应享金额")] == 1000


def course(workspace: Workspace, **cells: str) -> None:
    number = person(workspace, "李明", 1)
    base = {"course": "家政类", "type": "岗位技能提升培训", "started_on": "2025-03-01", "ended_on": "2025-03-10",
            "days": "10", "free": "是"}  # fmt: skip
    row(workspace, "training", "李明", number, **(base | cells))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, (500, "应享未享", "")),
        ({"days": "9"}, (450, "应享未享", "")),
        ({"days": ""}, (None, "待核实", "没填培训天数或起始日期")),
        ({"living_allowance": "500"}, (500, "已发放", "")),
        ({"living_allowance": "501"}, (500, "已发放", "登记501元，按标准应为500元")),
        ({"living_allowance": "499"}, (500, "已发放", "登记499元，按标准应为500元")),
        ({"living_allowance": "500", "free": "否"}, (None, "不符合", "不是政府补贴培训；已登记为已发放")),
        ({"free": ""}, (500, "待核实", "没填是不是政府补贴培训")),
        ({"ended_on": "2025-06-01"}, (500, "应享未享", "")),
        ({"ended_on": "2025-06-02"}, (500, "待核实", "还没有结业")),
    ],
)
def test_a_course_gives_days_times_the_rate(workspace, cells, expected):
    course(workspace, **cells)

    assert only(workspace, "training") == expected


@pytest.mark.parametrize(("since", "amount"), [("2025-03-10", 600), ("2025-03-11", 500)])
def test_the_rate_is_that_of_a_day_of_the_course(workspace, since, amount):
    set_policy(workspace, "P_TRAIN_DAY_RATE", 60, date.fromisoformat(since))
    course(workspace)

    assert only(workspace, "training")[0] == amount


def test_courses_beyond_the_free_ones_are_not_due(workspace):
    set_policy(workspace, "P_FREE_TRAIN_MAX", 1, ALWAYS)
    number = person(workspace, "李明", 1)
    for month, name in (("01", "家政类"), ("02", "服务类")):
        row(workspace, "training", "李明", number, course=name, started_on=f"2025-{month}-01",
            ended_on=f"2025-{month}-05", days="5", free="是")  # fmt: skip

    first, second = told(tables(workspace, "training")[0])

    assert (first["状态"], first["应享金额"]) == ("应享未享", 250)
    assert (second["状态"], second["说明"]) == ("不符合", "免费培训第2次，最多1次")
    [asked] = told(tables(workspace, "training")[1])
    assert asked["还缺的材料"] == "培训证书、证书编号"


def business(workspace: Workspace, **cells: str) -> None:
    number = person(workspace, "李明", 1)
    base = {"started_on": "2024-06-01", "registered": "是", "status": "正常经营", "project": "种植类"}
    row(workspace, "business", "李明", number, **(base | cells))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"started_on": "2024-12-02"}, (5000, "应享未享", "不超过5000元")),
        ({"started_on": "2024-12-03"}, (None, "不符合", "未满6个月")),
        ({"registered": "否"}, (None, "不符合", "未登记")),
        ({"registered": ""}, (5000, "待核实", "没填是否登记注册；不超过5000元")),
        ({"startup_subsidy": "5000", "startup_subsidy_year": "2025"}, (5000, "已发放", "不超过5000元")),
        (
            {"startup_subsidy": "5001", "startup_subsidy_year": "2025"},
            (None, "不符合", "超过5000元；已登记为已发放"),
        ),
    ],
)
def test_a_business_is_due_the_subsidy_once_it_ran_for_long_enough(workspace, cells, expected):
    business(workspace, **cells)

    assert only(workspace, "startup") == expected


def test_a_second_business_of_one_person_gets_nothing(workspace):
    number = person(workspace, "李明", 1)
    base = {"started_on": "2023-01-01", "registered": "是", "status": "正常经营"}
    row(workspace, "business", "李明", number, startup_subsidy="3000", startup_subsidy_year="2024", **base)
    row(workspace, "business", "李明", number, project="养殖类", **base)

    assert [line["说明"] for line in told(tables(workspace, "startup")[0])] == ["不超过5000元", "已领过"]
    assert not tables(workspace, "startup")[1].lines


def test_a_closed_business_that_had_nothing_is_not_listed(workspace):
    business(workspace, status="注销", ended_on="2025-01-01")
    assert not tables(workspace, "startup")[0].lines


def test_the_licence_is_asked_for(workspace):
    business(workspace, registered_on="2024-06-01")
    [asked] = told(tables(workspace, "startup")[1])

    assert asked["还缺的材料"] == "营业执照（统一社会信用代码）"
    assert "银行卡号" not in asked


def post(workspace: Workspace, *, own: dict[str, str] | None = None, **cells: str) -> None:
    number = person(workspace, "李明", 1, **(own or {}))
    base = {"category": "公益专岗", "post": "保洁员", "started_on": "2025-01-01", "monthly_subsidy": "600"}
    row(workspace, "post", "李明", number, **(base | cells))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, (600, "应享未享", "")),
        ({"monthly_subsidy": "500"}, (500, "应享未享", "")),
        ({"monthly_subsidy": "499"}, (500, "待核实", "登记每月499元，标准是500至700元")),
        ({"monthly_subsidy": "700"}, (700, "应享未享", "")),
        ({"monthly_subsidy": "701"}, (700, "待核实", "登记每月701元，标准是500至700元")),
        ({"monthly_subsidy": ""}, (None, "待核实", "没填每月补贴，标准是500至700元")),
        ({"payable_amount": "600"}, (600, "已申报", "")),
        ({"payable_amount": "600", "paid_amount": "600", "paid_on": "2025-05-20"}, (600, "已发放", "")),
        ({"cadre_relative": "是"}, (600, "待核实", "可能是村干部亲属")),
        ({"started_on": "2022-06-02"}, (600, "应享未享", "")),
        ({"started_on": "2022-05-31"}, (None, "不符合", "在岗36个月，最多36个月")),
    ],
)
def test_a_post_is_due_what_is_entered_within_the_standard(workspace, cells, expected):
    standard = ({"category": "公益专岗", "minimum": 500, "maximum": 700},)
    set_policy(workspace, "P_POST_SUBSIDY", standard, ALWAYS)
    post(workspace, **cells)

    assert only(workspace, "posts") == expected


@pytest.mark.parametrize(("birth", "state"), [("19590602", "应享未享"), ("19590601", "不符合")])
def test_who_is_older_than_the_limit_of_posts_must_not(workspace, birth, state):
    """65 is allowed and 66 is not, on 1 June 2025."""
    post(workspace, own={"birth": birth})

    assert only(workspace, "posts")[1] == state


def test_more_posts_than_a_household_may_hold_are_to_be_looked_into(workspace):
    for at, name in ((1, "李明"), (2, "李强")):
        number = person(
            workspace, name, at, household_number="H1", head_name="李明", relation="户主" if at == 1 else "子"
        )
        row(workspace, "post", name, number, post="保洁员", started_on="2025-01-01", monthly_subsidy="600")

    lines = told(tables(workspace, "posts")[0])

    assert [(line["状态"], line["说明"]) for line in lines] == [("待核实", "一户有2个岗，本地规定1个")] * 2


def test_paid_after_leaving_is_not_to_be_had(workspace):
    post(workspace, ended_on="2025-04-30", paid_on="2025-05-20", paid_amount="600")

    assert only(workspace, "posts") == (None, "不符合", "离岗以后还在发；已登记为已发放")


def test_what_the_application_for_a_post_lacks_is_named(workspace):
    post(workspace, agreement="劳务协议", agreement_from="2025-01-01", insured="是")
    [asked] = told(tables(workspace, "posts")[1])

    assert asked["还缺的材料"] == "公示日期、银行卡号"


def test_what_was_had_in_an_earlier_year_is_neither_entered_nor_paid_for_this_one(workspace):
    worker(workspace, started_on="2024-02-01", transport_year="2024", transport_amount="500",
           transport_status="已发放")  # fmt: skip
    [line] = told(tables(workspace, "transport")[0])

    assert (line["应享金额"], line["已登记金额"], line["状态"]) == (500, None, "应享未享")


def test_a_post_paid_last_year_waits_for_this_years_pay(workspace):
    post(workspace, started_on="2024-06-01", paid_on="2024-12-20", paid_amount="600")
    [line] = told(tables(workspace, "posts")[0])

    assert (line["已登记金额"], line["状态"]) == (None, "应享未享")


def test_who_is_gone_from_the_household_is_not_due(workspace):
    worker(workspace, own={"population_status": "迁出"})

    assert only(workspace, "transport") == (None, "不符合", "人已不在本户")

"""Every report of the program, in the order in which people look for them."""

from __future__ import annotations

from roster_desktop.records import Level
from roster_desktop.reports.completeness import entitled, incomplete, unreported
from roster_desktop.reports.dispatch import Cadence
from roster_desktop.reports.entitlements import (
    post_entitlements,
    startup_entitlements,
    training_entitlements,
    transport_entitlements,
)
from roster_desktop.reports.graduates import graduates
from roster_desktop.reports.ledgers import intent_ledger, problem_ledger, relocation_ledger, target_ledger
from roster_desktop.reports.lists import baselines, job_fairs, job_seekers, training_demand, vacancies
from roster_desktop.reports.report import Family, Report
from roster_desktop.reports.statistics import (
    employment_statistics,
    poor_household_statistics,
    relocation_statistics,
    training_statistics,
    verification_statistics,
)
from roster_desktop.reports.subsidies import subsidy_statistics
from roster_desktop.reports.weak_labour import weak_labour
from roster_desktop.reports.without_skill import without_skill
from roster_desktop.reports.work_statistics import destinations, posts
from roster_desktop.reports.workplaces import cooperation, workshops
from roster_desktop.reports.zero_ledger import zero_ledger

_RECEIVERS = frozenset({Level.TOWNSHIP, Level.COUNTY})

REPORTS: tuple[Report, ...] = (
    Report("targets", "年度目标责任台账", Family.LEDGER,
           "每个村每项目标完成了多少、差多少、完成率多少；目标录一次，完成数自动算。", target_ledger),
    Report("problems", "问题整改台账", Family.LEDGER,
           "上级反馈和比对发现的问题，谁整改、什么时限、销号没有。", problem_ledger),
    Report("intents", "就业意愿采集台账", Family.LEDGER, "每个人想不想就业、想去哪里、想干什么、想学什么。", intent_ledger),
    Report("relocated", "易地搬迁后续帮扶台账", Family.LEDGER,
           "搬迁户每个成员在哪里务工、创业、上岗、培训，按安置点排列。", relocation_ledger),
    Report("zero", "“零就业”家庭清零台账", Family.LEDGER,
           "有劳动力、没有一人就业的户：哪天列入、怎么帮扶、哪天因为谁就业清零，现在还有哪些户。", zero_ledger, looks_back=True),
    Report("seekers", "求职需求清单", Family.LIST, "想就业还没就业的人，按意向地和工种、按村汇总，交给招工单位。", job_seekers),
    Report("vacancies", "岗位供给清单", Family.LIST, "招工单位要什么人；岗位登记以后再加，现在是可以手填的空表。", vacancies),
    Report("job-fairs", "招聘会登记表", Family.LIST, "招聘会来了多少单位、多少人、谈成多少；花名册里没有，是可以手填的空表。", job_fairs),
    Report("baselines", "四个底数", Family.LIST, "劳动力、就业意向、培训意愿各有多少，一页纸。", baselines),
    Report("training-demand", "培训需求", Family.LIST, "各村多少人想学什么，用来定班。", training_demand),
    Report("without-skill", "无技能且未培训", Family.LIST,
           "各村哪些劳动力没有技能、也没有培训过，是谁；至少让每人学会一门。", without_skill),
    Report("graduates", "高校毕业生", Family.LIST, "各村高校毕业生有多少、就业没有，是谁；没就业的一对一帮扶。", graduates),
    Report("entitled", "应享未享", Family.LIST, "各村多少人、是谁、为什么符合交通补贴条件还没有申报。", entitled),
    Report("employment", "就业创业统计", Family.STATISTICS,
           "每个村有多少户、多少劳动力，多少人转移就业、务农、创业、灵活就业，多少人有意愿、参加过培训。",
           employment_statistics),
    Report("helped-households", "脱贫户就业统计", Family.STATISTICS, "脱贫户和监测对象的劳动力、意愿和就业。",
           poor_household_statistics),
    Report("destinations", "务工去向", Family.STATISTICS, "在多远的地方、在哪个省市县务工，各多少人。", destinations),
    Report("posts", "公益性岗位", Family.STATISTICS, "各村岗位、每月进出、月补贴，以及快到期的人。", posts),
    Report("training", "就业培训统计", Family.STATISTICS, "各村培训了多少人、多少人次，培训后去了哪里。", training_statistics),
    Report("relocation", "易地搬迁专项", Family.STATISTICS, "搬迁人口的就业、创业、培训和岗位。", relocation_statistics),
    Report("workshops", "社区工厂和帮扶基地", Family.STATISTICS, "哪个社区工厂、帮扶基地有多少人在岗，各村多少人。", workshops),
    Report("cooperation", "苏陕协作和点对点", Family.STATISTICS,
           "苏陕协作就业、培训多少人，点对点输送多少批多少人，哪个单位输送的。", cooperation),
    Report("weak-labour", "弱劳动力", Family.STATISTICS, "各村弱劳动力有多少、就业没有，是谁。", weak_labour),
    Report("verification", "核实率", Family.STATISTICS, "各村核实了多少户、多少人。", verification_statistics),
    Report("incomplete", "待完善统计", Family.STATISTICS, "各村还有多少处没改正、没说明的问题。", incomplete),
    Report("unreported", "未报送", Family.STATISTICS, "本期还没有报送的村（镇）。", unreported, _RECEIVERS),
    Report("subsidies", "补贴统计", Family.SUBSIDY, "每种补贴多少人、多少人次、多少钱，各村多少。", subsidy_statistics),
    Report("entitlements-transport", "交通补贴应享和申报", Family.SUBSIDY,
           "谁该领交通补贴、该领多少、申报了没有、为什么不能领；申报花名册写明还缺什么材料。", transport_entitlements, tells_dues=True),
    Report("entitlements-training", "培训补贴应享和申报", Family.SUBSIDY,
           "谁该领培训食宿补贴、该领多少、领了没有；申报花名册写明还缺什么材料。", training_entitlements, tells_dues=True),
    Report("entitlements-startup", "创业补贴应享和申报", Family.SUBSIDY,
           "谁可以申请一次性创业补贴、最多多少、领过没有；申报花名册写明还缺什么材料。", startup_entitlements, tells_dues=True),
    Report("entitlements-posts", "岗位补贴应享和申报", Family.SUBSIDY,
           "谁该领公益性岗位补贴、每月多少、发了没有、为什么不能领；申报花名册写明还缺什么材料。", post_entitlements, tells_dues=True),
    Report("weekly", "周分析调度", Family.DISPATCH, "本周和上周比：就业、零就业、外出各多少，变化在哪里，盯哪几个村。",
           None, cadence=Cadence.WEEK),
    Report("monthly", "月督导推进", Family.DISPATCH, "本月和上月比，一页纸，可以打印、发图。", None, cadence=Cadence.MONTH),
    Report("quarterly", "季综合研判", Family.DISPATCH, "本季度和上季度比，一页纸，可以打印、发图。", None,
           cadence=Cadence.QUARTER),
)  # fmt: skip

REPORT_BY_KEY = {report.key: report for report in REPORTS}

"""人员信息花名册: everybody of the village's households, one row a person. The other rosters refer to it."""

from __future__ import annotations

from roster_desktop.rosters import person_codes as codes
from roster_desktop.rosters.shared_columns import (
    BASICS,
    GROUP_HEADERS,
    HEAD_NAME_HEADERS,
    ID_NUMBER_HEADERS,
    NAME_HEADERS,
    NOTICE_OF_PERSON,
    PHONE_HEADERS,
    TOWNSHIP_HEADERS,
    VILLAGE_HEADERS,
)
from roster_desktop.rosters.work_codes import COURSE, JOB
from roster_desktop.schema import Column, Departure, NoticeColumn, QuickFilter, Register, Role, Roster
from roster_desktop.schema.derivation import age_from, birth_date_from, sex_from
from roster_desktop.schema.kinds import (
    Count,
    DateOrMonth,
    IdNumber,
    Money,
    PersonName,
    Phone,
    Text,
    Year,
    YesNo,
)

_HOUSEHOLD = "家庭与住址"
_CAPACITY = "文化与劳动能力"
_KIND_OF_HOUSEHOLD = "户类型与收入"
_POPULATION = "人口状态"
_EMPLOYMENT = "就业与意愿"
_TRAINING = "培训"
_CARE = "帮扶与采集"

_WHO_AND_WHERE = (
    Column(
        "township", "镇(办)", Text(60), BASICS,
        "所在的镇或街道办事处，例如：龙亭镇。建本村的册子时已经填好，一般不用改。",
        role=Role.TOWNSHIP, other_headers=TOWNSHIP_HEADERS, width=12, learns=True, shown=False,
    ),
    Column(
        "village", "行政村", Text(60), BASICS,
        "所在的行政村或社区，写全名，例如：白石村。建本村的册子时已经填好，一般不用改。",
        required=True, role=Role.VILLAGE, other_headers=VILLAGE_HEADERS, width=14, learns=True, shown=False,
    ),
    Column(
        "group", "村民小组", Text(60), _HOUSEHOLD,
        "住在哪个村民小组，例如：三组。没有分组的可以不填。",
        role=Role.GROUP, other_headers=GROUP_HEADERS, width=10, learns=True,
    ),
    Column(
        "household_number", "户编号", Text(40), _HOUSEHOLD,
        "国家系统里这一户的编号，照抄。一家人写同一个编号，靠它认出谁和谁是一户。",
        role=Role.HOUSEHOLD, other_headers=("户号", "家庭编号", "户编码"), width=18,
    ),
    Column(
        "head_name", "户主姓名", PersonName(), _HOUSEHOLD,
        "这一户户主的姓名，照户口簿写。本人就是户主的，也要写。",
        required=True, role=Role.HEAD, other_headers=HEAD_NAME_HEADERS, width=12, shown=False,
    ),
    Column(
        "head_id_number", "户主身份证号", IdNumber(), _HOUSEHOLD,
        "户主的18位身份证号，照户口簿或身份证写。没有户编号时，靠它认出一家人。",
        sensitive=True, role=Role.HEAD_ID_NUMBER,
        other_headers=("户主身份证号码", "户主证件号码", "户主证件号", "户主身份证"), width=22, shown=False,
    ),
    Column(
        "relation", "与户主关系", codes.RELATION, _HOUSEHOLD,
        "本人是户主的什么人。户主自己选“户主”，儿子选“之子”，媳妇选“之儿媳”。",
        required=True, role=Role.RELATION, width=12,
        other_headers=("与户主的关系", "本人与户主关系", "与户主之关系", "家庭关系", "关系", "户主关系"),
    ),
    Column(
        "person_number", "人编号", Text(40), _HOUSEHOLD,
        "国家系统里本人的编号，照抄。没有的可以不填。",
        other_headers=("人员编号", "个人编号", "人编码"), width=20, shown=False,
    ),
    Column(
        "name", "姓名", PersonName(), BASICS,
        "本人姓名，照身份证写，中间不用加空格。少数民族名字中间的点写成“·”。",
        required=True, role=Role.NAME, other_headers=NAME_HEADERS, width=12,
    ),
    Column(
        "id_number", "身份证号", IdNumber(), BASICS,
        "本人18位身份证号，末位是X的请写X。性别、出生日期和年龄会自动得出。也可以写20位残疾证号。",
        required=True, sensitive=True, role=Role.ID_NUMBER, other_headers=ID_NUMBER_HEADERS, width=22,
    ),
    Column(
        "id_type", "证件类型", codes.ID_TYPE, BASICS,
        "上面填的是什么证的号码，一般是“居民身份证”。还没办证的选“无证”。",
        other_headers=("证件种类", "证件类别", "身份证件类型"), width=14, shown=False,
    ),
    Column(
        "sex", "性别", codes.SEX, BASICS,
        "由身份证号自动得出，不用填。身份证号看不出性别的才需要选。",
        role=Role.SEX, derived=sex_from("id_number"), width=6,
    ),
    Column(
        "birth_date", "出生日期", DateOrMonth(), BASICS,
        "由身份证号自动得出，不用填。身份证号看不出的，写成 1980-05-01。",
        role=Role.BIRTH_DATE, derived=birth_date_from("id_number"),
        other_headers=("出生年月", "出生年月日", "生日", "出生时间"),
        width=12, shown=False,
    ),
    Column(
        "age", "年龄", Count(maximum=150, units=("岁", "周岁")), BASICS,
        "周岁，由身份证号自动算出，不用填。",
        role=Role.AGE, derived=age_from("id_number", "birth_date"), other_headers=("周岁", "现年龄"), width=6,
    ),
    Column(
        "ethnicity", "民族", codes.ETHNICITY, BASICS,
        "照身份证选，例如：汉族。只写“汉”也认得。",
        required=True, other_headers=("民族名称",), width=10, shown=False,
    ),
    Column(
        "political_status", "政治面貌", codes.POLITICAL_STATUS, BASICS,
        "党员选“中共党员”，团员选“共青团员”，都不是的选“群众”。",
        other_headers=("政治面目",), width=12, shown=False,
    ),
)  # fmt: skip

_CAPACITY_COLUMNS = (
    Column(
        "education", "文化程度", codes.EDUCATION, _CAPACITY,
        "最高学历。中专、技校、职高选“高中”。还在上学的这一栏空着，填“在校生状况”。",
        other_headers=("学历", "最高学历", "受教育程度", "教育程度", "文化水平", "文化"), width=14,
    ),
    Column(
        "student_status", "在校生状况", codes.STUDENT_STATUS, _CAPACITY,
        "还在上学的选读到几年级，没上学的小孩选“学龄前儿童”。不上学的空着，填“文化程度”。",
        other_headers=("在校情况", "在校状况", "在校生情况", "在校生"), width=16, shown=False,
    ),
    Column(
        "health", "健康状况", codes.HEALTH, _CAPACITY,
        "身体好选“健康”。有病有残的照实选，可以选几项。",
        required=True, other_headers=("身体状况", "健康情况"), width=14, shown=False,
    ),
    Column(
        "disability_number", "残疾证号", IdNumber(), _CAPACITY,
        "有残疾证的写20位证号（18位身份证号，后面是类别和等级各一位）。没有的空着。",
        sensitive=True, role=Role.DISABILITY_NUMBER,
        other_headers=("残疾证号码", "残疾人证号", "残疾证编号", "残疾证"), width=24, shown=False,
    ),
    Column(
        "labour_capacity", "劳动能力", codes.LABOUR_CAPACITY, _CAPACITY,
        "能正常干活选“普通劳动力”，有证书有手艺选“技能劳动力”，只能干轻活选“弱劳动力或半劳动力”，小孩和老人一般选“无劳动力”。",
        required=True, other_headers=("劳动技能", "劳动力状况", "劳动能力状况", "劳动力类型", "劳动力类别"), width=20,
    ),
    Column(
        "skill", "技能或证书", Text(100), _CAPACITY,
        "会什么手艺、有什么证，例如：电焊工证、会砌墙。没有的空着。",
        other_headers=("技能", "证书", "技能特长", "特长", "技能证书", "职业技能"), width=18, learns=True, shown=False,
    ),
    Column(
        "phone", "联系电话", Phone(), BASICS,
        "本人手机号，11位。没有手机的写家人的电话。两个号码用“、”隔开。",
        sensitive=True, role=Role.PHONE, other_headers=PHONE_HEADERS, width=14,
    ),
)  # fmt: skip

_KIND_OF_HOUSEHOLD_COLUMNS = (
    Column(
        "household_type", "户类型", codes.HOUSEHOLD_TYPE, _KIND_OF_HOUSEHOLD,
        "这一户是脱贫户（原建档立卡户）、监测对象还是一般农户。一家人选一样的。",
        required=True, other_headers=("农户类型", "户属性", "贫困户属性", "家庭类型"), width=12, of_household=True,
    ),
    Column(
        "monitored_type", "监测对象类别", codes.MONITORED_TYPE, _KIND_OF_HOUSEHOLD,
        "户类型是“监测对象”的，选是哪一类。别的户空着。",
        other_headers=("监测对象类型", "易返贫致贫户类型", "监测户类型", "监测类别"), width=16, shown=False, of_household=True,
    ),
    Column(
        "poverty_status", "脱贫状态", codes.POVERTY_STATUS, _KIND_OF_HOUSEHOLD,
        "脱贫户选“已脱贫”。一般农户空着。",
        other_headers=("脱贫情况", "脱贫属性"), width=10, shown=False, of_household=True,
    ),
    Column(
        "poverty_cause", "致贫或返贫风险原因", codes.POVERTY_CAUSE, _KIND_OF_HOUSEHOLD,
        "脱贫户写当年为什么贫困，监测对象写有什么风险，例如：因病。可以选几项。",
        other_headers=("致贫原因", "主要致贫原因", "返贫风险", "风险原因", "致贫返贫原因"), width=18, shown=False, of_household=True,
    ),
    Column(
        "recognised_year", "认定年度", Year(), _KIND_OF_HOUSEHOLD,
        "哪一年认定为贫困户或监测对象的，写四位数的年份，例如：2015。",
        other_headers=("识别年度", "认定时间", "识别时间", "首次识别时间", "建档立卡年度"), width=10, shown=False, of_household=True,
    ),
    Column(
        "lifted_year", "脱贫年度", Year(), _KIND_OF_HOUSEHOLD,
        "哪一年脱贫的，写四位数的年份，例如：2019。没有的空着。",
        other_headers=("脱贫年份", "脱贫时间"), width=10, shown=False, of_household=True,
    ),
    Column(
        "relocated", "易地搬迁", YesNo(), _KIND_OF_HOUSEHOLD,
        "这一户是不是易地扶贫搬迁户。选“是”的还要填安置点名称。",
        required=True, other_headers=("易地扶贫搬迁", "是否易地搬迁", "是否易地扶贫搬迁", "易地搬迁户", "是否易地搬迁户"), width=10,
        shown=False, of_household=True,
    ),
    Column(
        "resettlement_site", "安置点名称", Text(60), _KIND_OF_HOUSEHOLD,
        "易地搬迁户搬到了哪个安置点，写全名。不是搬迁户的空着。",
        other_headers=("安置点", "安置点名", "搬迁安置点", "易地搬迁安置点"),
        width=18, learns=True, shown=False, of_household=True,
    ),
    Column(
        "minimum_living", "低保特困", codes.MINIMUM_LIVING, _KIND_OF_HOUSEHOLD,
        "享受农村低保、特困供养的照实选，都没有的选“未享受”。",
        other_headers=("低保", "特困", "低保情况", "低保或特困", "低保/特困", "是否低保", "低保户"), width=12, shown=False,
    ),
    Column(
        "income_per_head", "人均纯收入(元)", Money(), _KIND_OF_HOUSEHOLD,
        "这一户去年平均每人的纯收入，只写数字，例如：12600。",
        other_headers=("人均收入", "家庭人均纯收入", "年人均纯收入", "人均可支配收入"),
        width=14, shown=False, of_household=True,
    ),
)  # fmt: skip

_POPULATION_COLUMNS = (
    Column(
        "population_status", "人口状态", codes.POPULATION_STATUS, _POPULATION,
        "人还在村里户口上、没有变动的选“正常”。去世、迁走、出嫁、当兵的照实选，不要删掉这一行。",
        required=True, initial="正常", other_headers=("成员变更", "人员状态", "人口变动", "成员状态", "变更情况"), width=12,
    ),
    Column(
        "population_changed_on", "状态变更日期", DateOrMonth(), _POPULATION,
        "去世、迁走等是哪天的事，例如：2025-03-01；只记得月份的写 2025-03。",
        other_headers=("变更日期", "变更时间", "状态变更时间", "变动日期", "变动时间"), width=14, shown=False,
    ),
)  # fmt: skip

_EMPLOYMENT_COLUMNS = (
    Column(
        "employment_status", "就业创业状态", codes.EMPLOYMENT_STATUS, _EMPLOYMENT,
        "现在在做什么：外出打工选“转移就业”，种地选“农业就业”，自己当老板选“自主创业”，没活干选“未就业创业”。",
        other_headers=("就业状态", "就业状况", "就业情况", "就业创业状况", "就业创业情况"), width=14,
    ),
    Column(
        "employment_intent", "就业创业意愿", codes.EMPLOYMENT_INTENT, _EMPLOYMENT,
        "没有就业的人想不想出去干活或自己创业。已经就业的可以不填。",
        other_headers=("就业意愿", "就业意向", "务工意愿", "转移就业意愿"), width=16, shown=False,
    ),
    Column(
        "intended_area", "就业意向地", codes.INTENDED_AREA, _EMPLOYMENT,
        "想去哪里干活：县内、县外市内、市外省内或省外。知道哪个省的选那个省，例如：省外（江苏）。",
        other_headers=("意向地", "意向就业地", "务工意向地", "意向地点", "意向就业地点", "就业意向地点"), width=14, shown=False,
    ),
    Column(
        "intended_job", "意向工种", JOB, _EMPLOYMENT,
        "想干什么活，选一个或自己写，例如：电焊工。",
        other_headers=("意向岗位", "就业意向工种", "意向岗位工种", "求职意向"), width=14, learns=True, shown=False,
    ),
    Column(
        "expected_wage", "期望月薪", Money(), _EMPLOYMENT,
        "一个月想挣多少元，只写数字，例如：4000。",
        other_headers=("期望工资", "期望月工资", "期望薪资", "意向月薪", "期望月收入"), width=10, shown=False,
    ),
    Column(
        "reason_not_employed", "未就业原因", codes.REASON_NOT_EMPLOYED, _EMPLOYMENT,
        "没有就业是因为什么，可以选几项，例如：照顾家庭。",
        other_headers=("不能外出原因", "未外出原因", "不能外出务工原因", "未务工原因", "不就业原因"), width=16, shown=False,
    ),
)  # fmt: skip

_TRAINING_COLUMNS = (
    Column(
        "training_status", "培训教育状态", codes.TRAINING_STATUS, _TRAINING,
        "参加过哪一类培训，没参加过的选“未参加培训”。",
        other_headers=("培训状态", "培训情况", "培训教育情况", "参加培训情况"), width=18, shown=False,
    ),
    Column(
        "training_intent", "培训意愿", codes.TRAINING_INTENT, _TRAINING,
        "想参加哪一类培训，不想参加的选“无意愿”。",
        other_headers=("培训教育意愿", "培训需求", "培训意向"), width=18, shown=False,
    ),
    Column(
        "intended_course", "意向培训工种", COURSE, _TRAINING,
        "想学什么，选一个或自己写，例如：中式烹饪。",
        other_headers=("培训意向工种", "意向培训项目", "意向培训专业", "想学工种"), width=14, learns=True, shown=False,
    ),
)  # fmt: skip

_CARE_COLUMNS = (
    Column(
        "registered_address", "户籍地址", Text(120), _HOUSEHOLD,
        "户口簿上的地址，写到组，例如：洋县龙亭镇白石村三组。",
        sensitive=True, other_headers=("户口地址", "户籍所在地", "户籍住址", "户口所在地"), width=28, shown=False,
    ),
    Column(
        "current_address", "常住地址", Text(120), _HOUSEHOLD,
        "现在住在哪里。和户籍地址一样的也请写上。",
        sensitive=True, other_headers=("现住址", "居住地址", "家庭住址", "家庭地址", "住址", "现居住地", "常住地"), width=28,
        shown=False,
    ),
    Column(
        "helper_name", "帮扶责任人", PersonName(), _CARE,
        "包抓这一户的帮扶干部姓名。没有的空着。",
        other_headers=("帮扶人", "帮扶干部", "帮扶人姓名", "帮扶责任人姓名", "包户干部"),
        width=12, learns=True, shown=False, of_household=True,
    ),
    Column(
        "helper_phone", "帮扶人电话", Phone(), _CARE,
        "帮扶干部的手机号，11位。",
        other_headers=("帮扶责任人电话", "帮扶干部电话", "帮扶人联系电话", "帮扶责任人联系电话", "包户干部电话"),
        width=14, shown=False, of_household=True,
    ),
    Column(
        "collector", "采集人", PersonName(), _CARE,
        "谁上门或打电话问来的，写姓名。",
        other_headers=("采集员", "信息采集人", "登记人", "摸底人", "采集人姓名"), width=12, learns=True, shown=False,
    ),
    Column(
        "collected_on", "采集日期", DateOrMonth(), _CARE,
        "哪天问来的，例如：2025-03-01。",
        other_headers=("采集时间", "信息采集时间", "登记日期", "摸底时间"), width=12, shown=False,
    ),
    Column(
        "remark", "备注", Text(200), _CARE,
        "其他要说明的事，想到什么写什么，不超过200个字。",
        role=Role.REMARK, other_headers=("备注说明", "说明", "其他说明"), width=24, shown=False,
    ),
)  # fmt: skip

PERSON = Roster(
    key="person",
    title="人员信息花名册",
    short_title="人员信息",
    purpose="村里每个人一行：是谁、哪一户、身体和劳动能力怎样、现在做什么。",
    columns=(
        *_WHO_AND_WHERE,
        *_CAPACITY_COLUMNS,
        *_KIND_OF_HOUSEHOLD_COLUMNS,
        *_POPULATION_COLUMNS,
        *_EMPLOYMENT_COLUMNS,
        *_TRAINING_COLUMNS,
        *_CARE_COLUMNS,
    ),
    joined=(Register("schooling", "文化程度或在校生状况", ("education", "student_status")),),
    quick_filters=(QuickFilter("未就业", {"employment_status": ("未就业创业",)}),),
    notice=(*NOTICE_OF_PERSON, NoticeColumn("就业创业状态", ("employment_status",), width=20)),
    departure=Departure(
        "population_status", ("死亡", "迁出", "婚嫁迁出", "出国定居"), "population_changed_on"
    ),
)

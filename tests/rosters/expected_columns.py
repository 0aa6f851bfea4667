"""The columns as they were agreed: key, stars for duty, § for sensitive, = for derived, then the header."""

from __future__ import annotations

_BLOCK = """
township 镇(办)
village* 行政村
group 村民小组
head_name 户主姓名
name* 姓名
id_number*§ 身份证号
sex= 性别
age= 年龄
phone§ 联系电话
"""

_ACCOUNT = """
bank 开户银行
bank_card§ 银行卡号
"""

PERSON = """
township 镇(办)
village* 行政村
group 村民小组
household_number 户编号
head_name* 户主姓名
head_id_number§ 户主身份证号
relation* 与户主关系
person_number 人编号
name* 姓名
id_number*§ 身份证号
id_type 证件类型
sex= 性别
birth_date= 出生日期
age= 年龄
ethnicity* 民族
political_status 政治面貌
education 文化程度
student_status 在校生状况
health* 健康状况
disability_number§ 残疾证号
labour_capacity* 劳动能力
skill 技能或证书
phone§ 联系电话
household_type* 户类型
monitored_type 监测对象类别
poverty_status 脱贫状态
poverty_cause 致贫或返贫风险原因
recognised_year 认定年度
lifted_year 脱贫年度
relocated* 易地搬迁
resettlement_site 安置点名称
minimum_living 低保特困
income_per_head 人均纯收入(元)
population_status* 人口状态
population_changed_on 状态变更日期
employment_status 就业创业状态
employment_intent 就业创业意愿
intended_area 就业意向地
intended_job 意向工种
expected_wage 期望月薪
reason_not_employed 未就业原因
training_status 培训教育状态
training_intent 培训意愿
intended_course 意向培训工种
registered_address§ 户籍地址
current_address§ 常住地址
helper_name 帮扶责任人
helper_phone 帮扶人电话
collector 采集人
collected_on 采集日期
remark 备注
"""

TRANSFER = f"""
{_BLOCK}
channel* 就业渠道
area* 就业地域
work_type* 就业类型
province 务工省
city 务工市
county 务工县
address 详细地址
employer 务工单位
credit_code 统一社会信用代码
employer_type 单位性质
industry 所属行业
job 岗位工种
featured 特色就业
cooperation 东西部协作就业
escorted 点对点输送
batch 输送批次
sent_by 输送单位
started_on* 就业起始日期
ended_on 就业终止日期
contract 签订合同
contract_months 合同期限(月)
insured 参加社保
monthly_wage 月工资(元)
months_this_year 本年务工月数
yearly_income 年务工收入(元)
returned_on 返乡日期
return_reason 返乡原因
visited_on 最近回访日期
transport_amount 交通补贴(元)
transport_year 交通补贴年度
transport_status 交通补贴状态
jobseeker_subsidy 一次性求职补贴(元)
insurance_subsidy 个人社保补贴(元)
other_subsidy 其他补贴类型
other_subsidy_amount 其他补贴金额(元)
other_subsidy_year 其他补贴年度
evidence 佐证材料
{_ACCOUNT}
remark 备注
"""

BUSINESS = f"""
{_BLOCK}
project* 创业项目
business_name 字号名称
business_type 创业单位类型
registered* 是否登记注册
credit_code 统一社会信用代码
registered_on 登记日期
address* 创业地址
started_on* 创业起始日期
ended_on 创业结束日期
status* 经营状态
invested 投资金额(万元)
jobs 带动就业人数
jobs_for_poor 其中脱贫劳动力
loan 创业担保贷款(元)
loan_bank 贷款银行
loan_from 贷款起始
loan_to 贷款到期
startup_subsidy 一次性创业补贴(元)
startup_subsidy_year 创业补贴年度
rent_subsidy 场地租金补贴(元)
interest_subsidy 贷款贴息(元)
tax_relief 减免税(元)
trained 参加创业培训
incubated 入驻孵化基地
yearly_income 年纯收入(元)
remark 备注
"""

TRAINING = f"""
{_BLOCK}
type* 培训类型
course* 培训工种
class_number 班期
provider* 培训单位
address 培训地址
started_on* 培训起始日期
ended_on 培训终止日期
days 实际培训天数
hours 课时
free 政府补贴培训
cooperation 东西部协作
certificate 证书名称
certificate_level 证书等级
certificate_number 证书编号
certified_on 发证日期
living_allowance 生活(食宿)补贴(元)
travel_allowance 交通补贴(元)
allowance_year 补贴年度
course_subsidy 培训补贴(付机构,元)
employed_on 培训后就业日期
outcome 培训后去向
remark 备注
"""

POST = f"""
{_BLOCK}
category* 岗位类别
post* 岗位名称
employer* 用人单位
employer_type 单位性质
funded_by 资金来源
hours_type 用工形式
agreement 协议类型
agreement_from 协议起
agreement_to 协议止
started_on* 上岗日期
ended_on 退岗日期
end_reason 退岗原因
months= 累计在岗月数
monthly_subsidy* 岗位补贴(元/月)
pay_cycle 发放周期(月)
payable_amount 本期应发(元)
paid_amount 本期实发(元)
paid_on 发放日期
paid_by 发放方式
appraisal 考核
insured 意外伤害保险
announced_on 公示日期
cadre_relative 村干部亲属
{_ACCOUNT}
remark 备注
"""

EXPECTED = {
    "person": PERSON,
    "transfer": TRANSFER,
    "business": BUSINESS,
    "training": TRAINING,
    "post": POST,
}

PRAGMA application_id=1380209222;
PRAGMA user_version=1;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE alias (
	alias TEXT NOT NULL, 
	roster TEXT NOT NULL, 
	row_id TEXT NOT NULL, 
	CONSTRAINT pk_alias PRIMARY KEY (alias)
);
CREATE TABLE "conflict" (
	id TEXT NOT NULL, 
	roster TEXT NOT NULL, 
	row_id TEXT NOT NULL, 
	register_key TEXT NOT NULL, 
	CONSTRAINT pk_conflict PRIMARY KEY (id)
);
CREATE TABLE delivery (
	number INTEGER NOT NULL, 
	content TEXT NOT NULL, 
	book TEXT NOT NULL, 
	file TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	sequence INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	batch INTEGER NOT NULL, 
	CONSTRAINT pk_delivery PRIMARY KEY (number)
);
INSERT INTO "delivery" VALUES(1,'72d451c505cc8887577fd048995295ce240ffb7cb45bade1e53b2f2c2cd7aa36','','list.csv','河湾村',0,'2026-11-30 09:53:15',9);
CREATE TABLE export (
	sequence INTEGER NOT NULL, 
	book TEXT NOT NULL, 
	file TEXT NOT NULL, 
	content TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	at TEXT NOT NULL, 
	operator TEXT NOT NULL, 
	journal INTEGER NOT NULL, 
	CONSTRAINT pk_export PRIMARY KEY (sequence)
);
INSERT INTO "export" VALUES(1,'98c0e608ceab6adf369f','a.xlsx','126b08e49f40c5c5751d4ec1a26939c0cc9c3d97f5dbbe1e7584e4983243a08a','','2026-11-30 09:53:15','刘会计',8);
CREATE TABLE identity (
	file TEXT NOT NULL, 
	level TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	code TEXT NOT NULL, 
	township TEXT NOT NULL, 
	county TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	CONSTRAINT pk_identity PRIMARY KEY (file)
);
INSERT INTO "identity" VALUES('841cdcf81d6e16171745','village','河湾村','','清水镇','安平县','2026-11-30 09:53:00');
CREATE TABLE journal_batch (
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	who TEXT NOT NULL, 
	label TEXT NOT NULL, 
	occasion TEXT NOT NULL, 
	workbook TEXT NOT NULL, 
	writer TEXT NOT NULL, 
	write INTEGER NOT NULL, 
	undoes INTEGER, 
	undone_by INTEGER, 
	rows INTEGER NOT NULL, 
	cells INTEGER NOT NULL, 
	CONSTRAINT pk_journal_batch PRIMARY KEY (number)
);
INSERT INTO "journal_batch" VALUES(1,'2026-11-30 09:53:04','刘会计','新增 张桂英（人员信息）','typed','','189abe80c6c572b7901b',1,NULL,NULL,1,11);
INSERT INTO "journal_batch" VALUES(2,'2026-11-30 09:53:08','刘会计','新增 李大山（人员信息）','typed','','95b69470bd9f6210c800',1,NULL,NULL,1,8);
INSERT INTO "journal_batch" VALUES(3,'2026-11-30 09:53:08','刘会计','新增 王小五（人员信息）','typed','','c5f1338c4f5c4c11b036',1,NULL,NULL,1,6);
INSERT INTO "journal_batch" VALUES(4,'2026-11-30 09:53:09','刘会计','新增 张桂英（就业培训）','typed','','afc45c0ec3ddde2ecd4d',1,NULL,NULL,1,8);
INSERT INTO "journal_batch" VALUES(5,'2026-11-30 09:53:09','刘会计','修改 张桂英 的联系电话','typed','','a047766aeca1f268ff1b',1,NULL,NULL,1,1);
INSERT INTO "journal_batch" VALUES(6,'2026-11-30 09:53:09','刘会计','修改 李大山 的村民小组','typed','','3676b18bcb775b157acc',1,NULL,7,1,1);
INSERT INTO "journal_batch" VALUES(7,'2026-11-30 09:53:09','刘会计','撤销：修改 李大山 的村民小组','undone','','0a20cfbf8f7d873e3478',1,6,NULL,1,1);
INSERT INTO "journal_batch" VALUES(8,'2026-11-30 09:53:10','刘会计','移除 王小五（人员信息）：迁出','removed','','f01c465d5c73c4bd9c40',1,NULL,NULL,1,1);
INSERT INTO "journal_batch" VALUES(9,'2026-11-30 09:53:15','刘会计','导入 list.csv','imported','list.csv','e0ac7b3cadcc572555a0',1,NULL,NULL,1,7);
CREATE TABLE journal_entry (
	batch INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	roster TEXT NOT NULL, 
	row_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	standing_before TEXT NOT NULL, 
	aliases_before TEXT NOT NULL, 
	aliases_after TEXT NOT NULL, 
	CONSTRAINT pk_journal_entry PRIMARY KEY (batch, seq)
);
INSERT INTO "journal_entry" VALUES(1,1,'person','af0e9f2c6a46c09b63d4','张桂英',1,NULL,'{"w":["189abe80c6c572b7901b"],"g":[[[0,1],0,{"ethnicity":["汉族"],"group":["一组"],"head_name":["张桂英"],"id_number":["61072319800101001X"],"name":["张桂英"],"phone":["13800000001"],"population_status":["正常"],"relation":["户主"],"removal":["",""],"township":["清水镇"],"village":["河湾村"]}]]}','','','');
INSERT INTO "journal_entry" VALUES(2,1,'person','fb31970fec13f6e4329f','李大山',2,NULL,'{"w":["95b69470bd9f6210c800"],"g":[[[0,1],0,{"group":["二组"],"id_number":["610723197505050037"],"name":["李大山"],"phone":["看不懂"],"population_status":["正常"],"removal":["",""],"township":["清水镇"],"village":["河湾村"]}]]}','','','');
INSERT INTO "journal_entry" VALUES(3,1,'person','ee56a88c9acd87630f8b','王小五',3,NULL,'{"w":["c5f1338c4f5c4c11b036"],"g":[[[0,1],0,{"id_number":["61072319600606005X"],"name":["王小五"],"population_status":["正常"],"removal":["",""],"township":["清水镇"],"village":["河湾村"]}]]}','','','');
INSERT INTO "journal_entry" VALUES(4,1,'training','aef35a0a84ddfaf3f37f','张桂英',1,NULL,'{"w":["afc45c0ec3ddde2ecd4d"],"g":[[[0,1],0,{"group":["一组"],"head_name":["张桂英"],"id_number":["61072319800101001X"],"name":["张桂英"],"phone":["13800000001"],"removal":["",""],"township":["清水镇"],"village":["河湾村"]}]]}','','','');
INSERT INTO "journal_entry" VALUES(5,1,'person','af0e9f2c6a46c09b63d4','张桂英',1,'{"w":["189abe80c6c572b7901b"],"g":[[[0,1],0,{"phone":["13800000001"]}]]}','{"w":["189abe80c6c572b7901b","a047766aeca1f268ff1b"],"g":[[[0,1,1,1],1,{"phone":["13800000002"]}]]}','listed','','');
INSERT INTO "journal_entry" VALUES(6,1,'person','fb31970fec13f6e4329f','李大山',2,'{"w":["95b69470bd9f6210c800"],"g":[[[0,1],0,{"group":["二组"]}]]}','{"w":["3676b18bcb775b157acc","95b69470bd9f6210c800"],"g":[[[0,1,1,1],0,{"group":["三组"]}]]}','listed','','');
INSERT INTO "journal_entry" VALUES(7,1,'person','fb31970fec13f6e4329f','李大山',2,'{"w":["3676b18bcb775b157acc","95b69470bd9f6210c800"],"g":[[[0,1,1,1],0,{"group":["三组"]}]]}','{"w":["0a20cfbf8f7d873e3478","3676b18bcb775b157acc","95b69470bd9f6210c800"],"g":[[[0,1,1,1,2,1],0,{"group":["二组"]}]]}','listed','','');
INSERT INTO "journal_entry" VALUES(8,1,'person','ee56a88c9acd87630f8b','王小五',3,'{"w":["c5f1338c4f5c4c11b036"],"g":[[[0,1],0,{"removal":["",""]}]]}','{"w":["c5f1338c4f5c4c11b036","f01c465d5c73c4bd9c40"],"g":[[[0,1,1,1],1,{"removal":["迁出","2026-11-30"]}]]}','listed','','');
INSERT INTO "journal_entry" VALUES(9,1,'person','2c7247d10cd78e3dceae','赵六',4,NULL,'{"w":["e0ac7b3cadcc572555a0"],"g":[[[0,1],0,{"id_number":["610723198808080078"],"name":["赵六"],"phone":["13900000003"],"population_status":["正常"],"removal":["",""],"township":["清水镇"],"village":["河湾村"]}]]}','','','');
CREATE TABLE roster_business (
	row_id TEXT NOT NULL, 
	row_place INTEGER DEFAULT '0' NOT NULL, 
	row_gone INTEGER DEFAULT '0' NOT NULL, 
	row_standing TEXT DEFAULT '' NOT NULL, 
	row_open TEXT DEFAULT '' NOT NULL, 
	row_open_count INTEGER DEFAULT '0' NOT NULL, 
	row_received TEXT DEFAULT '' NOT NULL, 
	row_changed_at TEXT DEFAULT '' NOT NULL, 
	row_changed_by TEXT DEFAULT '' NOT NULL, 
	row_holder TEXT DEFAULT '' NOT NULL, 
	row_pairing TEXT DEFAULT '' NOT NULL, 
	row_pinyin TEXT DEFAULT '' NOT NULL, 
	row_search TEXT DEFAULT '' NOT NULL, 
	row_memory TEXT DEFAULT '' NOT NULL, 
	township TEXT DEFAULT '' NOT NULL, 
	village TEXT DEFAULT '' NOT NULL, 
	"group" TEXT DEFAULT '' NOT NULL, 
	head_name TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	id_number TEXT DEFAULT '' NOT NULL, 
	sex TEXT DEFAULT '' NOT NULL, 
	age TEXT DEFAULT '' NOT NULL, 
	phone TEXT DEFAULT '' NOT NULL, 
	project TEXT DEFAULT '' NOT NULL, 
	business_name TEXT DEFAULT '' NOT NULL, 
	business_type TEXT DEFAULT '' NOT NULL, 
	registered TEXT DEFAULT '' NOT NULL, 
	credit_code TEXT DEFAULT '' NOT NULL, 
	registered_on TEXT DEFAULT '' NOT NULL, 
	address TEXT DEFAULT '' NOT NULL, 
	started_on TEXT DEFAULT '' NOT NULL, 
	ended_on TEXT DEFAULT '' NOT NULL, 
	status TEXT DEFAULT '' NOT NULL, 
	invested TEXT DEFAULT '' NOT NULL, 
	jobs TEXT DEFAULT '' NOT NULL, 
	jobs_for_poor TEXT DEFAULT '' NOT NULL, 
	loan TEXT DEFAULT '' NOT NULL, 
	loan_bank TEXT DEFAULT '' NOT NULL, 
	loan_from TEXT DEFAULT '' NOT NULL, 
	loan_to TEXT DEFAULT '' NOT NULL, 
	startup_subsidy TEXT DEFAULT '' NOT NULL, 
	startup_subsidy_year TEXT DEFAULT '' NOT NULL, 
	rent_subsidy TEXT DEFAULT '' NOT NULL, 
	interest_subsidy TEXT DEFAULT '' NOT NULL, 
	tax_relief TEXT DEFAULT '' NOT NULL, 
	trained TEXT DEFAULT '' NOT NULL, 
	incubated TEXT DEFAULT '' NOT NULL, 
	yearly_income TEXT DEFAULT '' NOT NULL, 
	remark TEXT DEFAULT '' NOT NULL, 
	removed_reason TEXT DEFAULT '' NOT NULL, 
	removed_on TEXT DEFAULT '' NOT NULL, 
	verified_on TEXT DEFAULT '' NOT NULL, 
	verified_by TEXT DEFAULT '' NOT NULL, 
	verified_how TEXT DEFAULT '' NOT NULL, 
	verified_result TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_roster_business PRIMARY KEY (row_id)
);
CREATE TABLE roster_person (
	row_id TEXT NOT NULL, 
	row_place INTEGER DEFAULT '0' NOT NULL, 
	row_gone INTEGER DEFAULT '0' NOT NULL, 
	row_standing TEXT DEFAULT '' NOT NULL, 
	row_open TEXT DEFAULT '' NOT NULL, 
	row_open_count INTEGER DEFAULT '0' NOT NULL, 
	row_received TEXT DEFAULT '' NOT NULL, 
	row_changed_at TEXT DEFAULT '' NOT NULL, 
	row_changed_by TEXT DEFAULT '' NOT NULL, 
	row_holder TEXT DEFAULT '' NOT NULL, 
	row_pairing TEXT DEFAULT '' NOT NULL, 
	row_pinyin TEXT DEFAULT '' NOT NULL, 
	row_search TEXT DEFAULT '' NOT NULL, 
	row_memory TEXT DEFAULT '' NOT NULL, 
	township TEXT DEFAULT '' NOT NULL, 
	village TEXT DEFAULT '' NOT NULL, 
	"group" TEXT DEFAULT '' NOT NULL, 
	household_number TEXT DEFAULT '' NOT NULL, 
	head_name TEXT DEFAULT '' NOT NULL, 
	head_id_number TEXT DEFAULT '' NOT NULL, 
	relation TEXT DEFAULT '' NOT NULL, 
	person_number TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	id_number TEXT DEFAULT '' NOT NULL, 
	id_type TEXT DEFAULT '' NOT NULL, 
	sex TEXT DEFAULT '' NOT NULL, 
	birth_date TEXT DEFAULT '' NOT NULL, 
	age TEXT DEFAULT '' NOT NULL, 
	ethnicity TEXT DEFAULT '' NOT NULL, 
	political_status TEXT DEFAULT '' NOT NULL, 
	education TEXT DEFAULT '' NOT NULL, 
	student_status TEXT DEFAULT '' NOT NULL, 
	health TEXT DEFAULT '' NOT NULL, 
	disability_number TEXT DEFAULT '' NOT NULL, 
	labour_capacity TEXT DEFAULT '' NOT NULL, 
	skill TEXT DEFAULT '' NOT NULL, 
	phone TEXT DEFAULT '' NOT NULL, 
	household_type TEXT DEFAULT '' NOT NULL, 
	monitored_type TEXT DEFAULT '' NOT NULL, 
	poverty_status TEXT DEFAULT '' NOT NULL, 
	poverty_cause TEXT DEFAULT '' NOT NULL, 
	recognised_year TEXT DEFAULT '' NOT NULL, 
	lifted_year TEXT DEFAULT '' NOT NULL, 
	relocated TEXT DEFAULT '' NOT NULL, 
	resettlement_site TEXT DEFAULT '' NOT NULL, 
	minimum_living TEXT DEFAULT '' NOT NULL, 
	income_per_head TEXT DEFAULT '' NOT NULL, 
	population_status TEXT DEFAULT '' NOT NULL, 
	population_changed_on TEXT DEFAULT '' NOT NULL, 
	employment_status TEXT DEFAULT '' NOT NULL, 
	employment_intent TEXT DEFAULT '' NOT NULL, 
	intended_area TEXT DEFAULT '' NOT NULL, 
	intended_job TEXT DEFAULT '' NOT NULL, 
	expected_wage TEXT DEFAULT '' NOT NULL, 
	reason_not_employed TEXT DEFAULT '' NOT NULL, 
	training_status TEXT DEFAULT '' NOT NULL, 
	training_intent TEXT DEFAULT '' NOT NULL, 
	intended_course TEXT DEFAULT '' NOT NULL, 
	registered_address TEXT DEFAULT '' NOT NULL, 
	current_address TEXT DEFAULT '' NOT NULL, 
	helper_name TEXT DEFAULT '' NOT NULL, 
	helper_phone TEXT DEFAULT '' NOT NULL, 
	collector TEXT DEFAULT '' NOT NULL, 
	collected_on TEXT DEFAULT '' NOT NULL, 
	remark TEXT DEFAULT '' NOT NULL, 
	removed_reason TEXT DEFAULT '' NOT NULL, 
	removed_on TEXT DEFAULT '' NOT NULL, 
	verified_on TEXT DEFAULT '' NOT NULL, 
	verified_by TEXT DEFAULT '' NOT NULL, 
	verified_how TEXT DEFAULT '' NOT NULL, 
	verified_result TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_roster_person PRIMARY KEY (row_id)
);
INSERT INTO "roster_person" VALUES('af0e9f2c6a46c09b63d4',1,0,'listed','',0,'','2026-11-30 09:53:09','刘会计','61072319800101001X','person清水镇河湾村61072319800101001X张桂英','zhang gui ying','张桂英
61072319800101001x
13800000002
清水镇
河湾村
一组
zgy
zhangguiying
zhangguiyang','{"w":["189abe80c6c572b7901b","a047766aeca1f268ff1b"],"g":[[[0,1],0,{"ethnicity":0,"group":0,"head_name":0,"id_number":0,"name":0,"population_status":0,"relation":0,"removal":0,"township":0,"village":0}],[[0,1,1,1],1,{"phone":0}]]}','清水镇','河湾村','一组','','张桂英','','户主','','张桂英','61072319800101001X','','男','1980-01-01','','汉族','','','','','','','','13800000002','','','','','','','','','','','正常','','','','','','','','','','','','','','','','','','','','','','','');
INSERT INTO "roster_person" VALUES('fb31970fec13f6e4329f',2,0,'listed','',0,'','2026-11-30 09:53:09','刘会计','610723197505050037','person清水镇河湾村610723197505050037李大山','li da shan','李大山
610723197505050037
看不懂
清水镇
河湾村
二组
lds
lts
lidashan
lidaishan
litaishan','{"w":["0a20cfbf8f7d873e3478","3676b18bcb775b157acc","95b69470bd9f6210c800"],"g":[[[0,1,1,1,2,1],0,{"group":0}],[[2,1],2,{"id_number":0,"name":0,"phone":0,"population_status":0,"removal":0,"township":0,"village":0}]]}','清水镇','河湾村','二组','','','','','','李大山','610723197505050037','','男','1975-05-05','','','','','','','','','','看不懂','','','','','','','','','','','正常','','','','','','','','','','','','','','','','','','','','','','','');
INSERT INTO "roster_person" VALUES('ee56a88c9acd87630f8b',3,1,'removed','',0,'','2026-11-30 09:53:10','刘会计','61072319600606005X','person清水镇河湾村61072319600606005X王小五','wang xiao wu','王小五
61072319600606005x
清水镇
河湾村
wxw
yxw
wangxiaowu
yuxiaowu','{"w":["c5f1338c4f5c4c11b036","f01c465d5c73c4bd9c40"],"g":[[[0,1],0,{"id_number":0,"name":0,"population_status":0,"township":0,"village":0}],[[0,1,1,1],1,{"removal":0}]]}','清水镇','河湾村','','','','','','','王小五','61072319600606005X','','男','1960-06-06','','','','','','','','','','','','','','','','','','','','','正常','','','','','','','','','','','','','','','','','','迁出','2026-11-30','','','','');
INSERT INTO "roster_person" VALUES('2c7247d10cd78e3dceae',4,0,'listed','',0,'','2026-11-30 09:53:15','河湾村','610723198808080078','person清水镇河湾村610723198808080078赵六','zhao liu','赵六
610723198808080078
13900000003
清水镇
河湾村
zl
zhaoliu
zhaolu','{"w":["e0ac7b3cadcc572555a0"],"g":[[[0,1],0,{"id_number":0,"name":0,"phone":0,"population_status":0,"removal":0,"township":0,"village":0}]]}','清水镇','河湾村','','','','','','','赵六','610723198808080078','','男','1988-08-08','','','','','','','','','','13900000003','','','','','','','','','','','正常','','','','','','','','','','','','','','','','','','','','','','','');
CREATE TABLE roster_post (
	row_id TEXT NOT NULL, 
	row_place INTEGER DEFAULT '0' NOT NULL, 
	row_gone INTEGER DEFAULT '0' NOT NULL, 
	row_standing TEXT DEFAULT '' NOT NULL, 
	row_open TEXT DEFAULT '' NOT NULL, 
	row_open_count INTEGER DEFAULT '0' NOT NULL, 
	row_received TEXT DEFAULT '' NOT NULL, 
	row_changed_at TEXT DEFAULT '' NOT NULL, 
	row_changed_by TEXT DEFAULT '' NOT NULL, 
	row_holder TEXT DEFAULT '' NOT NULL, 
	row_pairing TEXT DEFAULT '' NOT NULL, 
	row_pinyin TEXT DEFAULT '' NOT NULL, 
	row_search TEXT DEFAULT '' NOT NULL, 
	row_memory TEXT DEFAULT '' NOT NULL, 
	township TEXT DEFAULT '' NOT NULL, 
	village TEXT DEFAULT '' NOT NULL, 
	"group" TEXT DEFAULT '' NOT NULL, 
	head_name TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	id_number TEXT DEFAULT '' NOT NULL, 
	sex TEXT DEFAULT '' NOT NULL, 
	age TEXT DEFAULT '' NOT NULL, 
	phone TEXT DEFAULT '' NOT NULL, 
	category TEXT DEFAULT '' NOT NULL, 
	post TEXT DEFAULT '' NOT NULL, 
	employer TEXT DEFAULT '' NOT NULL, 
	employer_type TEXT DEFAULT '' NOT NULL, 
	funded_by TEXT DEFAULT '' NOT NULL, 
	hours_type TEXT DEFAULT '' NOT NULL, 
	agreement TEXT DEFAULT '' NOT NULL, 
	agreement_from TEXT DEFAULT '' NOT NULL, 
	agreement_to TEXT DEFAULT '' NOT NULL, 
	started_on TEXT DEFAULT '' NOT NULL, 
	ended_on TEXT DEFAULT '' NOT NULL, 
	end_reason TEXT DEFAULT '' NOT NULL, 
	months TEXT DEFAULT '' NOT NULL, 
	monthly_subsidy TEXT DEFAULT '' NOT NULL, 
	pay_cycle TEXT DEFAULT '' NOT NULL, 
	payable_amount TEXT DEFAULT '' NOT NULL, 
	paid_amount TEXT DEFAULT '' NOT NULL, 
	paid_on TEXT DEFAULT '' NOT NULL, 
	paid_by TEXT DEFAULT '' NOT NULL, 
	appraisal TEXT DEFAULT '' NOT NULL, 
	insured TEXT DEFAULT '' NOT NULL, 
	announced_on TEXT DEFAULT '' NOT NULL, 
	cadre_relative TEXT DEFAULT '' NOT NULL, 
	bank TEXT DEFAULT '' NOT NULL, 
	bank_card TEXT DEFAULT '' NOT NULL, 
	remark TEXT DEFAULT '' NOT NULL, 
	removed_reason TEXT DEFAULT '' NOT NULL, 
	removed_on TEXT DEFAULT '' NOT NULL, 
	verified_on TEXT DEFAULT '' NOT NULL, 
	verified_by TEXT DEFAULT '' NOT NULL, 
	verified_how TEXT DEFAULT '' NOT NULL, 
	verified_result TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_roster_post PRIMARY KEY (row_id)
);
CREATE TABLE roster_training (
	row_id TEXT NOT NULL, 
	row_place INTEGER DEFAULT '0' NOT NULL, 
	row_gone INTEGER DEFAULT '0' NOT NULL, 
	row_standing TEXT DEFAULT '' NOT NULL, 
	row_open TEXT DEFAULT '' NOT NULL, 
	row_open_count INTEGER DEFAULT '0' NOT NULL, 
	row_received TEXT DEFAULT '' NOT NULL, 
	row_changed_at TEXT DEFAULT '' NOT NULL, 
	row_changed_by TEXT DEFAULT '' NOT NULL, 
	row_holder TEXT DEFAULT '' NOT NULL, 
	row_pairing TEXT DEFAULT '' NOT NULL, 
	row_pinyin TEXT DEFAULT '' NOT NULL, 
	row_search TEXT DEFAULT '' NOT NULL, 
	row_memory TEXT DEFAULT '' NOT NULL, 
	township TEXT DEFAULT '' NOT NULL, 
	village TEXT DEFAULT '' NOT NULL, 
	"group" TEXT DEFAULT '' NOT NULL, 
	head_name TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	id_number TEXT DEFAULT '' NOT NULL, 
	sex TEXT DEFAULT '' NOT NULL, 
	age TEXT DEFAULT '' NOT NULL, 
	phone TEXT DEFAULT '' NOT NULL, 
	type TEXT DEFAULT '' NOT NULL, 
	course TEXT DEFAULT '' NOT NULL, 
	class_number TEXT DEFAULT '' NOT NULL, 
	provider TEXT DEFAULT '' NOT NULL, 
	address TEXT DEFAULT '' NOT NULL, 
	started_on TEXT DEFAULT '' NOT NULL, 
	ended_on TEXT DEFAULT '' NOT NULL, 
	days TEXT DEFAULT '' NOT NULL, 
	hours TEXT DEFAULT '' NOT NULL, 
	free TEXT DEFAULT '' NOT NULL, 
	cooperation TEXT DEFAULT '' NOT NULL, 
	certificate TEXT DEFAULT '' NOT NULL, 
	certificate_level TEXT DEFAULT '' NOT NULL, 
	certificate_number TEXT DEFAULT '' NOT NULL, 
	certified_on TEXT DEFAULT '' NOT NULL, 
	living_allowance TEXT DEFAULT '' NOT NULL, 
	travel_allowance TEXT DEFAULT '' NOT NULL, 
	allowance_year TEXT DEFAULT '' NOT NULL, 
	course_subsidy TEXT DEFAULT '' NOT NULL, 
	employed_on TEXT DEFAULT '' NOT NULL, 
	outcome TEXT DEFAULT '' NOT NULL, 
	remark TEXT DEFAULT '' NOT NULL, 
	removed_reason TEXT DEFAULT '' NOT NULL, 
	removed_on TEXT DEFAULT '' NOT NULL, 
	verified_on TEXT DEFAULT '' NOT NULL, 
	verified_by TEXT DEFAULT '' NOT NULL, 
	verified_how TEXT DEFAULT '' NOT NULL, 
	verified_result TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_roster_training PRIMARY KEY (row_id)
);
INSERT INTO "roster_training" VALUES('aef35a0a84ddfaf3f37f',1,0,'listed','',0,'','2026-11-30 09:53:09','刘会计','61072319800101001X','','zhang gui ying','张桂英
61072319800101001x
13800000001
清水镇
河湾村
一组
zgy
zhangguiying
zhangguiyang','{"w":["afc45c0ec3ddde2ecd4d"],"g":[[[0,1],0,{"group":0,"head_name":0,"id_number":0,"name":0,"phone":0,"removal":0,"township":0,"village":0}]]}','清水镇','河湾村','一组','张桂英','张桂英','61072319800101001X','男','','13800000001','','','','','','','','','','','','','','','','','','','','','','','','','','','','');
CREATE TABLE roster_transfer (
	row_id TEXT NOT NULL, 
	row_place INTEGER DEFAULT '0' NOT NULL, 
	row_gone INTEGER DEFAULT '0' NOT NULL, 
	row_standing TEXT DEFAULT '' NOT NULL, 
	row_open TEXT DEFAULT '' NOT NULL, 
	row_open_count INTEGER DEFAULT '0' NOT NULL, 
	row_received TEXT DEFAULT '' NOT NULL, 
	row_changed_at TEXT DEFAULT '' NOT NULL, 
	row_changed_by TEXT DEFAULT '' NOT NULL, 
	row_holder TEXT DEFAULT '' NOT NULL, 
	row_pairing TEXT DEFAULT '' NOT NULL, 
	row_pinyin TEXT DEFAULT '' NOT NULL, 
	row_search TEXT DEFAULT '' NOT NULL, 
	row_memory TEXT DEFAULT '' NOT NULL, 
	township TEXT DEFAULT '' NOT NULL, 
	village TEXT DEFAULT '' NOT NULL, 
	"group" TEXT DEFAULT '' NOT NULL, 
	head_name TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	id_number TEXT DEFAULT '' NOT NULL, 
	sex TEXT DEFAULT '' NOT NULL, 
	age TEXT DEFAULT '' NOT NULL, 
	phone TEXT DEFAULT '' NOT NULL, 
	channel TEXT DEFAULT '' NOT NULL, 
	area TEXT DEFAULT '' NOT NULL, 
	work_type TEXT DEFAULT '' NOT NULL, 
	province TEXT DEFAULT '' NOT NULL, 
	city TEXT DEFAULT '' NOT NULL, 
	county TEXT DEFAULT '' NOT NULL, 
	address TEXT DEFAULT '' NOT NULL, 
	employer TEXT DEFAULT '' NOT NULL, 
	credit_code TEXT DEFAULT '' NOT NULL, 
	employer_type TEXT DEFAULT '' NOT NULL, 
	industry TEXT DEFAULT '' NOT NULL, 
	job TEXT DEFAULT '' NOT NULL, 
	featured TEXT DEFAULT '' NOT NULL, 
	cooperation TEXT DEFAULT '' NOT NULL, 
	escorted TEXT DEFAULT '' NOT NULL, 
	batch TEXT DEFAULT '' NOT NULL, 
	sent_by TEXT DEFAULT '' NOT NULL, 
	started_on TEXT DEFAULT '' NOT NULL, 
	ended_on TEXT DEFAULT '' NOT NULL, 
	contract TEXT DEFAULT '' NOT NULL, 
	contract_months TEXT DEFAULT '' NOT NULL, 
	insured TEXT DEFAULT '' NOT NULL, 
	monthly_wage TEXT DEFAULT '' NOT NULL, 
	months_this_year TEXT DEFAULT '' NOT NULL, 
	yearly_income TEXT DEFAULT '' NOT NULL, 
	returned_on TEXT DEFAULT '' NOT NULL, 
	return_reason TEXT DEFAULT '' NOT NULL, 
	visited_on TEXT DEFAULT '' NOT NULL, 
	transport_amount TEXT DEFAULT '' NOT NULL, 
	transport_year TEXT DEFAULT '' NOT NULL, 
	transport_status TEXT DEFAULT '' NOT NULL, 
	jobseeker_subsidy TEXT DEFAULT '' NOT NULL, 
	insurance_subsidy TEXT DEFAULT '' NOT NULL, 
	other_subsidy TEXT DEFAULT '' NOT NULL, 
	other_subsidy_amount TEXT DEFAULT '' NOT NULL, 
	other_subsidy_year TEXT DEFAULT '' NOT NULL, 
	evidence TEXT DEFAULT '' NOT NULL, 
	bank TEXT DEFAULT '' NOT NULL, 
	bank_card TEXT DEFAULT '' NOT NULL, 
	remark TEXT DEFAULT '' NOT NULL, 
	removed_reason TEXT DEFAULT '' NOT NULL, 
	removed_on TEXT DEFAULT '' NOT NULL, 
	verified_on TEXT DEFAULT '' NOT NULL, 
	verified_by TEXT DEFAULT '' NOT NULL, 
	verified_how TEXT DEFAULT '' NOT NULL, 
	verified_result TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_roster_transfer PRIMARY KEY (row_id)
);
CREATE TABLE setting (
	"key" TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY ("key")
);
INSERT INTO "setting" VALUES('worked_out_by','5b1f36ea45a51562');
INSERT INTO "setting" VALUES('operator','刘会计');
CREATE TABLE writer (
	writer TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	operator TEXT NOT NULL, 
	since TEXT NOT NULL, 
	own INTEGER NOT NULL, 
	CONSTRAINT pk_writer PRIMARY KEY (writer)
);
INSERT INTO "writer" VALUES('189abe80c6c572b7901b','河湾村','刘会计','2026-11-30 09:53:04',1);
INSERT INTO "writer" VALUES('95b69470bd9f6210c800','河湾村','刘会计','2026-11-30 09:53:08',1);
INSERT INTO "writer" VALUES('c5f1338c4f5c4c11b036','河湾村','刘会计','2026-11-30 09:53:08',1);
INSERT INTO "writer" VALUES('afc45c0ec3ddde2ecd4d','河湾村','刘会计','2026-11-30 09:53:09',1);
INSERT INTO "writer" VALUES('a047766aeca1f268ff1b','河湾村','刘会计','2026-11-30 09:53:09',1);
INSERT INTO "writer" VALUES('3676b18bcb775b157acc','河湾村','刘会计','2026-11-30 09:53:09',1);
INSERT INTO "writer" VALUES('0a20cfbf8f7d873e3478','河湾村','刘会计','2026-11-30 09:53:09',1);
INSERT INTO "writer" VALUES('f01c465d5c73c4bd9c40','河湾村','刘会计','2026-11-30 09:53:10',1);
INSERT INTO "writer" VALUES('e0ac7b3cadcc572555a0','河湾村','刘会计','2026-11-30 09:53:15',1);
CREATE INDEX ix_alias_row_id ON alias (row_id);
CREATE INDEX ix_conflict_row_id ON "conflict" (row_id);
CREATE INDEX ix_journal_entry_row_id ON journal_entry (row_id);
CREATE INDEX ix_delivery_content ON delivery (content);
CREATE INDEX ix_roster_person_learnt_intended_job ON roster_person (intended_job);
CREATE INDEX ix_roster_person_pairing ON roster_person (row_pairing);
CREATE INDEX ix_roster_person_household ON roster_person (row_gone, township, village, household_number);
CREATE INDEX ix_roster_person_learnt_group ON roster_person ("group");
CREATE INDEX ix_roster_person_learnt_intended_course ON roster_person (intended_course);
CREATE INDEX ix_roster_person_learnt_collector ON roster_person (collector);
CREATE INDEX ix_roster_person_learnt_township ON roster_person (township);
CREATE INDEX ix_roster_person_learnt_skill ON roster_person (skill);
CREATE INDEX ix_roster_person_learnt_helper_name ON roster_person (helper_name);
CREATE INDEX ix_roster_person_learnt_village ON roster_person (village);
CREATE INDEX ix_roster_person_place ON roster_person (row_gone, row_place, row_id);
CREATE INDEX ix_roster_person_holder ON roster_person (row_holder, row_gone);
CREATE INDEX ix_roster_person_learnt_resettlement_site ON roster_person (resettlement_site);
CREATE INDEX ix_roster_transfer_learnt_job ON roster_transfer (job);
CREATE INDEX ix_roster_transfer_learnt_return_reason ON roster_transfer (return_reason);
CREATE INDEX ix_roster_transfer_learnt_group ON roster_transfer ("group");
CREATE INDEX ix_roster_transfer_pairing ON roster_transfer (row_pairing);
CREATE INDEX ix_roster_transfer_learnt_bank ON roster_transfer (bank);
CREATE INDEX ix_roster_transfer_learnt_employer ON roster_transfer (employer);
CREATE INDEX ix_roster_transfer_learnt_sent_by ON roster_transfer (sent_by);
CREATE INDEX ix_roster_transfer_learnt_village ON roster_transfer (village);
CREATE INDEX ix_roster_transfer_place ON roster_transfer (row_gone, row_place, row_id);
CREATE INDEX ix_roster_transfer_learnt_batch ON roster_transfer (batch);
CREATE INDEX ix_roster_transfer_learnt_other_subsidy ON roster_transfer (other_subsidy);
CREATE INDEX ix_roster_transfer_holder ON roster_transfer (row_holder, row_gone);
CREATE INDEX ix_roster_transfer_learnt_address ON roster_transfer (address);
CREATE INDEX ix_roster_transfer_learnt_township ON roster_transfer (township);
CREATE INDEX ix_roster_business_place ON roster_business (row_gone, row_place, row_id);
CREATE INDEX ix_roster_business_holder ON roster_business (row_holder, row_gone);
CREATE INDEX ix_roster_business_learnt_township ON roster_business (township);
CREATE INDEX ix_roster_business_learnt_address ON roster_business (address);
CREATE INDEX ix_roster_business_learnt_loan_bank ON roster_business (loan_bank);
CREATE INDEX ix_roster_business_pairing ON roster_business (row_pairing);
CREATE INDEX ix_roster_business_learnt_group ON roster_business ("group");
CREATE INDEX ix_roster_business_learnt_village ON roster_business (village);
CREATE INDEX ix_roster_training_learnt_provider ON roster_training (provider);
CREATE INDEX ix_roster_training_learnt_group ON roster_training ("group");
CREATE INDEX ix_roster_training_learnt_course ON roster_training (course);
CREATE INDEX ix_roster_training_pairing ON roster_training (row_pairing);
CREATE INDEX ix_roster_training_learnt_certificate ON roster_training (certificate);
CREATE INDEX ix_roster_training_learnt_class_number ON roster_training (class_number);
CREATE INDEX ix_roster_training_learnt_village ON roster_training (village);
CREATE INDEX ix_roster_training_place ON roster_training (row_gone, row_place, row_id);
CREATE INDEX ix_roster_training_learnt_address ON roster_training (address);
CREATE INDEX ix_roster_training_holder ON roster_training (row_holder, row_gone);
CREATE INDEX ix_roster_training_learnt_township ON roster_training (township);
CREATE INDEX ix_roster_post_learnt_group ON roster_post ("group");
CREATE INDEX ix_roster_post_pairing ON roster_post (row_pairing);
CREATE INDEX ix_roster_post_learnt_employer ON roster_post (employer);
CREATE INDEX ix_roster_post_learnt_village ON roster_post (village);
CREATE INDEX ix_roster_post_place ON roster_post (row_gone, row_place, row_id);
CREATE INDEX ix_roster_post_holder ON roster_post (row_holder, row_gone);
CREATE INDEX ix_roster_post_learnt_post ON roster_post (post);
CREATE INDEX ix_roster_post_learnt_township ON roster_post (township);
CREATE INDEX ix_roster_post_learnt_bank ON roster_post (bank);
COMMIT;

PRAGMA application_id=1380209222;
PRAGMA user_version=1;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0011');
CREATE TABLE alias (
	alias TEXT NOT NULL, 
	roster TEXT NOT NULL, 
	row_id TEXT NOT NULL, 
	CONSTRAINT pk_alias PRIMARY KEY (alias)
);
CREATE TABLE asked (
	row_id TEXT NOT NULL, 
	register_key TEXT NOT NULL, 
	roster TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	CONSTRAINT pk_asked PRIMARY KEY (row_id, register_key, unit)
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
	batch INTEGER NOT NULL, said TEXT DEFAULT '' NOT NULL, run INTEGER DEFAULT '0' NOT NULL, journal INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_delivery PRIMARY KEY (number)
);
INSERT INTO "delivery" VALUES(1,'72d451c505cc8887577fd048995295ce240ffb7cb45bade1e53b2f2c2cd7aa36','','list.csv','河湾村',0,'2026-11-30 10:17:00',9,'',0,9);
CREATE TABLE disclosure (
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	who TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	what TEXT NOT NULL, 
	columns TEXT NOT NULL, 
	row_id TEXT NOT NULL, 
	rows INTEGER NOT NULL, 
	masked INTEGER NOT NULL, 
	file TEXT NOT NULL, 
	content TEXT NOT NULL, 
	link TEXT NOT NULL, 
	CONSTRAINT pk_disclosure PRIMARY KEY (number)
);
INSERT INTO "disclosure" VALUES(1,'2026-11-30 10:16:57','刘会计','exported','submission','person.* transfer.* business.* training.* post.*','',3,0,'a.xlsx','76eddb5a03199a561640096bec942216e2ed17b46ab0a0a64e97973f133cb472','202aa82f17c3a058fe8d871f12283fdc96ac586e34ea08498205af913d85974e');
CREATE TABLE explained (
	row_id TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	who TEXT NOT NULL, 
	since TEXT NOT NULL, 
	CONSTRAINT pk_explained PRIMARY KEY (row_id, rule, basis)
);
CREATE TABLE export (
	sequence INTEGER NOT NULL, 
	book TEXT NOT NULL, 
	file TEXT NOT NULL, 
	content TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	at TEXT NOT NULL, 
	operator TEXT NOT NULL, 
	journal INTEGER NOT NULL, purpose TEXT DEFAULT 'submission' NOT NULL, 
	CONSTRAINT pk_export PRIMARY KEY (sequence)
);
INSERT INTO "export" VALUES(1,'42a024f4b12129a32661','a.xlsx','76eddb5a03199a561640096bec942216e2ed17b46ab0a0a64e97973f133cb472','','2026-11-30 10:16:57','刘会计',8,'submission');
CREATE TABLE finding (
	number INTEGER NOT NULL, 
	run INTEGER NOT NULL, 
	scope TEXT NOT NULL, 
	group_key TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	level TEXT NOT NULL, 
	roster TEXT NOT NULL, 
	row_id TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	columns TEXT NOT NULL, 
	message TEXT NOT NULL, 
	remedy TEXT NOT NULL, 
	policies TEXT NOT NULL, 
	beside TEXT NOT NULL, 
	basis TEXT NOT NULL, 
	fix TEXT NOT NULL, 
	name TEXT NOT NULL, 
	township TEXT NOT NULL, 
	village TEXT NOT NULL, 
	holder TEXT NOT NULL, 
	CONSTRAINT pk_finding PRIMARY KEY (number)
);
INSERT INTO "finding" VALUES(24,1,'row','50ceab03affc702f1393','A26','error','training','50ceab03affc702f1393',1,'type','张桂英 的培训类型必须填写。','补上这一格。','','','1ee78999519b0225','','张桂英','清水镇','河湾村','61072319800101001X');
INSERT INTO "finding" VALUES(25,1,'row','50ceab03affc702f1393','A26','error','training','50ceab03affc702f1393',1,'course','张桂英 的培训工种必须填写。','补上这一格。','','','51d01d9e6de47e35','','张桂英','清水镇','河湾村','61072319800101001X');
INSERT INTO "finding" VALUES(26,1,'row','50ceab03affc702f1393','A26','error','training','50ceab03affc702f1393',1,'provider','张桂英 的培训单位必须填写。','补上这一格。','','','4daf46f0a66dc58b','','张桂英','清水镇','河湾村','61072319800101001X');
INSERT INTO "finding" VALUES(27,1,'row','50ceab03affc702f1393','A26','error','training','50ceab03affc702f1393',1,'started_on','张桂英 的培训起始日期必须填写。','补上这一格。','','','a2d2f232e3c9509e','','张桂英','清水镇','河湾村','61072319800101001X');
INSERT INTO "finding" VALUES(28,1,'row','2f579eb00ec140337aa8','A20','warning','person','2f579eb00ec140337aa8',1,'education student_status','张桂英 “文化程度”和“在校生状况”只能填一项（在校填在校，不在校填文化程度）。','在校的只填在校生状况，不在校的只填文化程度。','','','f6701a69a31c85d1','','张桂英','清水镇','河湾村','61072319800101001X');
INSERT INTO "finding" VALUES(29,1,'row','2f579eb00ec140337aa8','A26','error','person','2f579eb00ec140337aa8',1,'health','张桂英 的健康状况必须填写。','补上这一格。','','','3d199164e60d827e','','张桂英','清水镇','河湾村','61072319800101001X');
INSERT INTO "finding" VALUES(30,1,'row','2f579eb00ec140337aa8','A26','error','person','2f579eb00ec140337aa8',1,'labour_capacity','张桂英 的劳动能力必须填写。','补上这一格。','','','59900581b49cd8b3','','张桂英','清水镇','河湾村','61072319800101001X');
INSERT INTO "finding" VALUES(31,1,'row','2f579eb00ec140337aa8','A26','error','person','2f579eb00ec140337aa8',1,'household_type','张桂英 的户类型必须填写。','补上这一格。','','','7d6524dfc3ad25ba','','张桂英','清水镇','河湾村','61072319800101001X');
INSERT INTO "finding" VALUES(32,1,'row','2f579eb00ec140337aa8','A26','error','person','2f579eb00ec140337aa8',1,'relocated','张桂英 的易地搬迁必须填写。','补上这一格。','','','ee26a321a2f0c2cc','','张桂英','清水镇','河湾村','61072319800101001X');
INSERT INTO "finding" VALUES(33,1,'person','61072319800101001X','C02','warning','training','50ceab03affc702f1393',1,'phone','张桂英 在两张表里的联系电话不同：“13800000002”和“13800000001”。','对照身份证把两张表改成一样；电话以现在打得通的为准。','','[["person","2f579eb00ec140337aa8",["phone"]]]','c384fa95e8fb70b5','','张桂英','清水镇','河湾村','61072319800101001X');
INSERT INTO "finding" VALUES(34,1,'row','fa2d73b0b989ed7992ef','A14','warning','person','fa2d73b0b989ed7992ef',2,'phone','李大山 的电话“看不懂”不是11位手机号。','改成11位手机号，或带区号的固定电话。','','','95199946d78ea9fb','','李大山','清水镇','河湾村','610723197505050037');
INSERT INTO "finding" VALUES(35,1,'row','fa2d73b0b989ed7992ef','A20','warning','person','fa2d73b0b989ed7992ef',2,'education student_status','李大山 “文化程度”和“在校生状况”只能填一项（在校填在校，不在校填文化程度）。','在校的只填在校生状况，不在校的只填文化程度。','','','54094cbbd9498617','','李大山','清水镇','河湾村','610723197505050037');
INSERT INTO "finding" VALUES(36,1,'row','fa2d73b0b989ed7992ef','A26','error','person','fa2d73b0b989ed7992ef',2,'head_name','李大山 的户主姓名必须填写。','补上这一格。','','','592fa7cc1625c2a3','','李大山','清水镇','河湾村','610723197505050037');
INSERT INTO "finding" VALUES(37,1,'row','fa2d73b0b989ed7992ef','A26','error','person','fa2d73b0b989ed7992ef',2,'relation','李大山 的与户主关系必须填写。','补上这一格。','','','9f7f61b7d40effb4','','李大山','清水镇','河湾村','610723197505050037');
INSERT INTO "finding" VALUES(38,1,'row','fa2d73b0b989ed7992ef','A26','error','person','fa2d73b0b989ed7992ef',2,'ethnicity','李大山 的民族必须填写。','补上这一格。','','','d19450821699c579','','李大山','清水镇','河湾村','610723197505050037');
INSERT INTO "finding" VALUES(39,1,'row','fa2d73b0b989ed7992ef','A26','error','person','fa2d73b0b989ed7992ef',2,'health','李大山 的健康状况必须填写。','补上这一格。','','','08b946d8384cbd42','','李大山','清水镇','河湾村','610723197505050037');
INSERT INTO "finding" VALUES(40,1,'row','fa2d73b0b989ed7992ef','A26','error','person','fa2d73b0b989ed7992ef',2,'labour_capacity','李大山 的劳动能力必须填写。','补上这一格。','','','381b953edaeffb5b','','李大山','清水镇','河湾村','610723197505050037');
INSERT INTO "finding" VALUES(41,1,'row','fa2d73b0b989ed7992ef','A26','error','person','fa2d73b0b989ed7992ef',2,'household_type','李大山 的户类型必须填写。','补上这一格。','','','9f9877a4316b37d2','','李大山','清水镇','河湾村','610723197505050037');
INSERT INTO "finding" VALUES(42,1,'row','fa2d73b0b989ed7992ef','A26','error','person','fa2d73b0b989ed7992ef',2,'relocated','李大山 的易地搬迁必须填写。','补上这一格。','','','bfc5b2349fc4068d','','李大山','清水镇','河湾村','610723197505050037');
CREATE TABLE finding_beside (
	number INTEGER NOT NULL, 
	row_id TEXT NOT NULL, 
	CONSTRAINT pk_finding_beside PRIMARY KEY (number, row_id)
);
INSERT INTO "finding_beside" VALUES(33,'2f579eb00ec140337aa8');
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
INSERT INTO "identity" VALUES('b306793e969568c5be76','village','河湾村','','清水镇','安平县','2026-11-30 10:16:15');
CREATE TABLE inbox_file (
	content TEXT NOT NULL, 
	file TEXT NOT NULL, 
	at TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	CONSTRAINT pk_inbox_file PRIMARY KEY (content)
);
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
INSERT INTO "journal_batch" VALUES(1,'2026-11-30 10:16:25','刘会计','新增 张桂英（人员信息）','typed','','641f48e32c7f4e26b177',1,NULL,NULL,1,11);
INSERT INTO "journal_batch" VALUES(2,'2026-11-30 10:16:30','刘会计','新增 李大山（人员信息）','typed','','945152fa1f39281ea0be',1,NULL,NULL,1,8);
INSERT INTO "journal_batch" VALUES(3,'2026-11-30 10:16:31','刘会计','新增 王小五（人员信息）','typed','','e43d758e0a389b5a3b0b',1,NULL,NULL,1,6);
INSERT INTO "journal_batch" VALUES(4,'2026-11-30 10:16:32','刘会计','新增 张桂英（就业培训）','typed','','2bd68471e068a34f9577',1,NULL,NULL,1,8);
INSERT INTO "journal_batch" VALUES(5,'2026-11-30 10:16:33','刘会计','修改 张桂英 的联系电话','typed','','1f9e051be7777a6487f8',1,NULL,NULL,1,2);
INSERT INTO "journal_batch" VALUES(6,'2026-11-30 10:16:35','刘会计','修改 李大山 的村民小组','typed','','3b4e94b822f6e519f083',1,NULL,7,1,2);
INSERT INTO "journal_batch" VALUES(7,'2026-11-30 10:16:38','刘会计','撤销：修改 李大山 的村民小组','undone','','1efc7e4fa2831b13c321',1,6,NULL,1,2);
INSERT INTO "journal_batch" VALUES(8,'2026-11-30 10:16:41','刘会计','移除 王小五（人员信息）：迁出','removed','','a9fa2b93d4114f4eed78',1,NULL,NULL,1,1);
INSERT INTO "journal_batch" VALUES(9,'2026-11-30 10:17:00','刘会计','导入 list.csv','imported','list.csv','750594a96c3b033e2e64',1,NULL,NULL,1,7);
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
INSERT INTO "journal_entry" VALUES(1,1,'person','2f579eb00ec140337aa8','张桂英',1,NULL,'{"w":["641f48e32c7f4e26b177"],"g":[[[0,1],0,{"township":"清水镇","village":"河湾村","group":"一组","head_name":"张桂英","relation":"户主","name":"张桂英","id_number":"61072319800101001X","ethnicity":"汉族","phone":"13800000001","population_status":"正常","removal":["",""]}]]}','','','');
INSERT INTO "journal_entry" VALUES(2,1,'person','fa2d73b0b989ed7992ef','李大山',2,NULL,'{"w":["945152fa1f39281ea0be"],"g":[[[0,1],0,{"township":"清水镇","village":"河湾村","group":"二组","name":"李大山","id_number":"610723197505050037","phone":"看不懂","population_status":"正常","removal":["",""]}]]}','','','');
INSERT INTO "journal_entry" VALUES(3,1,'person','3836ad664c924221c62b','王小五',3,NULL,'{"w":["e43d758e0a389b5a3b0b"],"g":[[[0,1],0,{"township":"清水镇","village":"河湾村","name":"王小五","id_number":"61072319600606005X","population_status":"正常","removal":["",""]}]]}','','','');
INSERT INTO "journal_entry" VALUES(4,1,'training','50ceab03affc702f1393','张桂英',1,NULL,'{"w":["2bd68471e068a34f9577"],"g":[[[0,1],0,{"township":"清水镇","village":"河湾村","group":"一组","head_name":"张桂英","name":"张桂英","id_number":"61072319800101001X","phone":"13800000001","removal":["",""]}]]}','','','');
INSERT INTO "journal_entry" VALUES(5,1,'person','2f579eb00ec140337aa8','张桂英',1,'{"w":["641f48e32c7f4e26b177"],"g":[[[0,1],0,{"phone":["13800000001"]}]]}','{"w":["1f9e051be7777a6487f8","641f48e32c7f4e26b177"],"g":[[[0,1,1,1],0,{"phone":["13800000002"]}],[[0,1],0,{"touched:text":["phone=1f9e051be7777a6487f8:1"]}]]}','listed','','');
INSERT INTO "journal_entry" VALUES(6,1,'person','fa2d73b0b989ed7992ef','李大山',2,'{"w":["945152fa1f39281ea0be"],"g":[[[0,1],0,{"group":["二组"]}]]}','{"w":["3b4e94b822f6e519f083","945152fa1f39281ea0be"],"g":[[[0,1,1,1],0,{"group":["三组"]}],[[0,1],0,{"touched:text":["group=3b4e94b822f6e519f083:1"]}]]}','listed','','');
INSERT INTO "journal_entry" VALUES(7,1,'person','fa2d73b0b989ed7992ef','李大山',2,'{"w":["3b4e94b822f6e519f083","945152fa1f39281ea0be"],"g":[[[0,1,1,1],0,{"group":["三组"]}],[[0,1],0,{"touched:text":["group=3b4e94b822f6e519f083:1"]}]]}','{"w":["1efc7e4fa2831b13c321","3b4e94b822f6e519f083","945152fa1f39281ea0be"],"g":[[[0,1,1,1,2,1],0,{"group":["二组"]}],[[0,1,1,1],0,{"touched:text":[""]}]]}','listed','','');
INSERT INTO "journal_entry" VALUES(8,1,'person','3836ad664c924221c62b','王小五',3,'{"w":["e43d758e0a389b5a3b0b"],"g":[[[0,1],0,{"removal":["",""]}]]}','{"w":["a9fa2b93d4114f4eed78","e43d758e0a389b5a3b0b"],"g":[[[0,1,1,1],0,{"removal":["迁出","2026-11-30"]}]]}','listed','','');
INSERT INTO "journal_entry" VALUES(9,1,'person','56b89e4d2f8b7593aedc','赵六',4,NULL,'{"w":["750594a96c3b033e2e64"],"g":[[[0,1],0,{"township":"清水镇","village":"河湾村","name":"赵六","id_number":"610723198808080078","phone":"13900000003","population_status":"正常","removal":["",""]}]]}','','','');
CREATE TABLE lineage (
	"key" TEXT NOT NULL, 
	sender TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	roster TEXT NOT NULL, 
	columns TEXT NOT NULL, 
	deliveries INTEGER NOT NULL, 
	CONSTRAINT pk_lineage PRIMARY KEY ("key")
);
CREATE TABLE lineage_entry (
	batch INTEGER NOT NULL, 
	lineage TEXT NOT NULL, 
	row_id TEXT NOT NULL, 
	roster TEXT NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT pk_lineage_entry PRIMARY KEY (batch, lineage, row_id)
)
 WITHOUT ROWID

;
CREATE TABLE lineage_row (
	lineage TEXT NOT NULL, 
	row_id TEXT NOT NULL, 
	roster TEXT NOT NULL, 
	said TEXT NOT NULL, 
	absence TEXT NOT NULL, 
	absent_in TEXT NOT NULL, 
	CONSTRAINT pk_lineage_row PRIMARY KEY (lineage, row_id)
)
 WITHOUT ROWID

;
CREATE TABLE outbox (
	number INTEGER NOT NULL, 
	purpose TEXT NOT NULL, 
	receiver TEXT NOT NULL, 
	file TEXT NOT NULL, 
	content TEXT NOT NULL, 
	sequence INTEGER NOT NULL, 
	queued_at TEXT NOT NULL, 
	who TEXT NOT NULL, 
	state TEXT NOT NULL, 
	folder TEXT NOT NULL, 
	sent_as TEXT NOT NULL, 
	sent_at TEXT NOT NULL, 
	trouble TEXT NOT NULL, 
	CONSTRAINT pk_outbox PRIMARY KEY (number)
);
CREATE TABLE period (
	"key" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	who TEXT NOT NULL, 
	journal INTEGER NOT NULL, 
	CONSTRAINT pk_period PRIMARY KEY ("key")
);
CREATE TABLE period_figures (
	number INTEGER NOT NULL, 
	period TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	on_day TEXT NOT NULL, 
	at TEXT NOT NULL, 
	who TEXT NOT NULL, 
	journal INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	account TEXT NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_period_figures PRIMARY KEY (number)
);
CREATE TABLE period_report (
	figures INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	tables BLOB NOT NULL, 
	CONSTRAINT pk_period_report PRIMARY KEY (figures, report)
)
 WITHOUT ROWID

;
CREATE TABLE place_change (
	number INTEGER NOT NULL, 
	batch INTEGER NOT NULL, 
	old_township TEXT NOT NULL, 
	old_village TEXT NOT NULL, 
	old_code TEXT NOT NULL, 
	new_township TEXT NOT NULL, 
	new_village TEXT NOT NULL, 
	new_code TEXT NOT NULL, 
	own INTEGER NOT NULL, 
	CONSTRAINT pk_place_change PRIMARY KEY (number)
);
CREATE TABLE purged (
	mark TEXT NOT NULL, 
	on_day TEXT NOT NULL, 
	CONSTRAINT pk_purged PRIMARY KEY (mark)
);
CREATE TABLE return_book (
	number INTEGER NOT NULL, 
	township TEXT NOT NULL, 
	village TEXT NOT NULL, 
	book TEXT NOT NULL, 
	file TEXT NOT NULL, 
	content TEXT NOT NULL, 
	at TEXT NOT NULL, 
	operator TEXT NOT NULL, 
	journal INTEGER NOT NULL, 
	CONSTRAINT pk_return_book PRIMARY KEY (number)
);
CREATE TABLE review (
	row_id TEXT NOT NULL, 
	care TEXT NOT NULL, 
	roster TEXT NOT NULL, 
	CONSTRAINT pk_review PRIMARY KEY (row_id, care)
);
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
	explanations TEXT DEFAULT '' NOT NULL, 
	verified_cells TEXT DEFAULT '' NOT NULL, 
	sameness TEXT DEFAULT '' NOT NULL, 
	questions TEXT DEFAULT '' NOT NULL, 
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
	explanations TEXT DEFAULT '' NOT NULL, 
	verified_cells TEXT DEFAULT '' NOT NULL, 
	sameness TEXT DEFAULT '' NOT NULL, 
	questions TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_roster_person PRIMARY KEY (row_id)
);
INSERT INTO "roster_person" VALUES('2f579eb00ec140337aa8',1,0,'listed','',0,'','2026-11-30 10:16:33','刘会计','61072319800101001X','person清水镇河湾村61072319800101001X张桂英','zhang gui ying','张桂英
61072319800101001x
13800000002
清水镇
河湾村
一组
zgy
zhangguiying
zhangguiyang','{"w":["641f48e32c7f4e26b177","1f9e051be7777a6487f8"],"g":[[[0,1],0,{"ethnicity":0,"group":0,"head_name":0,"id_number":0,"name":0,"population_status":0,"relation":0,"removal":0,"township":0,"village":0}],[[1,1,0,1],1,{"phone":0}],[[1,1],1,{"touched:text":["phone=1f9e051be7777a6487f8:1"]}]]}','清水镇','河湾村','一组','','张桂英','','户主','','张桂英','61072319800101001X','','男','1980-01-01','','汉族','','','','','','','','13800000002','','','','','','','','','','','正常','','','','','','','','','','','','','','','','','','','','','','','','','','','');
INSERT INTO "roster_person" VALUES('fa2d73b0b989ed7992ef',2,0,'listed','',0,'','2026-11-30 10:16:38','刘会计','610723197505050037','person清水镇河湾村610723197505050037李大山','li da shan','李大山
610723197505050037
看不懂
清水镇
河湾村
二组
lds
lts
lidashan
lidaishan
litaishan','{"w":["1efc7e4fa2831b13c321","3b4e94b822f6e519f083","945152fa1f39281ea0be"],"g":[[[0,1,1,1,2,1],0,{"group":0}],[[2,1],2,{"id_number":0,"name":0,"phone":0,"population_status":0,"removal":0,"township":0,"village":0}],[[0,1,1,1],0,{"touched:text":[""]}]]}','清水镇','河湾村','二组','','','','','','李大山','610723197505050037','','男','1975-05-05','','','','','','','','','','看不懂','','','','','','','','','','','正常','','','','','','','','','','','','','','','','','','','','','','','','','','','');
INSERT INTO "roster_person" VALUES('3836ad664c924221c62b',3,1,'removed','',0,'','2026-11-30 10:16:41','刘会计','61072319600606005X','person清水镇河湾村61072319600606005X王小五','wang xiao wu','王小五
61072319600606005x
清水镇
河湾村
wxw
yxw
wangxiaowu
yuxiaowu','{"w":["e43d758e0a389b5a3b0b","a9fa2b93d4114f4eed78"],"g":[[[0,1],0,{"id_number":0,"name":0,"population_status":0,"township":0,"village":0}],[[1,1,0,1],1,{"removal":0}]]}','清水镇','河湾村','','','','','','','王小五','61072319600606005X','','男','1960-06-06','','','','','','','','','','','','','','','','','','','','','正常','','','','','','','','','','','','','','','','','','迁出','2026-11-30','','','','','','','','');
INSERT INTO "roster_person" VALUES('56b89e4d2f8b7593aedc',4,0,'listed','',0,'','2026-11-30 10:17:00','河湾村','610723198808080078','person清水镇河湾村610723198808080078赵六','zhao liu','赵六
610723198808080078
13900000003
清水镇
河湾村
zl
zhaoliu
zhaolu','{"w":["750594a96c3b033e2e64"],"g":[[[0,1],0,1]]}','清水镇','河湾村','','','','','','','赵六','610723198808080078','','男','1988-08-08','','','','','','','','','','13900000003','','','','','','','','','','','正常','','','','','','','','','','','','','','','','','','','','','','','','','','','');
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
	explanations TEXT DEFAULT '' NOT NULL, 
	verified_cells TEXT DEFAULT '' NOT NULL, 
	sameness TEXT DEFAULT '' NOT NULL, 
	questions TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_roster_post PRIMARY KEY (row_id)
);
CREATE TABLE roster_problem (
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
	number TEXT DEFAULT '' NOT NULL, 
	source TEXT DEFAULT '' NOT NULL, 
	found_on TEXT DEFAULT '' NOT NULL, 
	township TEXT DEFAULT '' NOT NULL, 
	village TEXT DEFAULT '' NOT NULL, 
	content TEXT DEFAULT '' NOT NULL, 
	responsible_unit TEXT DEFAULT '' NOT NULL, 
	responsible TEXT DEFAULT '' NOT NULL, 
	measure TEXT DEFAULT '' NOT NULL, 
	due_on TEXT DEFAULT '' NOT NULL, 
	state TEXT DEFAULT '' NOT NULL, 
	closed_on TEXT DEFAULT '' NOT NULL, 
	evidence TEXT DEFAULT '' NOT NULL, 
	rule TEXT DEFAULT '' NOT NULL, 
	about TEXT DEFAULT '' NOT NULL, 
	basis TEXT DEFAULT '' NOT NULL, 
	remark TEXT DEFAULT '' NOT NULL, 
	removed_reason TEXT DEFAULT '' NOT NULL, 
	removed_on TEXT DEFAULT '' NOT NULL, 
	verified_on TEXT DEFAULT '' NOT NULL, 
	verified_by TEXT DEFAULT '' NOT NULL, 
	verified_how TEXT DEFAULT '' NOT NULL, 
	verified_result TEXT DEFAULT '' NOT NULL, 
	explanations TEXT DEFAULT '' NOT NULL, 
	verified_cells TEXT DEFAULT '' NOT NULL, 
	sameness TEXT DEFAULT '' NOT NULL, 
	questions TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_roster_problem PRIMARY KEY (row_id)
);
CREATE TABLE roster_target (
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
	year TEXT DEFAULT '' NOT NULL, 
	township TEXT DEFAULT '' NOT NULL, 
	village TEXT DEFAULT '' NOT NULL, 
	indicator TEXT DEFAULT '' NOT NULL, 
	target TEXT DEFAULT '' NOT NULL, 
	typed_actual TEXT DEFAULT '' NOT NULL, 
	due_on TEXT DEFAULT '' NOT NULL, 
	standard TEXT DEFAULT '' NOT NULL, 
	responsible_unit TEXT DEFAULT '' NOT NULL, 
	responsible TEXT DEFAULT '' NOT NULL, 
	remark TEXT DEFAULT '' NOT NULL, 
	removed_reason TEXT DEFAULT '' NOT NULL, 
	removed_on TEXT DEFAULT '' NOT NULL, 
	verified_on TEXT DEFAULT '' NOT NULL, 
	verified_by TEXT DEFAULT '' NOT NULL, 
	verified_how TEXT DEFAULT '' NOT NULL, 
	verified_result TEXT DEFAULT '' NOT NULL, 
	explanations TEXT DEFAULT '' NOT NULL, 
	verified_cells TEXT DEFAULT '' NOT NULL, 
	sameness TEXT DEFAULT '' NOT NULL, 
	questions TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_roster_target PRIMARY KEY (row_id)
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
	explanations TEXT DEFAULT '' NOT NULL, 
	verified_cells TEXT DEFAULT '' NOT NULL, 
	sameness TEXT DEFAULT '' NOT NULL, 
	questions TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_roster_training PRIMARY KEY (row_id)
);
INSERT INTO "roster_training" VALUES('50ceab03affc702f1393',1,0,'listed','',0,'','2026-11-30 10:16:32','刘会计','61072319800101001X','','zhang gui ying','张桂英
61072319800101001x
13800000001
清水镇
河湾村
一组
zgy
zhangguiying
zhangguiyang','{"w":["2bd68471e068a34f9577"],"g":[[[0,1],0,1]]}','清水镇','河湾村','一组','张桂英','张桂英','61072319800101001X','男','','13800000001','','','','','','','','','','','','','','','','','','','','','','','','','','','','','','','','');
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
	explanations TEXT DEFAULT '' NOT NULL, 
	verified_cells TEXT DEFAULT '' NOT NULL, 
	sameness TEXT DEFAULT '' NOT NULL, 
	questions TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_roster_transfer PRIMARY KEY (row_id)
);
CREATE TABLE row_group (
	run INTEGER NOT NULL, 
	scope TEXT NOT NULL, 
	group_key TEXT NOT NULL, 
	row_id TEXT NOT NULL, 
	roster TEXT NOT NULL, 
	CONSTRAINT pk_row_group PRIMARY KEY (run, scope, group_key, row_id)
)
 WITHOUT ROWID

;
INSERT INTO "row_group" VALUES(1,'alike:name_and_birth','张桂英 19800101','2f579eb00ec140337aa8','person');
INSERT INTO "row_group" VALUES(1,'alike:name_and_birth','李大山 19750505','fa2d73b0b989ed7992ef','person');
INSERT INTO "row_group" VALUES(1,'alike:phone','13800000002','2f579eb00ec140337aa8','person');
INSERT INTO "row_group" VALUES(1,'household','清水镇河湾村name张桂英','2f579eb00ec140337aa8','person');
INSERT INTO "row_group" VALUES(1,'person','610723197505050037','fa2d73b0b989ed7992ef','person');
INSERT INTO "row_group" VALUES(1,'person','61072319800101001X','2f579eb00ec140337aa8','person');
INSERT INTO "row_group" VALUES(1,'person','61072319800101001X','50ceab03affc702f1393','training');
CREATE TABLE setting (
	"key" TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY ("key")
);
INSERT INTO "setting" VALUES('operator','刘会计');
INSERT INTO "setting" VALUES('findings_run','1');
INSERT INTO "setting" VALUES('findings_fingerprint','6a0b649c959252748d611f76');
INSERT INTO "setting" VALUES('disclosure_head','1 202aa82f17c3a058fe8d871f12283fdc96ac586e34ea08498205af913d85974e');
INSERT INTO "setting" VALUES('worked_out_by','cf58f0a4ef89966f');
CREATE TABLE unchecked (
	row_id TEXT NOT NULL, 
	roster TEXT NOT NULL, 
	batch INTEGER NOT NULL, 
	CONSTRAINT pk_unchecked PRIMARY KEY (row_id)
);
INSERT INTO "unchecked" VALUES('56b89e4d2f8b7593aedc','person',9);
CREATE TABLE writer (
	writer TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	operator TEXT NOT NULL, 
	since TEXT NOT NULL, 
	own INTEGER NOT NULL, 
	CONSTRAINT pk_writer PRIMARY KEY (writer)
);
INSERT INTO "writer" VALUES('641f48e32c7f4e26b177','河湾村','刘会计','2026-11-30 10:16:25',1);
INSERT INTO "writer" VALUES('945152fa1f39281ea0be','河湾村','刘会计','2026-11-30 10:16:30',1);
INSERT INTO "writer" VALUES('e43d758e0a389b5a3b0b','河湾村','刘会计','2026-11-30 10:16:31',1);
INSERT INTO "writer" VALUES('2bd68471e068a34f9577','河湾村','刘会计','2026-11-30 10:16:32',1);
INSERT INTO "writer" VALUES('1f9e051be7777a6487f8','河湾村','刘会计','2026-11-30 10:16:33',1);
INSERT INTO "writer" VALUES('3b4e94b822f6e519f083','河湾村','刘会计','2026-11-30 10:16:35',1);
INSERT INTO "writer" VALUES('1efc7e4fa2831b13c321','河湾村','刘会计','2026-11-30 10:16:38',1);
INSERT INTO "writer" VALUES('a9fa2b93d4114f4eed78','河湾村','刘会计','2026-11-30 10:16:41',1);
INSERT INTO "writer" VALUES('750594a96c3b033e2e64','河湾村','刘会计','2026-11-30 10:17:00',1);
CREATE INDEX ix_alias_row_id ON alias (row_id);
CREATE INDEX ix_conflict_row_id ON "conflict" (row_id);
CREATE INDEX ix_journal_entry_row_id ON journal_entry (row_id);
CREATE INDEX ix_delivery_content ON delivery (content);
CREATE INDEX ix_finding_group ON finding (run, scope, group_key);
CREATE INDEX ix_finding_counts ON finding (run, roster, level, rule, township, village, row_id, basis);
CREATE INDEX ix_finding_row ON finding (row_id);
CREATE INDEX ix_finding_holder ON finding (holder);
CREATE INDEX ix_finding_beside_row_id ON finding_beside (row_id);
CREATE INDEX ix_row_group_row ON row_group (row_id);
CREATE INDEX ix_lineage_sender ON lineage (sender);
CREATE INDEX ix_lineage_row_absence ON lineage_row (absence);
CREATE INDEX ix_lineage_row_row_id ON lineage_row (row_id);
CREATE INDEX ix_period_figures_period ON period_figures (period);
CREATE TRIGGER disclosure_stays BEFORE UPDATE ON disclosure BEGIN SELECT RAISE(ABORT, 'lines are only added'); END;
CREATE TRIGGER disclosure_is_kept BEFORE DELETE ON disclosure BEGIN SELECT RAISE(ABORT, 'lines are only added'); END;
CREATE TRIGGER disclosure_is_added_last BEFORE INSERT ON disclosure WHEN NEW.number != (SELECT coalesce(max(number), 0) + 1 FROM disclosure) BEGIN SELECT RAISE(ABORT, 'lines are only added'); END;
CREATE INDEX ix_roster_person_pairing ON roster_person (row_pairing);
CREATE INDEX ix_roster_person_household ON roster_person (row_gone, township, village, household_number);
CREATE INDEX ix_roster_person_place ON roster_person (row_gone, row_place, row_id);
CREATE INDEX ix_roster_person_holder ON roster_person (row_holder, row_gone);
CREATE INDEX ix_roster_transfer_pairing ON roster_transfer (row_pairing);
CREATE INDEX ix_roster_transfer_place ON roster_transfer (row_gone, row_place, row_id);
CREATE INDEX ix_roster_transfer_holder ON roster_transfer (row_holder, row_gone);
CREATE INDEX ix_roster_business_place ON roster_business (row_gone, row_place, row_id);
CREATE INDEX ix_roster_business_holder ON roster_business (row_holder, row_gone);
CREATE INDEX ix_roster_business_pairing ON roster_business (row_pairing);
CREATE INDEX ix_roster_training_pairing ON roster_training (row_pairing);
CREATE INDEX ix_roster_training_place ON roster_training (row_gone, row_place, row_id);
CREATE INDEX ix_roster_training_holder ON roster_training (row_holder, row_gone);
CREATE INDEX ix_roster_post_pairing ON roster_post (row_pairing);
CREATE INDEX ix_roster_post_place ON roster_post (row_gone, row_place, row_id);
CREATE INDEX ix_roster_post_holder ON roster_post (row_holder, row_gone);
CREATE INDEX ix_roster_target_place ON roster_target (row_gone, row_place, row_id);
CREATE INDEX ix_roster_target_holder ON roster_target (row_holder, row_gone);
CREATE INDEX ix_roster_target_pairing ON roster_target (row_pairing);
CREATE INDEX ix_roster_problem_place ON roster_problem (row_gone, row_place, row_id);
CREATE INDEX ix_roster_problem_holder ON roster_problem (row_holder, row_gone);
CREATE INDEX ix_roster_problem_pairing ON roster_problem (row_pairing);
CREATE INDEX ix_roster_business_search ON roster_business (row_gone, row_place, row_id, row_search);
CREATE INDEX ix_roster_person_search ON roster_person (row_gone, row_place, row_id, row_search);
CREATE INDEX ix_roster_post_search ON roster_post (row_gone, row_place, row_id, row_search);
CREATE INDEX ix_roster_problem_search ON roster_problem (row_gone, row_place, row_id, row_search);
CREATE INDEX ix_roster_target_search ON roster_target (row_gone, row_place, row_id, row_search);
CREATE INDEX ix_roster_training_search ON roster_training (row_gone, row_place, row_id, row_search);
CREATE INDEX ix_roster_transfer_search ON roster_transfer (row_gone, row_place, row_id, row_search);
COMMIT;

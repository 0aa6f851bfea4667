"""Whether two names may be one person's: dots, variant and look-alike characters, characters of one sound,
and what stands for a character that somebody could not type."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from roster_desktop.readings import characters
from roster_desktop.schema.pairing import folded_name
from roster_desktop.wording import Sentence, sameness

_VARIANTS = (
    "陈陳 刘劉 张張 杨楊 赵趙 黄黃 吴吳 孙孫 马馬 罗羅 郑鄭 谢謝 韩韓 冯馮 邓鄧 许許 苏蘇 卢盧 蒋蔣 贾賈 叶葉 阎閻闫 "
    "钟鍾鐘锺 谭譚 陆陸 顾顧 万萬 钱錢 汤湯 龙龍 贺賀 龚龔 严嚴 华華崋 国國囯圀 东東 兰蘭 凤鳳 云雲 龄齡 强強彊 丽麗 "
    "红紅 军軍 义義 广廣 庆慶 荣榮 贵貴 宝寶寳 胜勝 学學斈 伟偉 杰傑 峰峯 群羣 岭嶺 岩巖喦 泉湶 勋勳 升昇陞 哲喆 坤堃 "
    "昆崑崐 村邨 珍珎 鉴鑑鑒 凉涼 净淨 灵靈 爱愛 莲蓮 辉輝煇 炜煒 晋晉 恒恆 启啟啓 贤賢 铁鐵 银銀 锦錦 钢鋼 镇鎮 长長 "
    "开開 关關 闻聞 阳陽 阴陰 顺順 颖穎頴 飞飛 骏駿 鸿鴻 鹏鵬 鱼魚 麟麐 齐齊 会會 来來 传傳 儿兒 克剋 刚剛 创創 "
    "务務 劳勞 区區 协協 单單 卫衛 厂廠 发發髮 叙敘 吕呂 园園 圆圓 圣聖 坚堅 墙牆 处處 备備 复復複 头頭 奋奮 "
    "奖獎 孟勐 实實 宪憲 宾賓 寿壽夀 将將 尧堯 岁歲 帅帥 师師 带帶 弥彌 归歸 录錄 彦彥 征徵 德徳悳 忆憶 "
    "怀懷 总總 战戰 执執 扬揚 择擇 护護 报報 时時 显顯 术術 权權 条條 标標 树樹 桥橋 桂槶 楼樓 欢歡 气氣 汉漢 "
    "沈瀋 济濟 浓濃 涛濤 润潤 渊淵 温溫 湾灣 滨濱 灿燦 炉爐 点點 爷爺 独獨 猫貓 玛瑪 环環 现現 瑶瑤 电電 画畫 "
    "畅暢 皓皜 盖蓋 监監 礼禮 祯禎 离離 秋秌 种種 积積 稳穩 窦竇 笃篤 笔筆 简簡 粮糧 纪紀 纯純 纲綱 纳納 练練 "
    "绍紹 经經 结結 绪緒 维維 绵綿 绿綠 缘緣 网網 罢罷 肃肅 脉脈 腾騰 舰艦 艺藝 节節 芦蘆 苍蒼 范範 荐薦 药藥 "
    "萝蘿 蓝藍 虎虝 虑慮 虽雖 蝉蟬 补補 观觀 规規 觉覺 计計 训訓 记記 讲講 论論 设設 证證 识識 诗詩 诚誠 详詳 语語 "
    "诺諾 谊誼 谦謙 谷穀 贝貝 财財 贞貞 质質 贡貢 费費 资資 赞贊讚 跃躍 轩軒 轮輪 轻輕 载載 辅輔 边邊 达達 迁遷 "
    "过過 运運 还還 进進 远遠 连連 选選 逊遜 遥遙 邮郵 邹鄒 郁鬱 里裏裡 锋鋒 锐銳 锡錫 镜鏡 门門 闯闖 问問 间間 闽閩 "
    "阁閣 队隊 阶階 际際 陕陝 险險 随隨 隐隱 难難 雏雛 静靜 韦韋 韧韌 韵韻 页頁 项項 领領 频頻 题題 颜顏 风風 饶饒 "
    "驰馳 骄驕 鲁魯 鲜鮮 鸣鳴 鸽鴿 鹤鶴 鹰鷹 麦麥 黎黧 鼎鼑 于於 后後 台臺颱 叶枼 梁樑 朱硃 游遊 志誌 余餘 党黨 "
    "干乾幹 秘祕 娘孃 婵嬋 娇嬌 姗姍 妍姸 嬴瀛 娴嫻 妇婦 芸蕓 葱蔥 宁寧甯寗 佑祐 修脩 仙僊 俊儁 仓倉 仪儀 价價 "
    "众眾 优優 伦倫 侠俠 俭儉 侨僑 侦偵 偿償 储儲"
)
"""Characters that are written for one another in names: traditional forms, and others in use."""

_LOOK_ALIKE = (
    "末未 土士 己已巳 戊戌戍 日曰 人入 大太犬 天夭 王玉主 田由甲申 千干于 刀刁 元无 午牛 今令 冶治 沂圻 晴睛 玟玫 侯候 "
    "佳住 妹姝 彬杉 杨扬 浩洁 波坡 秦泰奏 徽微 鸣呜 鸟乌 折拆析 崇祟 栗粟 茶荼 赢嬴羸 灸炙 壁璧 喧暄 辨辩辫 戴载 拔拨 毫亳 "
    "冼洗 尤龙 荣莱菜 柱桂挂 凤风 仓仑 旦且 白自百 秀季李 全金 明朋 丹舟 户尸 爪瓜 贝见 石右古 左右 木术本 代伐 休体 名各 "
    "因困 芬岔 芝乏 孟盂 历厉 史吏 司同 宇字 宣宜 官宫 军罕 建健 延廷 往住 徒徙 恒桓 恢炽 悦税 成咸 扑朴 "
    "抒杼 拓柘 旭旮 昊吴 昌昱 春舂 晓哓 晖辉 晨辰 晶品 暖暧 朱失 杏否 杰烈 枝技 柏伯 柳抑 栋株 根恨 格洛 桃挑 "
    "梅海 梓样 楠南 欣欧 武式 永水 汪江 沙砂 洪供 涛祷 淑椒 清请 湘相 溪奚 炳柄 炎灸 烨桦 焕涣 燕蒸 "
    "玲铃 珂坷 珊删 珠株 琳林 瑜愉 瑾谨 璐路 盈盘 盛威 睿客 祖组 祥样 福幅 科料 竹什 "
    "维推 美姜 翔翊 耀躁 聪总 肖尚 胜性 臣巨 良艮 艳绝 芮苪 苑宛 茂茷 茹菇 莉利 菊蓟 萍苹 蓉容 蕾雷 "
    "虹红 许讦 贞贝 贵责 赛寒 超起 达过 迪油 逸免 邓邱 郎朗 郭敦 钧钩 铭名 锋峰 闫闰 阁阔 陈阵 雄雌 雪雷 "
    "青育 静净 颖颍 飞气 骏俊 鹏朋 麻床 黎梨 兔免 勺匀 币市 折拆 圆园"
)
"""Characters that a hasty eye takes for one another."""

_READ_IN_SEVERAL_WAYS = frozenset(
    "曾单解仇查盖任朴翟覃华宁缪乐员冼车尉召种那晁燕祭繁过应朝重长行传降省兴中相少为和正更佳茜莎俞好干"
)

_STAND_INS = frozenset("?？□■〇○*＊_＿�×")
_SHORT = 4
"""From so many characters on a name is compared as a whole; shorter ones character by character."""
_NEAR = 0.8


class NameLikeness(Struct, frozen=True):
    """How two names resemble each other, and how much that says."""

    reason: Sentence
    weight: float
    is_one_name: bool = False
    """Whether it is but another way of writing the same name."""


_SAME = NameLikeness(sameness.SAME_NAME, 3.0, is_one_name=True)
_DOTS = NameLikeness(sameness.NAME_DOTS, 3.0, is_one_name=True)
_VARIANT = NameLikeness(sameness.NAME_VARIANT, 3.0, is_one_name=True)
_SUBSTITUTE = NameLikeness(sameness.NAME_SUBSTITUTE, 3.0)
_HOMOPHONE = NameLikeness(sameness.NAME_HOMOPHONE, 2.5)
_LOOKS = NameLikeness(sameness.NAME_LOOKS_ALIKE, 2.0)
_NEAR_NAME = NameLikeness(sameness.NAME_NEAR, 2.0)
_NEAR_SOUND = NameLikeness(sameness.NAME_NEARLY_SOUNDS, 1.5)


def name_likeness(one: str, other: str) -> NameLikeness | None:
    """How the names resemble each other; None where they do not, or one is blank."""
    return folded_likeness(folded_name(one), folded_name(other))


# Pairs come in the order of their people: the same two names again are mostly near.
@lru_cache(maxsize=1 << 10)
def folded_likeness(first: str, second: str) -> NameLikeness | None:
    """The same of names that are folded already; for many pairs."""
    if not first or not second:
        return None
    if first == second:
        return _SAME
    bare, beside = first.replace("·", ""), second.replace("·", "")
    if bare == beside:
        return _DOTS
    if len(bare) == len(beside):
        if found := _by_character(bare, beside):
            return found
        if _fills_in(bare, beside):
            return _SUBSTITUTE
    return _NEAR_NAME if _is_near(bare, beside) else None


def sound_of_folded(name: str) -> str:
    """How the name sounds to a forgiving ear: names of one sound are looked at together."""
    return " ".join(map(_dull_sound, name.replace("·", "")))


@lru_cache(maxsize=1 << 14)
def _dull_sound(character: str) -> str:
    return _dull(_readings(character)[0])


def _by_character(one: str, other: str) -> NameLikeness | None:
    """Character beside character: each pair the same, of one sound, nearly so, or alike to look at."""
    pairs = [_alike(a, b) for a, b in zip(one, other, strict=True)]
    differing = [alike for alike in pairs if not alike.is_plain]
    if not differing:
        return _VARIANT
    if all(alike.sounds for alike in differing):
        return _HOMOPHONE
    # Of a short name something must be left that is the same.
    if len(differing) == len(one):
        return None
    if all(alike.looks for alike in differing):
        return _LOOKS
    return _NEAR_SOUND if all(alike.nearly for alike in differing) else None


class _Alike(Struct, frozen=True):
    """In what two characters are alike."""

    is_plain: bool = False
    """They are one character, or variants of one."""
    sounds: bool = False
    looks: bool = False
    nearly: bool = False


@lru_cache(maxsize=1 << 14)
def _alike(a: str, b: str) -> _Alike:
    if a == b or _plain(a) == _plain(b):
        return _Alike(is_plain=True)
    first, second = _sounds(a), _sounds(b)
    return _Alike(
        sounds=bool(first & second),
        looks=bool(_glyph(a) & _glyph(b)),
        nearly=not {*map(_dull, first)}.isdisjoint(map(_dull, second)),
    )


def _is_near(one: str, other: str) -> bool:
    """Whether long names, or one that is the beginning of the other, are nearly the same."""
    if min(len(one), len(other)) < _SHORT:
        return False
    # Only long names need it.
    from rapidfuzz.distance import Indel

    is_beginning = one.startswith(other) or other.startswith(one)
    return is_beginning or Indel.normalized_similarity(one, other) >= _NEAR


def _fills_in(one: str, other: str) -> bool:
    """Whether one name is the other with a sign in the place of a character that could not be typed."""
    if len(one) != len(other) or not (_STAND_INS & {*one, *other}):
        return False
    known = 0
    for a, b in zip(one, other, strict=True):
        if a in _STAND_INS or b in _STAND_INS:
            continue
        if _plain(a) != _plain(b):
            return False
        known += 1
    return known > 0


def _plain(text: str) -> str:
    """The text in the usual ones of variant characters."""
    return text.translate(_plain_by_code())


def _sounds(character: str) -> frozenset[str]:
    """How people read the character in a name. The table also knows readings that nobody would think of."""
    readings = _readings(character)
    return frozenset(readings if character in _READ_IN_SEVERAL_WAYS else readings[:1])


def _dull(reading: str) -> str:
    """The reading without what dialects do not tell apart: zh and z, n and l, ing and in."""
    for clear, dull in (("zh", "z"), ("ch", "c"), ("sh", "s")):
        if reading.startswith(clear):
            reading = dull + reading[2:]
    if reading.startswith("n") and reading != "n":
        reading = "l" + reading[1:]
    return reading[:-1] if reading.endswith(("ing", "eng")) else reading


@lru_cache(maxsize=1 << 14)
def _readings(character: str) -> tuple[str, ...]:
    if character.isascii():
        return (character,)
    table = characters()
    found = table.pinyin(_plain(character), style=table.Style.NORMAL, heteronym=True)[0]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1)
def _plain_by_code() -> dict[int, str]:
    return {ord(other): group[0] for group in _VARIANTS.split() for other in group[1:]}


@lru_cache(maxsize=1)
def _groups_by_glyph() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(_LOOK_ALIKE.split()):
        for character in group:
            found.setdefault(character, set()).add(number)
    return {character: frozenset(groups) for character, groups in found.items()}


def _glyph(character: str) -> frozenset[int]:
    """The groups of look-alikes in which the character is."""
    return _groups_by_glyph().get(_plain(character), frozenset())

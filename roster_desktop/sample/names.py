"""Names of people who do not exist, as they are given in a village of each generation."""

from __future__ import annotations

from random import Random

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石"
    "廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_COMMON = _SURNAMES[:24]

_MEN = (
    (1965, "建国 志明 德福 永昌 正明 文学 天才 长林 兴成 明义 世荣 国华 安邦 有才 福生 怀礼 克俭 自强 万成 宗林"),
    (1985, "志强 军 小军 建军 勇 伟 海涛 红卫 永强 晓东 春生 文斌 宝成 新民 卫东 永刚 小平 刚 建平 海军"),
    (2003, "鹏 浩 磊 帆 超 凯 明 涛 波 杰 旭东 亚飞 鑫 振华 小龙 文博 佳伟 少华 家豪 晨光"),
    (9999, "子轩 浩然 宇航 梓豪 俊熙 一鸣 睿 博文 天佑 奕辰 嘉懿 沐阳 铭轩 泽宇 皓轩"),
)  # fmt: skip
_WOMEN = (
    (1965, "桂英 秀兰 玉芳 翠花 素珍 凤英 兰英 桂花 淑珍 秀梅 玉兰 金莲 彩云 月娥 桂芳 菊香 春兰 秀珍 惠芳 改珍"),
    (1985, "小兰 彩霞 丽 晓红 雪梅 小芳 红霞 海燕 春燕 艳 敏 小琴 晓丽 文娟 建芳 丽娟 小红 玉梅 秀丽 亚莉"),
    (2003, "婷 丹 静 娜 倩 欣 雪 梦婷 佳 瑶 文静 莹 思雨 晓雯 雅琪 媛媛 娇 慧敏 艳妮 甜甜"),
    (9999, "梓涵 欣怡 诗涵 雨萱 可馨 一诺 语桐 若汐 沐晴 思妍 佳怡 梦瑶 雅涵 依诺 紫萱"),
)  # fmt: skip
_GIVEN = {
    sex: tuple((until, tuple(names.split())) for until, names in names_by_year)
    for sex, names_by_year in (("男", _MEN), ("女", _WOMEN))
}


def surname(draw: Random) -> str:
    """A family's name; a few names are those of half a village."""
    return draw.choice(_COMMON if draw.random() < 0.6 else _SURNAMES)


def given_name(draw: Random, sex: str, year: int) -> str:
    """A name as children born in that year were given."""
    return draw.choice(next(names for until, names in _GIVEN[sex] if year < until))


def full_name(draw: Random, sex: str, year: int) -> str:
    """Somebody's whole name."""
    return surname(draw) + given_name(draw, sex, year)

"""Sentences about people who may be one and the same: what speaks for it, what against, what was decided."""

from __future__ import annotations

from roster_desktop.wording.sentence import Sentence

SAME_NUMBER = Sentence("same-number", "身份证号相同", "same ID number")
OLD_AND_NEW = Sentence("same-number-old-new", "一个是15位老号，一个是18位，是同一个号", "15- and 18-digit form of one ID")
ONE_DIGIT = Sentence("id-one-digit", "身份证号只差1位", "ID numbers differ in one digit")
TWO_DIGITS = Sentence("id-two-digits", "身份证号差2位", "ID numbers differ in two digits")
SWAPPED = Sentence("id-swapped", "身份证号有两位写颠倒", "two neighbouring digits of the ID swapped")
LOST_DIGIT = Sentence("id-lost-digit", "身份证号少写或多写了1位", "one digit of the ID missing or too many")
ONE_IS_WRONG = Sentence("id-one-is-wrong", "其中一个号码校验位不对", "one of the IDs has a wrong check digit")
NUMBER_MISSING = Sentence("id-missing", "一方没填身份证号", "one of them has no ID number")
OTHER_NUMBER = Sentence("id-other", "身份证号不同", "different ID numbers")

SAME_NAME = Sentence("same-name", "姓名相同", "same name")
NAME_DOTS = Sentence("name-dots", "姓名只差间隔号“·”", "names differ in the middle dot only")
NAME_VARIANT = Sentence("name-variant", "姓名只是繁简体、异体字不同", "variant characters of one name")
NAME_SUBSTITUTE = Sentence(
    "name-substitute", "生僻字写成了“?”或别的代替", "a rare character was replaced by a stand-in"
)
NAME_HOMOPHONE = Sentence("name-homophone", "同音不同字", "same sound, other character")
NAME_NEARLY_SOUNDS = Sentence("name-near-sound", "读音相近（平翘舌、前后鼻音等）", "nearly the same sound")
NAME_LOOKS_ALIKE = Sentence("name-look-alike", "字形相近", "characters that look alike")
NAME_NEAR = Sentence("name-near", "姓名相近", "similar names")
OTHER_NAME = Sentence("name-other", "姓名不同", "different names")

SAME_BIRTH = Sentence("same-birth", "出生日期一致", "same birth date")
OTHER_BIRTH = Sentence("other-birth", "出生日期不同", "different birth dates")
SAME_PHONE = Sentence("same-phone", "电话一致", "same phone")
SAME_HOUSEHOLD = Sentence("same-household", "同一户", "same household")
SAME_HEAD = Sentence("same-head", "户主相同", "same head of household")
OTHER_SEX = Sentence("other-sex", "性别不同", "different sex")
OTHER_VILLAGE = Sentence("other-village", "不在同一个村", "different villages")

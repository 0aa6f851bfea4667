"""Names are compared as people mean them."""

from __future__ import annotations

import pytest

from roster_desktop.divisions import everyday_name


@pytest.mark.parametrize(
    ("official", "everyday"),
    [
        ("张沟村委会", "张沟村"),
        ("张沟村民委员会", "张沟村"),
        ("张沟村村民委员会", "张沟村"),
        ("杜村村委会", "杜村"),
        ("张沟村", "张沟村"),
        ("黄家塘社区居民委员会", "黄家塘社区"),
        ("太白社区居委会", "太白社区"),
        ("人民路居委会", "人民路居委会"),
        ("村委会", "村委会"),
        ("", ""),
    ],
)
def test_a_village_is_called_without_its_committee(official: str, everyday: str):
    assert everyday_name(official) == everyday
    assert everyday_name(everyday) == everyday

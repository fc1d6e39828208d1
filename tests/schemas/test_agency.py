"""Who may report, with the days on which each agency bears its name."""

from datetime import date

import pytest

from schemas.agency import Agency, AgencyRegistry

REGISTRY = AgencyRegistry(
    agency=(
        Agency(id="bao", name="Báo Đồng Tháp", group="press"),
        Agency(id="tx-hong-ngu", name="thị xã Hồng Ngự", group="district", valid="2008-12-23/2020-10-31"),
        Agency(id="tp-hong-ngu", name="thành phố Hồng Ngự", group="district", valid="2020-11-01/2025-06-30"),
        Agency(id="tan-hong", name="huyện Tân Hồng", group="district", valid="../2025-06-30"),
    )
)


@pytest.mark.parametrize(
    ("expects", "on", "ids"),
    [
        (["@district"], date(2020, 10, 31), ("tx-hong-ngu", "tan-hong")),
        (["@district"], date(2020, 11, 1), ("tp-hong-ngu", "tan-hong")),
        (["@press", "@district"], date(2021, 1, 5), ("bao", "tp-hong-ngu", "tan-hong")),
        (["tx-hong-ngu", "@district"], date(2021, 1, 5), ("tx-hong-ngu", "tp-hong-ngu", "tan-hong")),
        (["bao"], date(2030, 1, 1), ("bao",)),
    ],
    ids=["last day as a town", "first day as a city", "two groups", "named besides its group", "no validity"],
)
def test_a_group_means_its_members_on_the_day(expects, on, ids):
    assert REGISTRY.expand(expects, on) == ids


@pytest.mark.parametrize("expects", ["@district", "@commune", "so-y-te"])
def test_nobody_to_wait_for(expects):
    with pytest.raises(KeyError, match=expects):
        REGISTRY.expand([expects], date(2025, 7, 1))

"""Write the submissions of the sample workspace.

    python build_sample.py TARGET/inbox/cai-nghien-2016-2020 [--fonts DIR]

Needs python-docx, reportlab and lxml, and the Liberation Serif of Debian's fonts-liberation2.
Building again writes the same bytes. When each file arrived stands in received.toml.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import reports_north as north
import reports_province as province
import reports_south as south
import reports_towns as towns
from write_docx import docx_of
from write_pdf import pdf_of, register_fonts
from write_text import text_of

FONTS = Path("/usr/share/fonts/truetype/liberation2")
TRUNCATED = 0.6  # the part of the Tam Nông file that arrived


def submissions() -> Iterator[tuple[str, bytes]]:
    """Every file as (path inside the request's inbox, bytes), in the order of the registry."""
    yield "so-tttt/BC cai nghien So TTTT.docx", docx_of(province.SO_TTTT)
    yield "bao-dong-thap/Báo cáo cai nghiện 2016-2020.pdf", pdf_of(province.BAO_DONG_THAP)
    yield "dai-ptth-dong-thap/BC_PTTH_134.docx", docx_of(province.DAI_PTTH)
    yield "vhtt-thanh-pho-cao-lanh/212 BC cai nghien TPCL.docx", docx_of(towns.CAO_LANH_CITY)
    yield "vhtt-sa-dec/87-BC-PVHTT.docx", docx_of(towns.SA_DEC)
    yield "vhtt-sa-dec/87-BC-PVHTT.pdf", pdf_of(towns.SA_DEC)
    yield "vhtt-thi-xa-hong-ngu/BC 63 cai nghien.pdf", pdf_of(towns.HONG_NGU_TOWN)
    yield "vhtt-tan-hong/bao cao tan hong.txt", text_of(north.TAN_HONG, width=68).encode("utf-8")
    yield "vhtt-huyen-hong-ngu/BC71.pdf", pdf_of(north.HONG_NGU_DISTRICT)
    whole = docx_of(north.TAM_NONG)
    yield "vhtt-tam-nong/BC 66 Tam Nong.docx", whole[: int(len(whole) * TRUNCATED)]
    yield "vhtt-thap-muoi/BC 109.docx", docx_of(north.THAP_MUOI_FIRST)
    yield "vhtt-thap-muoi/ban thay the/BC 118 (moi nhat).docx", docx_of(north.THAP_MUOI_REVISED)
    yield "vhtt-huyen-cao-lanh/142_BC_PVHTT.docx", docx_of(south.CAO_LANH_DISTRICT)
    thanh_binh = docx_of(south.THANH_BINH)
    yield "vhtt-thanh-binh/BC cai nghien.docx", thanh_binh
    yield "vhtt-thanh-binh/BC cai nghien (1).docx", thanh_binh
    yield "vhtt-lap-vo/BC Lap Vo.docx", docx_of(south.LAP_VO)
    yield (
        "vhtt-chau-thanh/BC cai nghien Chau Thanh.txt",
        text_of(south.CHAU_THANH, width=None).encode("utf-8"),
    )


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("target", type=Path, help="the request's folder in the inbox")
    arguments.add_argument("--fonts", type=Path, default=FONTS, help="folder of LiberationSerif-*.ttf")
    chosen = arguments.parse_args()
    register_fonts(chosen.fonts)
    for name, content in submissions():
        path = chosen.target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"{len(content):>8}  {name}")


if __name__ == "__main__":
    main()

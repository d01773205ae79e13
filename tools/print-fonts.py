#!/usr/bin/env python3
"""Makes the fonts of the printed map: static, without hinting and layout tables, only the letters we promise.

Run once, by hand, with fonttools and brotli (Debian: python3-fonttools python3-brotli), when a font is renewed:
    print-fonts.py InterVariable.woff2 FOLDER-OF-NOTO FOLDER-TO-WRITE
InterVariable.woff2 comes from the npm package inter-ui 4.1.1, Noto Sans Arabic and Hebrew from Debian's
fonts-noto-core. All three are under the SIL Open Font License 1.1.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib import instancer

EUROPE = [(0x20, 0x7E), (0xA0, 0x52F), (0x1E00, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x23FF), (0x2460, 0x27BF), (0xFB00, 0xFB06)]
ARABIC = [(0x200B, 0x200F), (0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)]
HEBREW = [(0x200B, 0x200F), (0x590, 0x5FF), (0xFB1D, 0xFB4F)]
WEIGHTS = {"Regular": ({"wght": 420, "opsz": 15}, 400), "Medium": ({"wght": 560, "opsz": 17}, 500), "SemiBold": ({"wght": 640, "opsz": 15}, 600)}


def keep(font, ranges, path):
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, glyph_names=True)
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "DSIG", "STAT", "HVAR", "MVAR", "avar", "BASE"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[point for low, high in ranges for point in range(low, high + 1)])
    subsetter.subset(font)
    for mark in range(0x200B, 0x2010):  # they order and join, and are never seen
        if mark in font.getBestCmap():
            name = font.getBestCmap()[mark]
            font["glyf"][name] = Glyph()
            font["hmtx"][name] = (0, 0)
    font.flavor = None
    font.save(path)


def rename(font, name, weight):
    for family in (1, 4, 16):
        font["name"].setName("Inter " + name, family, 3, 1, 0x409)
    font["name"].setName("Inter-" + name, 6, 3, 1, 0x409)
    font["name"].names = [kept for kept in font["name"].names if kept.nameID in (0, 1, 2, 3, 4, 5, 6, 13, 14)]
    font["OS/2"].usWeightClass = weight


def main(inter, noto, out):
    for name, (axes, weight) in WEIGHTS.items():
        font = instancer.instantiateVariableFont(TTFont(inter), axes)
        rename(font, name, weight)
        keep(font, EUROPE, f"{out}/Inter-{name}.ttf")
    for script, ranges in (("Arabic", ARABIC), ("Hebrew", HEBREW)):
        for name in ("Regular", "Bold"):
            keep(TTFont(f"{noto}/NotoSans{script}-{name}.ttf"), ranges, f"{out}/NotoSans{script}-{name}.ttf")


main(*sys.argv[1:])

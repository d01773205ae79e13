#!/usr/bin/env python3
"""Makes the fonts of the screens: what every page needs, and what other European letters need, which browsers fetch
only where such letters stand (tokens.css names the ranges).

Run once, by hand, with fonttools and brotli (Debian: python3-fonttools python3-brotli), when the font is renewed:
    web-fonts.py InterVariable.woff2 FOLDER-TO-WRITE
InterVariable.woff2 comes from the npm package inter-ui 4.1.1, under the SIL Open Font License 1.1.
"""

import io
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

LATIN = [(0x20, 0xFF), (0x131, 0x131), (0x152, 0x153), (0x2BB, 0x2BC), (0x2C6, 0x2C6), (0x2DA, 0x2DA), (0x2DC, 0x2DC),
         (0x2002, 0x2002), (0x2009, 0x2009), (0x200B, 0x200B), (0x2013, 0x2014), (0x2018, 0x201E), (0x2022, 0x2022),
         (0x2026, 0x2026), (0x2032, 0x2033), (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2190, 0x2193),
         (0x2212, 0x2212)]
MORE = [(0x100, 0x130), (0x132, 0x151), (0x154, 0x2BA), (0x300, 0x52F), (0x1E00, 0x1EFF), (0x2010, 0x2012),
        (0x2015, 0x2017), (0x201F, 0x2021), (0x2030, 0x2031), (0x20A0, 0x20AB), (0x20AD, 0x20CF),
        (0x2116, 0x2116)]
FEATURES = ["calt", "ccmp", "locl", "kern", "mark", "mkmk", "tnum"]


def keep(inter, ranges, path):
    font = TTFont(inter)
    subsetter = subset.Subsetter(subset.Options(layout_features=FEATURES, hinting=False))
    subsetter.populate(unicodes=[point for low, high in ranges for point in range(low, high + 1)])
    subsetter.subset(font)
    whole = io.BytesIO()
    font.save(whole)
    font = instancer.instantiateVariableFont(TTFont(whole), {"wght": (400, 700)})  # no screen is lighter or heavier
    font.flavor = "woff2"
    font.save(path)


def main(inter, out):
    keep(inter, LATIN, f"{out}/inter-latin-opsz.woff2")
    keep(inter, MORE, f"{out}/inter-more-opsz.woff2")


main(*sys.argv[1:])

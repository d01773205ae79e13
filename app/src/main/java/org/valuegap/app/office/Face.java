package org.valuegap.app.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/** The bundled fonts. Each is read only when a text needs it. */
enum Face {
  INTER("Inter", "Inter-Regular", "Inter-Medium", "Inter-SemiBold"),
  ARABIC("Noto Sans Arabic", "NotoSansArabic-Regular", null, "NotoSansArabic-Bold"),
  HEBREW("Noto Sans Hebrew", "NotoSansHebrew-Regular", null, "NotoSansHebrew-Bold");

  /** A file of a face and the weight that it stands for in the style sheet. */
  record Cut(String file, int weight) {}

  final String family;
  final List<Cut> cuts;
  private @Nullable CmapLookup letters;

  Face(String family, String regular, @Nullable String medium, String bold) {
    this.family = family;
    this.cuts =
        medium == null
            ? List.of(new Cut(regular, 400), new Cut(bold, 600))
            : List.of(new Cut(regular, 400), new Cut(medium, 500), new Cut(bold, 600));
  }

  static InputStream open(Cut cut) {
    var name = "fonts/" + cut.file + ".ttf";
    var stream = Face.class.getResourceAsStream(name);
    if (stream == null) {
      throw new IllegalStateException("Not in the build: " + name);
    }
    return stream;
  }

  /** Whether this face has the letter. */
  synchronized boolean has(int letter) {
    if (letters == null) {
      try (var font = new TTFParser().parse(new RandomAccessReadBuffer(open(cuts.getFirst())))) {
        letters = font.getUnicodeCmapLookup();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return letters.getGlyphId(letter) != 0;
  }
}

package org.valuegap.app.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.valuegap.core.document.Element;

/** Whole documents as lists of elements: for snapshots, and for overviews. */
public final class Elements {
  private Elements() {}

  public static String write(Collection<? extends Element> elements) {
    return Json.write(out -> {
      out.writeStartArray();
      elements.forEach(element -> Kind.write(out, element));
      out.writeEndArray();
    });
  }

  /**
   * @throws Unreadable when the text is damaged or of a newer server
   */
  public static List<Element> read(short form, String text) {
    if (form != Changes.FORM) {
      throw new Unreadable("stored in form " + form + ", which this server does not know");
    }
    var elements = new ArrayList<Element>();
    for (var element : Json.array(Json.read(text), "elements")) {
      elements.add(Kind.read(element, true));
    }
    return elements;
  }

  /** As GZIP, quickly rather than smallest. */
  public static byte[] compress(String text) {
    var bytes = new ByteArrayOutputStream(text.length() / 4);
    try (var out = new Gzip(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws Unreadable when the bytes are damaged
   */
  public static String decompress(byte[] bytes) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new Unreadable("a damaged snapshot");
    }
  }

  private static final class Gzip extends GZIPOutputStream {
    Gzip(ByteArrayOutputStream out) throws IOException {
      super(out, 8192);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}

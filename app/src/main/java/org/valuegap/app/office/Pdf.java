package org.valuegap.app.office;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.bidi.support.ICUBreakers;
import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.PageSizeUnits;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Promise;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Maps and blank canvases as PDF: vector, tagged (PDF/UA), fonts embedded. */
public final class Pdf {
  /** The only address that a sheet may fetch; it leads into our own build. */
  private static final String STYLE = "style:print.css";

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(ContentType.Html);

  static {
    XRLog.setLoggingEnabled(false); // it would tell the log about every style it does not know
  }

  private Pdf() {}

  /**
   * Writes a map.
   *
   * @param from where the map comes from, for the head of the sheet; may be blank
   * @return the scripts that no bundled font has, in words; the document says so as well
   */
  public static Set<String> write(ValueMap map, Paper paper, String from, OutputStream to)
      throws IOException {
    var letters = new Letters();
    render(Print.of(map, paper, from, letters), letters, to);
    return letters.missing();
  }

  /** Writes the blank canvas for so many jobs. */
  public static void writeBlank(int jobs, Paper paper, OutputStream to) throws IOException {
    var letters = new Letters();
    render(Print.blank(jobs, paper, letters), letters, to);
  }

  /**
   * Writes a joint promise on one page, for both partners to agree on.
   *
   * @param from where it comes from, for the head of the sheet; may be blank
   */
  public static void writePromise(
      ValueMap map, Promise promise, Paper paper, String from, OutputStream to) throws IOException {
    var letters = new Letters();
    var sheet = PromiseSheet.of(map, promise, paper, from, letters);
    render("office/promise.jte", sheet, paper, letters, to);
  }

  private static void render(Print print, Letters letters, OutputStream to) throws IOException {
    render("office/print.jte", print, print.paper(), letters, to);
  }

  private static void render(
      String template, Object sheet, Paper paper, Letters letters, OutputStream to)
      throws IOException {
    var markup = new StringOutput();
    TEMPLATES.render(template, sheet, markup);
    var builder = new PdfRendererBuilder();
    builder.withW3cDocument(parse(markup.toString()), null);
    builder.useDefaultPageSize(paper.width, paper.height, PageSizeUnits.MM);
    builder.usePdfUaAccessibility(true);
    builder.withProducer("Valuegap");
    builder.useObjectDrawerFactory(new Symbols());
    builder.useUriResolver((_, address) -> address.equals(STYLE) ? address : null);
    builder.useProtocolsStreamImplementation(_ -> new Style(), "style");
    builder.useExternalResourceAccessControl(
        (address, _) -> STYLE.equals(address),
        ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    for (var face : letters.faces()) {
      for (var cut : face.cuts) {
        builder.useFont(() -> Face.open(cut), face.family, cut.weight(), FontStyle.NORMAL, true);
      }
    }
    builder.useUnicodeLineBreaker(new ICUBreakers.ICULineBreaker(Locale.ROOT));
    if (letters.rightToLeft()) {
      builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
      builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
    }
    builder.toStream(to);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      if (Words.runFromRight()) {
        Mirrored.columns(renderer.getRootBox());
      }
      Stretch.fillPages(renderer.getRootBox());
      renderer.createPDF();
    }
  }

  private static final class Style implements FSStream {
    @Override
    public InputStream getStream() {
      return Objects.requireNonNull(Pdf.class.getResourceAsStream("print.css"));
    }

    @Override
    public Reader getReader() {
      return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
    }
  }

  private static Document parse(String markup) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(markup)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("The printed map's template is not well-formed", e);
    }
  }
}

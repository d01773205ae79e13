package org.valuegap.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.valuemap.ValueMap;

class ImportTest {
  private static final String CANVAS =
      "Customer,JOB #1\nDana Okafor,Protect records\nPain points,Every rule needs a ticket\n"
          + "Value gap,I can't see who opened a file\n";

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    var streams =
        new Streams(InputStream.nullInputStream(), out, new PrintStream(err, true, UTF_8));
    return Cli.commands(streams).execute(arguments);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void theMapGoesToTheOutputAndEachAssumptionIsOneLine() throws IOException {
    assertThat(run("import", file("canvas.csv", CANVAS))).isZero();
    var count = new AtomicInteger();
    var map =
        ValueMap.of(
            Document.of(
                MapFile.read(
                    out.toString(UTF_8), "map.yaml", () -> new Id("n" + count.incrementAndGet()))));
    assertThat(map.customer().name()).isEqualTo("Dana Okafor");
    assertThat(map.jobs())
        .singleElement()
        .extracting(job -> job.text())
        .isEqualTo("Protect records");
    assertThat(err.toString(UTF_8)).contains("There is no row for touchpoints.\n");
  }

  @Test
  void jsonIsOneDocumentAndNothingElse() throws IOException {
    assertThat(run("import", "--format", "json", file("canvas.csv", CANVAS))).isZero();
    assertThat(out.toString(UTF_8).strip()).startsWith("{").endsWith("}");
  }

  @Test
  void aFileIsWrittenWholeOrNotAtAll() throws IOException {
    var map = folder.resolve("dana.valuemap.yaml");
    assertThat(run("import", file("canvas.csv", CANVAS), "-o", map.toString())).isZero();
    assertThat(out.size()).isZero();
    assertThat(map).content().contains("Dana Okafor");
    assertThat(run("import", file("no.csv", "a,b\n1,2\n"), "-o", map.toString())).isEqualTo(2);
    assertThat(map).content().contains("Dana Okafor");
  }

  @Test
  void whatCannotBeUsedEndsWithTwoAndOneLine() throws IOException {
    assertThat(run("import", file("feedback.csv", "id,text\n1,slow\n"))).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines()).singleElement().asString().contains("feedback.csv: ");
    err.reset();
    assertThat(run("import", file("tea.owm", "component Tea"))).isEqualTo(2);
    assertThat(run("import", file("catalog-info.yaml", "kind: Component"))).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines()).allMatch(line -> line.contains("not yet")).hasSize(2);
  }
}

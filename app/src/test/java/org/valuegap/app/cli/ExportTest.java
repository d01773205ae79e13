package org.valuegap.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code export} and {@code canvas}. */
class ExportTest {
  private static final String MAP = "docs/examples/dana-okafor.valuemap.yaml";

  @TempDir private Path folder = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    var in = new ByteArrayInputStream(new byte[0]);
    return Cli.commands(new Streams(in, out, new PrintStream(err, true, UTF_8))).execute(args);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdf", "xlsx", "csv", "md", "yaml", "json"})
  void writesEveryForm(String form) throws IOException {
    var file = folder.resolve("map." + form);
    assertThat(run("export", MAP, "--as", form, "-o", file.toString())).isZero();
    assertThat(Files.size(file)).isPositive();
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pptx", "svg", "png"})
  void laterFormsAreNotYet(String form) {
    assertThat(run("export", MAP, "--as", form)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).isEqualTo("valuegap export --as " + form + ": not yet\n");
  }

  @Test
  void anUnknownFormOrPageNamesTheKnownOnes() {
    assertThat(run("export", MAP, "--as", "doc")).isEqualTo(2);
    assertThat(run("export", MAP, "--as", "pdf", "--page", "a5")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("one of: pdf, xlsx, csv, md, yaml, json", "one of: a3, a4, letter");
  }

  @Test
  void aFileThatIsNoMapIsNamedWithItsPlace() throws IOException {
    var file =
        Files.writeString(folder.resolve("no.yaml"), "format: valuemap/1\njobs: [{jb: x}]\n");
    assertThat(run("export", file.toString(), "--as", "csv")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("no.yaml:2:").hasLineCount(1);
  }

  @Test
  void whatNoFontHasIsOneLineOnStandardError() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("han.valuemap.yaml"), "format: valuemap/1\njobs: [{job: 監査}]\n");
    assertThat(run("export", file.toString(), "--as", "pdf")).isZero();
    assertThat(err.toString(UTF_8)).contains("no bundled font has Han").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdf", "xlsx"})
  void writesTheBlankCanvas(String form) throws IOException {
    var file = folder.resolve("blank." + form);
    assertThat(run("canvas", "--jobs", "2", "--as", form, "-o", file.toString())).isZero();
    assertThat(Files.size(file)).isPositive();
  }

  @Test
  void aCanvasAsSlidesIsNotYet() {
    assertThat(run("canvas", "--as", "pptx")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).isEqualTo("valuegap canvas --as pptx: not yet\n");
  }

  @Test
  void aWorkbookOfOursComesBackWhole() throws IOException {
    var book = folder.resolve("map.xlsx").toString();
    var before = folder.resolve("before.yaml");
    var after = folder.resolve("after.yaml");
    assertThat(run("export", MAP, "--as", "yaml", "-o", before.toString())).isZero();
    assertThat(run("export", before.toString(), "--as", "xlsx", "-o", book)).isZero();
    assertThat(run("import", book, "-o", after.toString())).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(after).hasSameTextualContentAs(before);
  }

  @Test
  void aCsvOfOursComesBackWithItsTextsInOrder() throws IOException {
    var first = folder.resolve("first.csv");
    var back = folder.resolve("back.yaml");
    var second = folder.resolve("second.csv");
    assertThat(run("export", MAP, "--as", "csv", "-o", first.toString())).isZero();
    assertThat(run("import", first.toString(), "-o", back.toString())).isZero();
    assertThat(run("export", back.toString(), "--as", "csv", "-o", second.toString())).isZero();
    assertThat(second).hasSameTextualContentAs(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx"})
  void theBlankCanvasIsEmptyWhenItIsRead(String form) {
    var blank = folder.resolve("blank." + form).toString();
    assertThat(run("canvas", "--as", form, "-o", blank)).isZero();
    assertThat(run("import", blank)).isZero();
    assertThat(out.toString(UTF_8)).doesNotContain("Protect", "Verb", "deliver value");
  }
}

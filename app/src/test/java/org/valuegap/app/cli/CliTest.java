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
import org.junit.jupiter.params.provider.CsvSource;

class CliTest {
  private static final String UNTIDY =
      "jobs: [{job: 'Prove   compliance'}]\nformat: valuemap/1\ncustomer: {name: Dana Okafor}\n";
  private static final String TIDY =
      """
      format: valuemap/1
      customer: {name: Dana Okafor}
      jobs:
        - job: Prove compliance
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String input, String... args) {
    var in = new ByteArrayInputStream(input.getBytes(UTF_8));
    return Cli.commands(new Streams(in, out, new PrintStream(err, true, UTF_8))).execute(args);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frobnicate       | “frobnicate” is no command or option; see valuegap --help",
        "--frobnicate     | “--frobnicate” is no command or option; see valuegap --help",
        "fmt              | Missing required parameter: 'FILE'; see valuegap fmt --help",
        "fmt --colour x   | “--colour” is no command or option; see valuegap fmt --help",
        "score --format=json x.csv | valuegap score: not yet",
        "diff a.yaml b.yaml --format json     | valuegap diff: not yet",
        "merge base.yaml a.yaml b.yaml -o out | valuegap merge: not yet",
        "fmt no-such.yaml | no-such.yaml: no such file or folder",
      })
  void an_unusable_call_is_answered_with_status_2_and_one_line(String call, String answer) {
    assertThat(run("", call.split(" "))).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains(answer).hasLineCount(1);
    assertThat(out.size()).isZero();
  }

  @Test
  void fmt_writes_standard_input_to_standard_output() {
    assertThat(run(UNTIDY, "fmt", "-")).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo(TIDY);
    assertThat(err.size()).isZero();
  }

  @Test
  void fmt_rewrites_a_file_only_when_it_differs(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("dana.valuemap.yaml"), UNTIDY);
    assertThat(run("", "fmt", file.toString())).isZero();
    assertThat(file).hasContent(TIDY);

    var before = Files.readAttributes(file, "unix:ino");
    assertThat(run("", "fmt", file.toString())).isZero();
    assertThat(Files.readAttributes(file, "unix:ino")).isEqualTo(before);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void fmt_leaves_a_file_with_a_fault_as_it_is_and_does_the_others(@TempDir Path folder)
      throws IOException {
    var bad = Files.writeString(folder.resolve("bad.yaml"), "format: valuemap/1\njbos: []\n");
    var good = Files.writeString(folder.resolve("good.yaml"), UNTIDY);

    assertThat(run("", "fmt", bad.toString(), good.toString())).isEqualTo(2);

    assertThat(err.toString(UTF_8))
        .isEqualTo(bad + ":2:1: unknown key “jbos” in a map; did you mean “jobs”?\n");
    assertThat(bad).hasContent("format: valuemap/1\njbos: []\n");
    assertThat(good).hasContent(TIDY);
  }

  @Test
  void b06_a_file_that_is_not_utf_8_is_refused(@TempDir Path folder) throws IOException {
    var file = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xE9, 'b'});
    assertThat(run("", "fmt", file.toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("not UTF-8 text; save it as UTF-8").hasLineCount(1);
  }
}

package org.valuegap.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The writing rules judge our labelled statements as well as the product promises. */
class StatementsTest {
  @Test
  void the_rules_agree_with_people() throws IOException {
    try (var files = Files.list(Path.of("core/src/test/resources/statements"))) {
      var statements =
          Statements.read(files.filter(file -> file.toString().endsWith(".jsonl")).toList());
      assertThat(statements).hasSizeGreaterThan(1500);

      var verdict = Statements.judge(statements);
      assertThat(verdict.all().f1()).as("micro-F1").isGreaterThan(0.97);
      assertThat(verdict.goodFlaggedShare()).as("good ones with an error").isLessThan(0.02);
      assertThat(verdict.outcomesRightShare()).as("outcome parts right").isGreaterThan(0.97);
      assertThat(verdict.jobsRightShare()).as("job parts right").isGreaterThan(0.97);
    }
  }
}

package org.valuegap.app.cli;

import java.util.ArrayList;
import java.util.stream.Collectors;
import org.valuegap.app.wire.StatementLine;
import org.valuegap.app.wire.Unreadable;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Products;
import org.valuegap.core.language.Statement;
import org.valuegap.core.language.WritingRules;

/** Statements as JSON lines, in and out in the same order (CONTRACTS.md, statements). */
final class LintStatements {
  private LintStatements() {}

  /**
   * Writes the parts and findings of each statement; nothing when a line is unusable.
   *
   * @return 1 when a finding is an error, else 0
   * @throws Unusable naming the first line that is no statement
   */
  static int lint(Input input, Products products, Streams streams) {
    var statements = new ArrayList<Statement>();
    int number = 0;
    for (var line : input.text().replaceFirst("^\uFEFF", "").lines().toList()) {
      number++;
      if (!line.isBlank()) {
        statements.add(read(line, input.name() + ":" + number + ": "));
      }
    }
    var answers = new ArrayList<String>();
    boolean errors = false;
    for (var statement : statements) {
      var findings = WritingRules.check(statement, products);
      errors |= findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
      answers.add(StatementLine.write(statement, findings));
    }
    Output.text(answers.stream().map(line -> line + "\n").collect(Collectors.joining()), streams);
    return errors ? 1 : 0;
  }

  private static Statement read(String line, String place) {
    try {
      return StatementLine.read(line);
    } catch (Unreadable e) {
      throw new Unusable(place + e.detail());
    }
  }
}

package org.valuegap.core.language;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.language.Finding.Severity;
import org.valuegap.core.language.Statement.Kind;

/** An outcome begins with the direction of change. */
final class MissingDelta implements WritingRule {
  @Override
  public String id() {
    return "missing-delta";
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.OUTCOME);
  }

  @Override
  public @Nullable Finding check(Statement statement, Products products) {
    return statement.verb() == null && !statement.text().isBlank()
        ? new Finding(id(), Severity.ERROR, Message.of(id()), null, rewrite(statement))
        : null;
  }

  /** A measure alone wants only its direction: less, for all but what one wants more of. */
  private static @Nullable String rewrite(Statement statement) {
    var measure = statement.object();
    if (measure == null) {
      return null;
    }
    var text =
        statement
            .text()
            .strip()
            .replaceFirst(
                "(?i)^(less|fewer|more|zero|no|lower?|higher|high|quick(er)?|fast(er)?|short(er)?) ",
                "");
    var first = Character.toLowerCase(text.charAt(0)) + text.substring(1);
    boolean more =
        statement.text().strip().matches("(?i)(more|higher|high) .*")
            || measure
                .of(statement.text())
                .toLowerCase(Locale.ROOT)
                .matches(".*(share|accuracy|coverage|uptime|throughput|yield|savings).*");
    var article = first.startsWith("the ") ? "" : "the ";
    return (more ? "Increase " : "Minimize ") + article + first;
  }
}

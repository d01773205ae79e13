package org.valuegap.core.guidance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the method's page in the documentation says of each rule, for readers outside of it. */
public final class MethodReference {
  private static final Map<String, String> SECTIONS = read();

  private MethodReference() {}

  /** The section of a rule as Markdown, without its heading: what it is about, bad and good. */
  public static String section(String rule) {
    return Objects.requireNonNull(SECTIONS.get(rule), rule);
  }

  /** The first paragraph of a rule's section as plain text, in one line. */
  public static String summary(String rule) {
    var paragraph = section(rule).split("\\R\\R")[0].replaceAll("\\R", " ");
    return paragraph.replaceFirst("^\\*[^*]+\\* ", "").replaceAll("[*`]", "");
  }

  private static Map<String, String> read() {
    try (InputStream page = MethodReference.class.getResourceAsStream("method.md")) {
      var text = new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^### "))
          .skip(1)
          .collect(
              Collectors.toMap(
                  section -> section.lines().findFirst().orElseThrow(),
                  section -> section.replaceFirst(".*\\R", "").split("(?m)^## ")[0].strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

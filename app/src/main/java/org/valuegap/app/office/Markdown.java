package org.valuegap.app.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.ValueMapElement.Job;

/** A map as Markdown to read: a section to a job, a list to a cell, key answers bold. */
public final class Markdown {
  /** What has a meaning in Markdown or in the HTML that may stand within it. */
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~&!]");

  private static final Pattern LIST_MARK = Pattern.compile("^(\\s*)([-+=]|\\d+[.)])");

  private final ValueMap map;
  private final StringBuilder text = new StringBuilder();

  private Markdown(ValueMap map) {
    this.map = map;
  }

  public static void write(ValueMap map, OutputStream to) throws IOException {
    to.write(new Markdown(map).whole().getBytes(UTF_8));
  }

  private String whole() {
    var customer = map.customer();
    text.append("# ").append(Words.of("map"));
    text.append(customer.name().isEmpty() ? "" : ": " + escaped(customer.name())).append("\n");
    paragraph(customer.position());
    paragraph(Words.type(customer.type()));
    paragraph(customer.profile());
    var method = new MarkdownMethod(map, text);
    method.empathy();
    map.jobs().forEach(job -> job(job, method));
    return text.toString();
  }

  private void paragraph(String words) {
    if (!words.isEmpty()) {
      text.append("\n").append(escaped(words).replace("\n", "  \n")).append("\n");
    }
  }

  private void job(Job job, MarkdownMethod method) {
    text.append("\n## ").append(Words.of("job", map.jobs().indexOf(job) + 1));
    text.append(job.text().isEmpty() ? "" : ": " + escaped(job.text())).append("\n");
    for (var outcome : map.outcomes(job.id())) {
      paragraph(Words.of("desired-outcome") + ": " + outcome.text());
    }
    var gap = map.gap(job);
    if (gap.isPresent()) {
      paragraph(Words.of("gap", Math.round(gap.getAsDouble() * 100)));
    }
    for (var category : Category.values()) {
      cell(job, category);
    }
    method.job(job);
  }

  private void cell(Job job, Category category) {
    var notes = map.notes(job.id(), category);
    if (notes.isEmpty()) {
      return;
    }
    text.append("\n### ").append(Words.of("category", category)).append("\n\n");
    for (var note : notes) {
      var words = escaped(note.text()).replace("\n", "  \n  ");
      int votes = map.votes(note.id());
      text.append("- ")
          .append(note.key() ? "**" + words.replace("  \n  ", "**  \n  **") + "**" : words)
          .append(votes == 0 ? "" : " (" + Words.of("votes", votes) + ")")
          .append("\n");
    }
  }

  static String escaped(String words) {
    var lines = new StringBuilder();
    for (var line : words.split("\n", -1)) {
      var safe = SPECIAL.matcher(line).replaceAll("\\\\$0");
      var mark = LIST_MARK.matcher(safe);
      if (mark.find()) {
        int last = mark.end() - 1;
        safe = safe.substring(0, last) + "\\" + safe.substring(last);
      }
      lines.append(lines.isEmpty() ? "" : "\n").append(safe);
    }
    return lines.toString();
  }
}

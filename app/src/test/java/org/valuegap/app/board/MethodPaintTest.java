package org.valuegap.app.board;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Person.Colour;
import org.valuegap.app.account.Person.Role;
import org.valuegap.app.empathy.EmpathyPage;
import org.valuegap.app.job.JobPage;
import org.valuegap.app.page.Messages;
import org.valuegap.app.wire.Changes;
import org.valuegap.app.wire.Elements;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.language.Products;
import org.valuegap.core.valuemap.ValueMap;

/**
 * The server paints the empathy map and a job's page as the browser draws them for a reader. The
 * golden files are written by the browser's test ({@code npx vitest run -u}), the checks that it
 * draws from by this one ({@code -Dgolden=write}).
 */
class MethodPaintTest {
  private static final Path HERE = Path.of("app/src/test/resources/method");
  private static final Person INES =
      new Person(
          new Id("ines"),
          new Id("anubis"),
          "Ines Duarte",
          "ines@anubis.example",
          Role.VIEWER,
          Colour.PLUM);

  @Test
  void theBrowserDrawsFromWhatTheServerChecks() throws IOException {
    var checks = board().checked().replace("},{\"kind\"", "},\n{\"kind\"") + "\n";
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(HERE.resolve("checks.json"), checks);
    }
    assertThat(checks).isEqualTo(Files.readString(HERE.resolve("checks.json")));
  }

  @Test
  void theEmpathyMapIsPaintedAsItIsDrawn() throws IOException {
    assertThat(painted("empathy/map.jte", new EmpathyPage(board())))
        .isEqualTo(Files.readString(HERE.resolve("empathy.html")));
  }

  @Test
  void theJobsPageIsPaintedAsItIsDrawn() throws IOException {
    assertThat(painted("job/job.jte", job(new JobPage.Look(false, false, null))))
        .isEqualTo(Files.readString(HERE.resolve("job.html")));
    assertThat(painted("job/job.jte", job(new JobPage.Look(true, true, "a spreadsheet"))))
        .isEqualTo(Files.readString(HERE.resolve("job-looked-at.html")));
  }

  private static JobPage job(JobPage.Look look) throws IOException {
    var board = board();
    return new JobPage(board, Objects.requireNonNull(board.focused()), look);
  }

  private static Board board() throws IOException {
    var elements = Elements.read(Changes.FORM, Files.readString(HERE.resolve("sample.json")));
    return Board.of(
        ValueMap.of(Document.of(elements)),
        new Id("dana"),
        INES,
        false,
        null,
        "prove",
        Messages.in(List.of(Locale.ENGLISH)),
        "",
        "/icons.svg",
        Products.NONE);
  }

  private static String painted(String template, Object shown) {
    var html = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html)
        .render(template, Map.of("shown", shown), html);
    return Trees.normal(html.toString());
  }
}

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Person.Colour;
import org.valuegap.app.account.Person.Role;
import org.valuegap.app.page.Messages;
import org.valuegap.app.wire.Changes;
import org.valuegap.app.wire.Elements;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.language.Products;
import org.valuegap.core.valuemap.ValueMap;

/**
 * The server paints the tree that the browser draws over it. The golden file is written by the
 * browser's test ({@code npx vitest run -u}).
 */
class BoardPaintTest {
  private static final Path HERE = Path.of("app/src/test/resources/board");
  private static final Person INES = ines(Role.OWNER);

  @Test
  void theServerPaintsWhatTheBrowserDrawsFirst() throws IOException {
    assertThat(Trees.normal(painted("guided", "prove", INES)))
        .isEqualTo(Files.readString(HERE.resolve("sample.html")));
  }

  @Test
  void whoMayNotWriteIsShownNoControlThatWrites() throws IOException {
    assertThat(painted("guided", "prove", ines(Role.VIEWER)))
        .contains("Every auditor wants a different layout")
        .doesNotContain("data-do=\"add\"", "data-do=\"undo\"", "add-job", "job-menu");
  }

  @Test
  void anUnknownJobGivesWayToTheFirstOne() throws IOException {
    assertThat(painted(null, "gone", INES)).contains("aria-label=\"Job 1, six rows\"");
  }

  private static Person ines(Role role) {
    return new Person(
        new Id("ines"), new Id("anubis"), "Ines Duarte", "ines@anubis.example", role, Colour.PLUM);
  }

  private static String painted(@Nullable String view, String job, Person who) throws IOException {
    var elements = Elements.read(Changes.FORM, Files.readString(HERE.resolve("sample.json")));
    var map = ValueMap.of(Document.of(elements));
    var words = Messages.in(List.of(Locale.ENGLISH));
    var board =
        Board.of(
            map, new Id("dana"), who, false, view, job, words, "", "/icons.svg", Products.NONE);
    var html = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html)
        .render("board/board.jte", Map.of("board", board), html);
    return html.toString();
  }
}

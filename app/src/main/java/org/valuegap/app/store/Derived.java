package org.valuegap.app.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.store.tables.Tables;
import org.valuegap.app.wire.Changes;
import org.valuegap.app.wire.Elements;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.EmpathyNote;
import org.valuegap.core.valuemap.ValueMapElement.Force;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.JobStatement;
import org.valuegap.core.valuemap.ValueMapElement.Measurement;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Outcome;
import org.valuegap.core.valuemap.ValueMapElement.Promise;
import org.valuegap.core.valuemap.ValueMapElement.StepNote;

/** What home and search read of one document: gathered over a batch, written with it. */
final class Derived {
  /** Counted up whenever something else is derived, so that {@link Rederiving} does it anew. */
  static final int VERSION = 3;

  private static final String FIND =
      """
      INSERT INTO found_text (document_id, element_id, kind, internal, text, folded)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (document_id, element_id) DO UPDATE SET kind = excluded.kind,
        internal = excluded.internal, text = excluded.text, folded = excluded.folded\
      """;
  private static final String FORGET =
      "DELETE FROM found_text WHERE document_id = ? AND element_id = ?";
  private static final String OVERVIEW =
      """
      INSERT INTO overview (document_id, body) VALUES (?, ?)
      ON CONFLICT (document_id) DO UPDATE SET body = excluded.body\
      """;

  private static final String SAY =
      """
      INSERT INTO comment_said
        (document_id, element_id, on_id, person_id, person_name, text, said_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (document_id, element_id) DO UPDATE SET person_name = excluded.person_name,
        text = excluded.text\
      """;
  private static final String UNSAY =
      "DELETE FROM comment_said WHERE document_id = ? AND element_id = ?";

  private record Text(String kind, boolean internal, String text) {}

  private final Map<Id, @Nullable Text> texts = new HashMap<>();
  private final Map<Id, @Nullable Comment> comments = new HashMap<>();
  private boolean overview;
  private Document after = Document.EMPTY;

  /** All that is derived of a document. */
  static Derived of(Document document) {
    var derived = new Derived();
    derived.add(document.elements().stream().<Change>map(Change.Added::new).toList(), document);
    return derived;
  }

  void add(List<Change> changes, Document after) {
    this.after = after;
    for (var change : changes) {
      switch (change) {
        case Change.Added(var element) -> put(element);
        case Change.Altered(var before, var element) -> {
          overview |= isInOverview(element);
          var text = text(element);
          if (text != null && !text.equals(text(before))) {
            texts.put(element.id(), text);
          }
          say(element);
        }
        case Change.Removed(var element) -> {
          overview |= isInOverview(element);
          if (text(element) != null) {
            texts.put(element.id(), null);
          }
          if (element instanceof Comment) {
            comments.put(element.id(), null);
          }
        }
      }
    }
  }

  private void put(Element element) {
    overview |= isInOverview(element);
    var text = text(element);
    if (text != null) {
      texts.put(element.id(), text);
    }
    say(element);
  }

  /** What came from a file was said elsewhere, and to nobody here. */
  private void say(Element element) {
    if (element instanceof Comment comment
        && comment.by() instanceof Stamp by
        && by.person() != null
        && by.at() != null) {
      comments.put(comment.id(), comment);
    }
  }

  /** Whether just this is what the database has of the document. */
  boolean isStored(DSLContext sql, Id document) {
    var wanted = new HashMap<>(texts);
    wanted.values().removeIf(Objects::isNull);
    var stored = new HashMap<Id, Text>();
    sql.selectFrom(Tables.FOUND_TEXT)
        .where(Tables.FOUND_TEXT.DOCUMENT_ID.eq(document.value()))
        .forEach(row ->
            stored.put(
                new Id(row.getElementId()),
                new Text(row.getKind(), row.getInternal() == 1, row.getText())));
    var body = sql.fetchOne(Tables.OVERVIEW, Tables.OVERVIEW.DOCUMENT_ID.eq(document.value()));
    return stored.equals(wanted)
        && isSaid(sql, document)
        && body != null
        && Document.of(Elements.read(Changes.FORM, body.getBody()))
            .equals(Document.of(head(after)));
  }

  private boolean isSaid(DSLContext sql, Id document) {
    var wanted =
        comments.values().stream()
            .filter(Objects::nonNull)
            .collect(Collectors.toMap(comment -> comment.id().value(), Comment::text));
    return wanted.equals(
        sql.selectFrom(Tables.COMMENT_SAID)
            .where(Tables.COMMENT_SAID.DOCUMENT_ID.eq(document.value()))
            .fetchMap(Tables.COMMENT_SAID.ELEMENT_ID, Tables.COMMENT_SAID.TEXT));
  }

  static void write(Connection connection, Map<Id, Derived> all) throws SQLException {
    try (var statements = new Statements(connection)) {
      write(statements, all);
    }
  }

  static void write(Statements statements, Map<Id, Derived> all) throws SQLException {
    writeTexts(statements, all);
    for (var document : all.entrySet()) {
      if (!document.getValue().comments.isEmpty()) {
        writeComments(statements, document.getKey(), document.getValue().comments);
      }
    }
  }

  private static void writeComments(
      Statements statements, Id document, Map<Id, @Nullable Comment> comments) throws SQLException {
    for (var one : comments.entrySet()) {
      if (one.getValue() instanceof Comment comment && comment.by() instanceof Stamp by) {
        var say = statements.get(SAY);
        say.setString(1, document.value());
        say.setString(2, comment.id().value());
        say.setString(3, comment.on().value());
        say.setString(4, Objects.requireNonNull(by.person()).value());
        say.setString(5, by.name());
        say.setString(6, comment.text());
        say.setLong(7, Objects.requireNonNull(by.at()).toEpochMilli());
        say.executeUpdate();
      } else {
        var unsay = statements.get(UNSAY);
        unsay.setString(1, document.value());
        unsay.setString(2, one.getKey().value());
        unsay.executeUpdate();
      }
    }
  }

  private static void writeTexts(Statements statements, Map<Id, Derived> all) throws SQLException {
    int found = 0;
    int forgotten = 0;
    int seen = 0;
    for (var document : all.entrySet()) {
      var id = document.getKey().value();
      for (var text : document.getValue().texts.entrySet()) {
        if (text.getValue() == null) {
          var forget = statements.get(FORGET);
          forget.setString(1, id);
          forget.setString(2, text.getKey().value());
          forget.addBatch();
          forgotten++;
        } else {
          found++;
          bind(statements.get(FIND), id, text.getKey().value(), text.getValue());
        }
      }
      if (document.getValue().overview) {
        var overview = statements.get(OVERVIEW);
        overview.setString(1, id);
        overview.setString(2, Elements.write(head(document.getValue().after)));
        overview.addBatch();
        seen++;
      }
    }
    statements.run(FIND, found);
    statements.run(FORGET, forgotten);
    statements.run(OVERVIEW, seen);
  }

  private static void bind(java.sql.PreparedStatement find, String document, String id, Text text)
      throws SQLException {
    find.setString(1, document);
    find.setString(2, id);
    find.setString(3, text.kind);
    find.setInt(4, text.internal ? 1 : 0);
    find.setString(5, text.text);
    find.setString(6, folded(text.text));
    find.addBatch();
  }

  /** Without case and accents, so that what people type finds what people wrote. */
  static String folded(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        text = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        break;
      }
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private static boolean isInOverview(Element element) {
    return element instanceof Customer
        || element instanceof Job
        || element instanceof Outcome
        || element instanceof Measurement;
  }

  /** The document without what the home page does not show. */
  private static Collection<Element> head(Document document) {
    return document.elements().stream().filter(Derived::isInOverview).toList();
  }

  private static @Nullable Text text(Element element) {
    return switch (element) {
      case Note note ->
          new Text(
              word(note.place().category()), note.place().category().isInternal(), note.text());
      case Job job -> new Text("job", false, job.text());
      case Outcome outcome -> new Text("outcome", false, outcome.text());
      case Customer customer ->
          new Text("customer", false, (customer.name() + "\n" + customer.position()).strip());
      case EmpathyNote note -> new Text("empathy", false, note.text());
      case StepNote note -> new Text("step-note", false, note.text());
      case Promise promise -> new Text("promise", false, promise.text());
      case Force force -> new Text("force", false, force.text());
      case JobStatement said ->
          new Text(
              "statement",
              false,
              String.join("\n", said.situation(), said.motivation(), said.outcome()).strip());
      default -> null;
    };
  }

  /** As the map file names it, such as {@code high-points}. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

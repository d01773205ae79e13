package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.EDIT;
import static org.valuegap.app.store.tables.Tables.MILESTONE;
import static org.valuegap.app.store.tables.Tables.NAMED_VERSION;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valuegap.app.store.Edits.Stored;
import org.valuegap.app.wire.Changes;
import org.valuegap.app.wire.Elements;
import org.valuegap.app.wire.Unreadable;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;

/**
 * The journal read backwards: which edits there were, and what a document was at any of its
 * versions. Milestones, laid as it grows and while reading, keep the way to every version short.
 * Rule J14.
 */
@Component
public final class History {
  /** So many edits lie at most between two milestones. */
  static final int APART = 2_000;

  private final Database database;

  History(Database database) {
    this.database = database;
  }

  /**
   * Which edits are wanted.
   *
   * @param person who made them; null for anyone
   * @param about an element that they name; null for all
   */
  public record Wanted(@Nullable Id person, @Nullable Id about) {
    public static final Wanted ALL = new Wanted(null, null);

    private Condition condition() {
      var by = person == null ? DSL.noCondition() : EDIT.PERSON_ID.eq(person.value());
      return about == null ? by : by.and(EDIT.CHANGES.contains('"' + about.value() + '"'));
    }
  }

  /** A version that somebody gave a name. */
  public record Named(long version, String name, String by, Instant at) {}

  /** Somebody who made edits. */
  public record Author(Id person, String name) {}

  /** The version of the last edit; 0 when there is no such document. */
  public long last(Id document) {
    return database.read(sql -> {
      var last =
          sql.select(DSL.max(EDIT.VERSION))
              .from(EDIT)
              .where(EDIT.DOCUMENT_ID.eq(document.value()))
              .fetchOne(0, Long.class);
      return last == null ? 0 : last;
    });
  }

  /**
   * The newest wanted edits from a version down to another, newest first.
   *
   * @param from the first version looked at
   * @param to the last version looked at, which is lower
   */
  public List<Stored> newest(Id document, Wanted wanted, long from, long to, int limit) {
    return database.read(sql ->
        sql.selectFrom(EDIT)
            .where(of(document), EDIT.VERSION.between(to, from), wanted.condition())
            .orderBy(EDIT.VERSION.desc())
            .limit(limit)
            .fetch(Edits::stored));
  }

  /** The edits of a person since a time, newest first, at most so many. */
  public List<Stored> since(Id document, Id person, Instant since, int limit) {
    return database.read(sql ->
        sql.selectFrom(EDIT)
            .where(of(document), EDIT.PERSON_ID.eq(person.value()), EDIT.WRITTEN_AT.ge(since))
            .orderBy(EDIT.VERSION.desc())
            .limit(limit)
            .fetch(Edits::stored));
  }

  /** Who made edits, by name. */
  public List<Author> authors(Id document) {
    return database.read(sql ->
        sql.select(EDIT.PERSON_ID, DSL.max(EDIT.PERSON_NAME))
            .from(EDIT)
            .where(of(document), EDIT.PERSON_ID.isNotNull())
            .groupBy(EDIT.PERSON_ID)
            .orderBy(DSL.max(EDIT.PERSON_NAME))
            .fetch(row ->
                new Author(
                    new Id(Objects.requireNonNull(row.value1())),
                    Objects.requireNonNullElse(row.value2(), ""))));
  }

  /**
   * The document as it was after this version.
   *
   * @param version 0 for the document before its first edit
   * @throws Unreadable when the journal is damaged
   */
  public Document at(Id document, long version) {
    var passed = new TreeMap<Long, Document>();
    var then =
        database.read(sql -> {
          var start = milestone(sql, document, version);
          long from = start == null ? 0 : start.version;
          var state = start == null ? Document.EMPTY : start.document;
          for (var edit : between(sql, document, from, version)) {
            state = edit.changes().apply(state);
            if (edit.version() % APART == 0) {
              passed.put(edit.version(), state);
            }
          }
          return state;
        });
    passed.forEach((at, state) -> keep(document, at, state));
    return then;
  }

  /** The edits after one version up to another, in order. */
  public List<Stored> between(Id document, long after, long upTo) {
    return database.read(sql -> between(sql, document, after, upTo));
  }

  private static List<Stored> between(DSLContext sql, Id document, long after, long upTo) {
    return sql.selectFrom(EDIT)
        .where(of(document), EDIT.VERSION.gt(after), EDIT.VERSION.le(upTo))
        .orderBy(EDIT.VERSION)
        .fetch(Edits::stored);
  }

  private record Milestone(long version, Document document) {}

  private static @Nullable Milestone milestone(DSLContext sql, Id document, long version) {
    var row =
        sql.selectFrom(MILESTONE)
            .where(MILESTONE.DOCUMENT_ID.eq(document.value()), MILESTONE.VERSION.le(version))
            .orderBy(MILESTONE.VERSION.desc())
            .limit(1)
            .fetchOne();
    if (row == null) {
      return null;
    }
    try {
      var elements = Elements.read(row.getForm(), Elements.decompress(row.getBody()));
      return new Milestone(row.getVersion(), Document.of(elements));
    } catch (Unreadable _) {
      return null; // a cache; the journal has it all
    }
  }

  private void keep(Id document, long version, Document state) {
    var body = Elements.compress(Elements.write(state.elements()));
    database.write(tx -> keep(tx, document, version, body));
  }

  /** Keeps a state as a milestone, unless there is one near before it. */
  static int keep(DSLContext tx, Id document, long version, byte[] body) {
    var near =
        MILESTONE
            .DOCUMENT_ID
            .eq(document.value())
            .and(MILESTONE.VERSION.between(version - APART + 1, version));
    return tx.fetchExists(MILESTONE, near)
        ? 0
        : tx.insertInto(MILESTONE)
            .set(MILESTONE.DOCUMENT_ID, document.value())
            .set(MILESTONE.VERSION, version)
            .set(MILESTONE.FORM, Changes.FORM)
            .set(MILESTONE.BODY, body)
            .onConflictDoNothing()
            .execute();
  }

  /** The versions that have a name, newest first. */
  public List<Named> named(Id document) {
    return database.read(sql ->
        sql.selectFrom(NAMED_VERSION)
            .where(NAMED_VERSION.DOCUMENT_ID.eq(document.value()))
            .orderBy(NAMED_VERSION.VERSION.desc())
            .fetch(row ->
                new Named(row.getVersion(), row.getName(), row.getPersonName(), row.getNamedAt())));
  }

  /** Gives a version a name instead of any it had; a blank one takes the name away. */
  public void name(Id document, Named named) {
    database.write(tx -> {
      var old =
          tx.deleteFrom(NAMED_VERSION)
              .where(
                  NAMED_VERSION.DOCUMENT_ID.eq(document.value()),
                  NAMED_VERSION.VERSION.eq(named.version))
              .execute();
      return named.name.isBlank()
          ? old
          : tx.insertInto(NAMED_VERSION)
              .set(NAMED_VERSION.DOCUMENT_ID, document.value())
              .set(NAMED_VERSION.VERSION, named.version)
              .set(NAMED_VERSION.NAME, named.name)
              .set(NAMED_VERSION.PERSON_NAME, named.by)
              .set(NAMED_VERSION.NAMED_AT, named.at)
              .execute();
    });
  }

  private static Condition of(Id document) {
    return EDIT.DOCUMENT_ID.eq(document.value());
  }
}

package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.COMMENT_READ;
import static org.valuegap.app.store.tables.Tables.COMMENT_SAID;
import static org.valuegap.app.store.tables.Tables.DOCUMENT;
import static org.valuegap.app.store.tables.Tables.PERSON;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.valuegap.app.account.Person;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;

/**
 * What was said to a member in the comments of their workspace's maps: where they are mentioned,
 * and where somebody went on after them. Maps that are deleted say nothing.
 */
@Component
public final class Mentions {
  /** As many are listed and counted; what is older is found on its map. */
  public static final int MOST = 100;

  private static final int LOOKED_AT = 300;

  /** Whether the member who is asked for has read a comment. */
  private static final Condition READ =
      PERSON
          .READ_AT
          .isNotNull()
          .and(COMMENT_SAID.SAID_AT.le(PERSON.READ_AT))
          .or(COMMENT_READ.ELEMENT_ID.isNotNull());

  private static final Field<Boolean> IS_READ = DSL.field(READ);

  private final Database database;

  Mentions(Database database) {
    this.database = database;
  }

  /**
   * A comment that was said to somebody.
   *
   * @param mentions whether it names them; it goes on after them otherwise
   */
  public record Mention(
      Id document, Id comment, Stamp by, String text, boolean mentions, boolean read) {}

  /** What was said to a member, newest first. */
  public List<Mention> to(Person member) {
    return find(member, DSL.noCondition());
  }

  /** How much of it is not read yet, up to {@link #MOST}. */
  public int unread(Person member) {
    return find(member, READ.not()).size();
  }

  private List<Mention> find(Person member, Condition which) {
    var first = DSL.min(COMMENT_SAID.SAID_AT).as("first");
    var mine =
        DSL.select(COMMENT_SAID.DOCUMENT_ID, COMMENT_SAID.ON_ID, first)
            .from(COMMENT_SAID)
            .where(COMMENT_SAID.PERSON_ID.eq(member.id().value()))
            .groupBy(COMMENT_SAID.DOCUMENT_ID, COMMENT_SAID.ON_ID)
            .asTable("mine");
    var began = of(mine, first);
    var goesOn = began.isNotNull().and(COMMENT_SAID.SAID_AT.gt(began));
    var isAnswer = DSL.field(goesOn);
    var rows =
        database.read(sql ->
            sql.select(COMMENT_SAID.fields())
                .select(isAnswer, IS_READ)
                .from(COMMENT_SAID)
                .join(DOCUMENT)
                .on(DOCUMENT.ID.eq(COMMENT_SAID.DOCUMENT_ID))
                .join(PERSON)
                .on(PERSON.ID.eq(member.id().value()))
                .leftJoin(mine)
                .on(
                    of(mine, COMMENT_SAID.DOCUMENT_ID).eq(COMMENT_SAID.DOCUMENT_ID),
                    of(mine, COMMENT_SAID.ON_ID).eq(COMMENT_SAID.ON_ID))
                .leftJoin(COMMENT_READ)
                .on(
                    COMMENT_READ.PERSON_ID.eq(PERSON.ID),
                    COMMENT_READ.DOCUMENT_ID.eq(COMMENT_SAID.DOCUMENT_ID),
                    COMMENT_READ.ELEMENT_ID.eq(COMMENT_SAID.ELEMENT_ID))
                .where(DOCUMENT.WORKSPACE_ID.eq(member.workspace().value()))
                .and(DOCUMENT.DELETED_AT.isNull())
                .and(COMMENT_SAID.PERSON_ID.ne(member.id().value()))
                .and(COMMENT_SAID.TEXT.contains("@" + member.name()).or(goesOn))
                .and(which)
                .orderBy(COMMENT_SAID.SAID_AT.desc(), COMMENT_SAID.ELEMENT_ID)
                .limit(LOOKED_AT)
                .fetch());
    var called = called(member);
    return rows.stream()
        .map(row -> mention(row, isAnswer, isCalled(called, member, row.get(COMMENT_SAID.TEXT))))
        .flatMap(Optional::stream)
        .limit(MOST)
        .toList();
  }

  private static <T> Field<T> of(Table<?> table, Field<T> field) {
    return Objects.requireNonNull(table.field(field));
  }

  /** Empty when it is said to somebody else. */
  private static Optional<Mention> mention(Record row, Field<Boolean> isAnswer, boolean mentions) {
    return mentions || Boolean.TRUE.equals(row.get(isAnswer))
        ? Optional.of(
            new Mention(
                new Id(row.get(COMMENT_SAID.DOCUMENT_ID)),
                new Id(row.get(COMMENT_SAID.ELEMENT_ID)),
                new Stamp(
                    new Id(row.get(COMMENT_SAID.PERSON_ID)),
                    row.get(COMMENT_SAID.PERSON_NAME),
                    row.get(COMMENT_SAID.SAID_AT)),
                row.get(COMMENT_SAID.TEXT),
                mentions,
                Boolean.TRUE.equals(row.get(IS_READ))))
        : Optional.empty();
  }

  /** All members' names after an {@code @}; the longest counts, as the board shows them. */
  private Pattern called(Person member) {
    var names =
        database.read(sql ->
            sql.select(PERSON.NAME)
                .from(PERSON)
                .where(PERSON.WORKSPACE_ID.eq(member.workspace().value()))
                .fetch(PERSON.NAME));
    return Pattern.compile(
        names.stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "@(", ")(?![\\p{L}\\p{N}])")));
  }

  private static boolean isCalled(Pattern called, Person member, String text) {
    return called.matcher(text).results().anyMatch(at -> at.group(1).equals(member.name()));
  }

  /** One comment is read. */
  public void read(Id person, Id document, Id comment) {
    database.write(sql ->
        sql.insertInto(COMMENT_READ)
            .values(person.value(), document.value(), comment.value())
            .onConflictDoNothing()
            .execute());
  }

  /** All that was said until now is read. */
  public void readAll(Id person, Instant now) {
    database.write(sql -> {
      sql.deleteFrom(COMMENT_READ).where(COMMENT_READ.PERSON_ID.eq(person.value())).execute();
      return sql.update(PERSON)
          .set(PERSON.READ_AT, now)
          .where(PERSON.ID.eq(person.value()))
          .execute();
    });
  }
}

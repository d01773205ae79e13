package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.PERSON;
import static org.valuegap.app.store.tables.Tables.SESSION;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valuegap.app.account.Person;
import org.valuegap.core.document.Id;

/** Signed-in browsers of members and guests, known by the digest of their token. */
@Component
public final class Sessions {
  /** A session that nobody uses ends after this. */
  public static final Duration UNUSED = Duration.ofDays(14);

  /** Every session ends after this. */
  public static final Duration LONGEST = Duration.ofDays(90);

  private static final Duration TOUCH = Duration.ofMinutes(1);

  private final Database database;
  private final Guests guests;

  Sessions(Database database) {
    this.database = database;
    guests = new Guests(database);
  }

  public void open(String tokenHash, Id person, Instant now) {
    database.write(sql -> {
      sql.deleteFrom(SESSION).where(SESSION.EXPIRES_AT.le(now)).execute();
      return sql.insertInto(SESSION)
          .set(SESSION.TOKEN_HASH, tokenHash)
          .set(SESSION.PERSON_ID, person.value())
          .set(SESSION.CREATED_AT, now)
          .set(SESSION.SEEN_AT, now)
          .set(SESSION.EXPIRES_AT, now.plus(UNUSED))
          .execute();
    });
  }

  /** Who is signed in with this token; null when it is unknown or expired. */
  public @Nullable Person person(String tokenHash, Instant now) {
    var found =
        database.read(sql ->
            sql.select(PERSON.fields())
                .select(SESSION.SEEN_AT, SESSION.CREATED_AT)
                .from(SESSION)
                .join(PERSON)
                .on(PERSON.ID.eq(SESSION.PERSON_ID))
                .where(SESSION.TOKEN_HASH.eq(tokenHash), SESSION.EXPIRES_AT.gt(now))
                .fetchOne());
    if (found == null) {
      return guests.person(tokenHash, now);
    }
    if (found.get(SESSION.SEEN_AT).plus(TOUCH).isBefore(now)) {
      touch(tokenHash, found.get(SESSION.CREATED_AT), now);
    }
    return Accounts.person(found);
  }

  private void touch(String tokenHash, Instant created, Instant now) {
    var unused = now.plus(UNUSED);
    var longest = created.plus(LONGEST);
    database.write(sql ->
        sql.update(SESSION)
            .set(SESSION.SEEN_AT, now)
            .set(SESSION.EXPIRES_AT, unused.isBefore(longest) ? unused : longest)
            .where(SESSION.TOKEN_HASH.eq(tokenHash))
            .execute());
  }

  public void close(String tokenHash, Instant now) {
    database.write(
        sql -> sql.deleteFrom(SESSION).where(SESSION.TOKEN_HASH.eq(tokenHash)).execute());
    guests.leave(tokenHash, now);
  }

  /** Ends all sessions of a person but this one: after a password has changed. */
  public void closeOthers(Id person, String tokenHash) {
    database.write(sql ->
        sql.deleteFrom(SESSION)
            .where(SESSION.PERSON_ID.eq(person.value()), SESSION.TOKEN_HASH.ne(tokenHash))
            .execute());
  }
}

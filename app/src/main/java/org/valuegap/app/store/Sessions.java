package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.PERSON;
import static org.valuegap.app.store.tables.Tables.SESSION;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.impl.DSL;
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

  /** So much of a token's digest names a session to its person. */
  private static final int NAME = 16;

  private final Database database;
  private final Guests guests;

  Sessions(Database database) {
    this.database = database;
    guests = new Guests(database);
  }

  /** What people tell browsers apart by; null where it is not known. */
  public record Device(@Nullable String browser, @Nullable String platform) {
    public static final Device UNKNOWN = new Device(null, null);
  }

  /**
   * A signed-in browser, as its person sees it.
   *
   * @param name by which they end it; it opens nothing
   * @param here whether it is the one that asks
   */
  public record Session(String name, Device device, Instant since, Instant seen, boolean here) {}

  public void open(String tokenHash, Id person, Device device, Instant now) {
    database.write(sql -> {
      sql.deleteFrom(SESSION).where(SESSION.EXPIRES_AT.le(now)).execute();
      return sql.insertInto(SESSION)
          .set(SESSION.TOKEN_HASH, tokenHash)
          .set(SESSION.PERSON_ID, person.value())
          .set(SESSION.BROWSER, device.browser)
          .set(SESSION.PLATFORM, device.platform)
          .set(SESSION.CREATED_AT, now)
          .set(SESSION.SEEN_AT, now)
          .set(SESSION.EXPIRES_AT, now.plus(UNUSED))
          .execute();
    });
  }

  /** Who is signed in with this token; null when it is unknown or expired. */
  public @Nullable Person person(String tokenHash, Instant now) {
    return people(Set.of(tokenHash), now).get(tokenHash);
  }

  /** Who is signed in with each of these tokens; unknown and expired ones are left out. */
  public Map<String, Person> people(Collection<String> tokenHashes, Instant now) {
    var members =
        database.read(sql ->
            sql.select(PERSON.fields())
                .select(SESSION.TOKEN_HASH, SESSION.SEEN_AT, SESSION.CREATED_AT)
                .from(SESSION)
                .join(PERSON)
                .on(PERSON.ID.eq(SESSION.PERSON_ID))
                .where(SESSION.TOKEN_HASH.in(tokenHashes), SESSION.EXPIRES_AT.gt(now))
                .and(PERSON.SUSPENDED_AT.isNull())
                .fetch());
    var people = new HashMap<String, Person>();
    for (var row : members) {
      people.put(row.get(SESSION.TOKEN_HASH), Accounts.person(row));
      if (row.get(SESSION.SEEN_AT).plus(TOUCH).isBefore(now)) {
        touch(row.get(SESSION.TOKEN_HASH), row.get(SESSION.CREATED_AT), now);
      }
    }
    var others = new HashSet<>(tokenHashes);
    others.removeAll(people.keySet());
    if (!others.isEmpty()) {
      people.putAll(guests.people(others, now));
    }
    return people;
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

  /** Ends all sessions of a person. */
  public void closeAll(Id person) {
    closeOthers(person, "");
  }

  /**
   * The sessions of a person, the one seen last first.
   *
   * @param tokenHash of the one that asks
   */
  public List<Session> of(Id person, String tokenHash, Instant now) {
    return database.read(sql ->
        sql.selectFrom(SESSION)
            .where(SESSION.PERSON_ID.eq(person.value()), SESSION.EXPIRES_AT.gt(now))
            .orderBy(SESSION.SEEN_AT.desc(), SESSION.TOKEN_HASH)
            .fetch(row ->
                new Session(
                    row.getTokenHash().substring(0, NAME),
                    new Device(row.getBrowser(), row.getPlatform()),
                    row.getCreatedAt(),
                    row.getSeenAt(),
                    row.getTokenHash().equals(tokenHash))));
  }

  /** Ends one session of a person, by its name. */
  public void close(Id person, String name) {
    database.write(sql ->
        sql.deleteFrom(SESSION)
            .where(SESSION.PERSON_ID.eq(person.value()))
            .and(DSL.left(SESSION.TOKEN_HASH, NAME).eq(name))
            .execute());
  }
}

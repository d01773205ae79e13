package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.DOCUMENT;
import static org.valuegap.app.store.tables.Tables.GUEST;
import static org.valuegap.app.store.tables.Tables.GUEST_LINK;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Person.Pass;
import org.valuegap.core.document.Id;

/** Links to maps, and who came by them. Secrets and tokens come here as digests only. */
@Component
public final class Guests {
  /** A guest may come back for this long. */
  public static final Duration STAY = Duration.ofDays(30);

  /** As many may come by one link. */
  public static final int MOST = 500;

  /** As long as a guest's name may be, in characters. */
  public static final int LONGEST_NAME = 60;

  private static final Duration TOUCH = Duration.ofMinutes(1);

  private final Database database;

  Guests(Database database) {
    this.database = database;
  }

  /**
   * A link to a map.
   *
   * @param label what it is for, in its maker's words
   * @param madeBy the name of who made it
   * @param passcode as it was encoded; null when there is none
   * @param locked whether nobody new may come by it
   * @param expires null when it does not
   * @param revoked when it was; null when it was not
   */
  public record Link(
      Id id,
      Id document,
      String label,
      String madeBy,
      @Nullable String passcode,
      boolean speaksForCustomer,
      boolean hidesInternal,
      boolean locked,
      Instant created,
      @Nullable Instant expires,
      @Nullable Instant revoked) {

    /** Whether it leads to its map. */
    public boolean isOpen(Instant now) {
      return revoked == null && (expires == null || expires.isAfter(now));
    }

    public Pass pass() {
      return new Pass(document, speaksForCustomer, hidesInternal);
    }
  }

  /**
   * Someone who came by a link.
   *
   * @param until when their stay ends, or has ended
   */
  public record Guest(Id id, String name, Instant came, Instant seen, Instant until) {}

  /** A link that leads to its map, and the workspace of that. */
  public record Door(Link link, Id workspace) {}

  public void share(Link link, String secretHash) {
    database.write(sql ->
        sql.insertInto(GUEST_LINK)
            .set(GUEST_LINK.ID, link.id.value())
            .set(GUEST_LINK.DOCUMENT_ID, link.document.value())
            .set(GUEST_LINK.SECRET_HASH, secretHash)
            .set(GUEST_LINK.LABEL, link.label)
            .set(GUEST_LINK.MADE_BY, link.madeBy)
            .set(GUEST_LINK.PASSCODE, link.passcode)
            .set(GUEST_LINK.SPEAKS_FOR_CUSTOMER, flag(link.speaksForCustomer))
            .set(GUEST_LINK.HIDES_INTERNAL, flag(link.hidesInternal))
            .set(GUEST_LINK.LOCKED, flag(link.locked))
            .set(GUEST_LINK.CREATED_AT, link.created)
            .set(GUEST_LINK.EXPIRES_AT, link.expires)
            .execute());
  }

  /** The links of a map, the newest first. */
  public List<Link> links(Id document) {
    return database.read(sql ->
        sql.selectFrom(GUEST_LINK)
            .where(GUEST_LINK.DOCUMENT_ID.eq(document.value()))
            .orderBy(GUEST_LINK.CREATED_AT.desc(), GUEST_LINK.ID)
            .fetch(Guests::link));
  }

  /** Who came by the links of a map, by the link, in the order in which they came. */
  public Map<Id, List<Guest>> guests(Id document) {
    return database.read(sql ->
        sql.select(GUEST.fields())
            .from(GUEST)
            .join(GUEST_LINK)
            .on(GUEST_LINK.ID.eq(GUEST.LINK_ID))
            .where(GUEST_LINK.DOCUMENT_ID.eq(document.value()))
            .orderBy(GUEST.CREATED_AT, GUEST.ID)
            .fetchGroups(
                row -> new Id(row.get(GUEST.LINK_ID)),
                row ->
                    new Guest(
                        new Id(row.get(GUEST.ID)),
                        row.get(GUEST.NAME),
                        row.get(GUEST.CREATED_AT),
                        row.get(GUEST.SEEN_AT),
                        row.get(GUEST.EXPIRES_AT))));
  }

  /** What the guests of a map are called. */
  public Map<Id, String> names(Id document) {
    return database.read(sql ->
        sql.select(GUEST.ID, GUEST.NAME)
            .from(GUEST)
            .where(came(document, null))
            .fetchMap(row -> new Id(row.value1()), row -> row.value2()));
  }

  /** Lets nobody new come by a link of a map, or lets them come again. */
  public void lock(Id document, Id link, boolean locked) {
    database.write(sql ->
        sql.update(GUEST_LINK)
            .set(GUEST_LINK.LOCKED, flag(locked))
            .where(of(document, link))
            .execute());
  }

  /** Ends a link of a map for good, and the stay of all who came by it. */
  public void revoke(Id document, Id link, Instant now) {
    database.write(sql ->
        sql.update(GUEST_LINK)
            .set(GUEST_LINK.REVOKED_AT, now)
            .where(of(document, link))
            .and(GUEST_LINK.REVOKED_AT.isNull())
            .execute());
  }

  /**
   * Gives a guest of a map another name.
   *
   * @return false when the map has no such guest
   */
  public boolean rename(Id document, Id guest, String name) {
    return database.write(
        sql -> sql.update(GUEST).set(GUEST.NAME, name).where(came(document, guest)).execute() == 1);
  }

  /**
   * Ends the stay of a guest of a map, or of all of its guests; they stay among those who came.
   *
   * @param guest null for all
   */
  public void sendOut(Id document, @Nullable Id guest, Instant now) {
    database.write(sql ->
        sql.update(GUEST)
            .set(GUEST.EXPIRES_AT, now)
            .where(came(document, guest), GUEST.EXPIRES_AT.gt(now))
            .execute());
  }

  private static Condition came(Id document, @Nullable Id guest) {
    var links =
        DSL.select(GUEST_LINK.ID)
            .from(GUEST_LINK)
            .where(GUEST_LINK.DOCUMENT_ID.eq(document.value()));
    var any = GUEST.LINK_ID.in(links);
    return guest == null ? any : any.and(GUEST.ID.eq(guest.value()));
  }

  /** Lets nobody new come by any link of a map. */
  public void lockAll(Id document) {
    database.write(sql ->
        sql.update(GUEST_LINK)
            .set(GUEST_LINK.LOCKED, flag(true))
            .where(GUEST_LINK.DOCUMENT_ID.eq(document.value()), GUEST_LINK.REVOKED_AT.isNull())
            .execute());
  }

  private static Condition of(Id document, Id link) {
    return GUEST_LINK.DOCUMENT_ID.eq(document.value()).and(GUEST_LINK.ID.eq(link.value()));
  }

  /** Where a secret leads; null when it is unknown or leads nowhere any more. */
  public @Nullable Door door(String secretHash, Instant now) {
    return database.read(sql ->
        sql.select(GUEST_LINK.fields())
            .select(DOCUMENT.WORKSPACE_ID)
            .from(GUEST_LINK)
            .join(DOCUMENT)
            .on(DOCUMENT.ID.eq(GUEST_LINK.DOCUMENT_ID))
            .where(GUEST_LINK.SECRET_HASH.eq(secretHash), isOpen(now))
            .fetchOne(row -> new Door(link(row), new Id(row.get(DOCUMENT.WORKSPACE_ID)))));
  }

  /**
   * Lets someone in.
   *
   * @return false when as many have come already as may
   */
  public boolean come(Link link, Id guest, String name, String tokenHash, Instant now) {
    return database.write(sql ->
        sql.fetchCount(GUEST, GUEST.LINK_ID.eq(link.id.value())) < MOST
            && sql.insertInto(GUEST)
                    .set(GUEST.ID, guest.value())
                    .set(GUEST.LINK_ID, link.id.value())
                    .set(GUEST.TOKEN_HASH, tokenHash)
                    .set(GUEST.NAME, name)
                    .set(GUEST.CREATED_AT, now)
                    .set(GUEST.SEEN_AT, now)
                    .set(GUEST.EXPIRES_AT, now.plus(STAY))
                    .execute()
                == 1);
  }

  /** Who came with each of these tokens, and whose link still leads somewhere. */
  Map<String, Person> people(Collection<String> tokenHashes, Instant now) {
    var found =
        database.read(sql ->
            sql.select(GUEST.ID, GUEST.NAME, GUEST.TOKEN_HASH, GUEST.SEEN_AT)
                .select(GUEST_LINK.fields())
                .select(DOCUMENT.WORKSPACE_ID)
                .from(GUEST)
                .join(GUEST_LINK)
                .on(GUEST_LINK.ID.eq(GUEST.LINK_ID))
                .join(DOCUMENT)
                .on(DOCUMENT.ID.eq(GUEST_LINK.DOCUMENT_ID))
                .where(GUEST.TOKEN_HASH.in(tokenHashes), GUEST.EXPIRES_AT.gt(now), isOpen(now))
                .fetch());
    var people = new HashMap<String, Person>();
    for (var row : found) {
      var token = row.get(GUEST.TOKEN_HASH);
      people.put(
          token,
          Person.guest(
              new Id(row.get(GUEST.ID)),
              new Id(row.get(DOCUMENT.WORKSPACE_ID)),
              row.get(GUEST.NAME),
              link(row).pass()));
      if (row.get(GUEST.SEEN_AT).plus(TOUCH).isBefore(now)) {
        touch(token, now);
      }
    }
    return people;
  }

  private void touch(String tokenHash, Instant now) {
    database.write(sql ->
        sql.update(GUEST).set(GUEST.SEEN_AT, now).where(GUEST.TOKEN_HASH.eq(tokenHash)).execute());
  }

  /** Ends a guest's stay; they stay among those who came. */
  void leave(String tokenHash, Instant now) {
    database.write(sql ->
        sql.update(GUEST)
            .set(GUEST.EXPIRES_AT, now)
            .where(GUEST.TOKEN_HASH.eq(tokenHash))
            .execute());
  }

  private static Condition isOpen(Instant now) {
    return GUEST_LINK
        .REVOKED_AT
        .isNull()
        .and(GUEST_LINK.EXPIRES_AT.isNull().or(GUEST_LINK.EXPIRES_AT.gt(now)))
        .and(DOCUMENT.DELETED_AT.isNull());
  }

  private static short flag(boolean set) {
    return (short) (set ? 1 : 0);
  }

  private static Link link(Record row) {
    return new Link(
        new Id(row.get(GUEST_LINK.ID)),
        new Id(row.get(GUEST_LINK.DOCUMENT_ID)),
        row.get(GUEST_LINK.LABEL),
        row.get(GUEST_LINK.MADE_BY),
        row.get(GUEST_LINK.PASSCODE),
        row.get(GUEST_LINK.SPEAKS_FOR_CUSTOMER) != 0,
        row.get(GUEST_LINK.HIDES_INTERNAL) != 0,
        row.get(GUEST_LINK.LOCKED) != 0,
        row.get(GUEST_LINK.CREATED_AT),
        row.get(GUEST_LINK.EXPIRES_AT),
        row.get(GUEST_LINK.REVOKED_AT));
  }
}

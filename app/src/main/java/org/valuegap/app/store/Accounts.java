package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.COMMENT_READ;
import static org.valuegap.app.store.tables.Tables.INVITATION;
import static org.valuegap.app.store.tables.Tables.PERSON;
import static org.valuegap.app.store.tables.Tables.SESSION;
import static org.valuegap.app.store.tables.Tables.SETTING;
import static org.valuegap.app.store.tables.Tables.WORKSPACE;

import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Person.Colour;
import org.valuegap.app.account.Person.Role;
import org.valuegap.core.document.Id;

/** People and their sessions. Tokens and codes come here as digests only. */
@Component
public final class Accounts {
  private static final String FIRST_RUN = "first-run";

  private final Database database;

  Accounts(Database database) {
    this.database = database;
  }

  /** A person and the password as it was encoded; null for one who has none yet. */
  public record Credentials(Person person, @Nullable String password) {}

  /** A member as the list of members shows one. */
  public record Member(Person person, boolean invited, boolean suspended) {}

  /** Whether the first run is over. */
  public boolean hasOwner() {
    return database.read(sql -> sql.fetchExists(PERSON, PERSON.ROLE.eq(Role.OWNER.name())));
  }

  /** Keeps the digest of the code that lets the owner in, instead of any before. */
  public void expectOwner(String codeHash) {
    database.write(sql ->
        sql.insertInto(SETTING, SETTING.NAME, SETTING.TEXT)
            .values(FIRST_RUN, codeHash)
            .onConflict(SETTING.NAME)
            .doUpdate()
            .set(SETTING.TEXT, codeHash)
            .execute());
  }

  /** Whether this is the digest of the code that lets the owner in. */
  public boolean expectsOwner(String codeHash) {
    return database.read(sql -> sql.fetchExists(SETTING, firstRun(codeHash)));
  }

  /**
   * Makes the workspace and its owner, and spends the code.
   *
   * @return false when the code is spent or was another; nothing is made then
   */
  public boolean found(
      String codeHash, Person owner, String workspace, String password, Instant now) {
    return database.write(sql -> {
      if (sql.deleteFrom(SETTING).where(firstRun(codeHash)).execute() == 0) {
        return false;
      }
      sql.insertInto(WORKSPACE, WORKSPACE.ID, WORKSPACE.NAME, WORKSPACE.CREATED_AT)
          .values(owner.workspace().value(), workspace, now)
          .execute();
      insert(sql, owner, password, now);
      return true;
    });
  }

  /** Who signs in with this address ({@link Person#emailKey}); nobody who is suspended. */
  public @Nullable Credentials credentials(String emailKey) {
    return database.read(sql ->
        sql.selectFrom(PERSON)
            .where(PERSON.EMAIL_KEY.eq(emailKey), PERSON.SUSPENDED_AT.isNull())
            .fetchOne(row -> new Credentials(person(row), row.getPassword())));
  }

  public @Nullable Credentials credentials(Id person) {
    return database.read(sql ->
        sql.selectFrom(PERSON)
            .where(PERSON.ID.eq(person.value()))
            .fetchOne(row -> new Credentials(person(row), row.getPassword())));
  }

  public List<Member> members(Id workspace) {
    return database.read(sql ->
        sql.selectFrom(PERSON)
            .where(PERSON.WORKSPACE_ID.eq(workspace.value()))
            .orderBy(PERSON.CREATED_AT, PERSON.ID)
            .fetch(Accounts::member));
  }

  /** How many people can sign in on this server. */
  public int people() {
    return database.read(sql -> sql.fetchCount(PERSON, PERSON.PASSWORD.isNotNull()));
  }

  /**
   * Adds someone who may come in with a code.
   *
   * @return false when the address belongs to a member already
   */
  public boolean invite(Person person, String codeHash, Instant now, Instant expires) {
    return database.write(sql -> {
      if (sql.fetchExists(PERSON, PERSON.EMAIL_KEY.eq(Person.emailKey(person.email())))) {
        return false;
      }
      insert(sql, person, null, now);
      renew(sql, person.id(), codeHash, expires);
      return true;
    });
  }

  /**
   * Gives a member another code: to come in with, or to choose a new password with. The code before
   * is void; a password that there is stays until the code is spent.
   */
  public void inviteAgain(Id person, String codeHash, Instant expires) {
    database.write(sql -> {
      sql.deleteFrom(INVITATION).where(INVITATION.PERSON_ID.eq(person.value())).execute();
      renew(sql, person, codeHash, expires);
      return null;
    });
  }

  /** Whose code this is. */
  public @Nullable Member invited(String codeHash, Instant now) {
    return database.read(sql ->
        sql.select(PERSON.fields())
            .from(INVITATION)
            .join(PERSON)
            .on(PERSON.ID.eq(INVITATION.PERSON_ID))
            .where(INVITATION.CODE_HASH.eq(codeHash), INVITATION.EXPIRES_AT.gt(now))
            .fetchOne(Accounts::member));
  }

  /**
   * Spends a code: from now on the person has this name and this password, and whoever was signed
   * in before is not any more.
   *
   * @return who came, or null when the code is spent or expired
   */
  public @Nullable Person accept(String codeHash, String name, String password, Instant now) {
    return database.write(sql -> {
      var row =
          sql.selectFrom(INVITATION)
              .where(INVITATION.CODE_HASH.eq(codeHash), INVITATION.EXPIRES_AT.gt(now))
              .fetchOne();
      if (row == null || row.delete() == 0) {
        return null;
      }
      sql.deleteFrom(SESSION).where(SESSION.PERSON_ID.eq(row.getPersonId())).execute();
      sql.update(PERSON)
          .set(PERSON.NAME, name)
          .set(PERSON.PASSWORD, password)
          .where(PERSON.ID.eq(row.getPersonId()))
          .execute();
      return sql.selectFrom(PERSON)
          .where(PERSON.ID.eq(row.getPersonId()))
          .fetchSingle(Accounts::person);
    });
  }

  public void rename(Id person, String name, Colour colour) {
    database.write(sql ->
        sql.update(PERSON)
            .set(PERSON.NAME, name)
            .set(PERSON.COLOUR, colour.name())
            .where(PERSON.ID.eq(person.value()))
            .execute());
  }

  /** Whether letters are keys for a member. */
  public boolean hasLetterKeys(Id person) {
    return database.read(sql ->
        !sql.fetchExists(PERSON, PERSON.ID.eq(person.value()), PERSON.LETTER_KEYS.eq((short) 0)));
  }

  public void setLetterKeys(Id person, boolean on) {
    database.write(sql ->
        sql.update(PERSON)
            .set(PERSON.LETTER_KEYS, (short) (on ? 1 : 0))
            .where(PERSON.ID.eq(person.value()))
            .execute());
  }

  /** Speaks to a person in this language; empty to go by the browser. */
  public void speak(Id person, String language) {
    database.write(sql ->
        sql.update(PERSON)
            .set(PERSON.LANGUAGE, language)
            .where(PERSON.ID.eq(person.value()))
            .execute());
  }

  public void setPassword(Id person, String password) {
    database.write(sql ->
        sql.update(PERSON)
            .set(PERSON.PASSWORD, password)
            .where(PERSON.ID.eq(person.value()))
            .execute());
  }

  /**
   * Gives a member a role; from the next request on it is theirs.
   *
   * @return false when the workspace would be left without an owner, or has no such member
   */
  public boolean setRole(Id workspace, Id person, Role role) {
    return database.write(sql ->
        (role == Role.OWNER || keepsAnOwner(sql, workspace, person))
            && sql.update(PERSON)
                    .set(PERSON.ROLE, role.name())
                    .where(PERSON.ID.eq(person.value()), PERSON.WORKSPACE_ID.eq(workspace.value()))
                    .execute()
                == 1);
  }

  /**
   * Keeps a member out, or lets them in again; their sessions and links end. Who they are and what
   * they wrote stays.
   *
   * @param since null to let them in again
   * @return false when the workspace would be left without an owner, or has no such member
   */
  public boolean suspend(Id workspace, Id person, @Nullable Instant since) {
    return database.write(sql -> {
      if (since != null && !keepsAnOwner(sql, workspace, person)) {
        return false;
      }
      signOut(sql, person);
      return sql.update(PERSON)
              .set(PERSON.SUSPENDED_AT, since)
              .where(PERSON.ID.eq(person.value()), PERSON.WORKSPACE_ID.eq(workspace.value()))
              .execute()
          == 1;
    });
  }

  /**
   * Removes a member with all sessions. What they wrote keeps their name.
   *
   * @return false when the workspace would be left without an owner, or has no such member
   */
  public boolean remove(Id workspace, Id person) {
    return database.write(sql -> {
      if (!keepsAnOwner(sql, workspace, person)
          || !sql.fetchExists(
              PERSON, PERSON.ID.eq(person.value()), PERSON.WORKSPACE_ID.eq(workspace.value()))) {
        return false;
      }
      signOut(sql, person);
      sql.deleteFrom(COMMENT_READ).where(COMMENT_READ.PERSON_ID.eq(person.value())).execute();
      return sql.deleteFrom(PERSON).where(PERSON.ID.eq(person.value())).execute() == 1;
    });
  }

  private static void signOut(DSLContext sql, Id person) {
    sql.deleteFrom(SESSION).where(SESSION.PERSON_ID.eq(person.value())).execute();
    sql.deleteFrom(INVITATION).where(INVITATION.PERSON_ID.eq(person.value())).execute();
  }

  private static boolean keepsAnOwner(DSLContext sql, Id workspace, Id without) {
    sql.update(WORKSPACE) // holds the row, so that two owners cannot leave at once
        .set(WORKSPACE.NAME, WORKSPACE.NAME)
        .where(WORKSPACE.ID.eq(workspace.value()))
        .execute();
    return sql.fetchExists(
        PERSON,
        PERSON.WORKSPACE_ID.eq(workspace.value()),
        PERSON.ROLE.eq(Role.OWNER.name()),
        PERSON.PASSWORD.isNotNull(),
        PERSON.SUSPENDED_AT.isNull(),
        PERSON.ID.ne(without.value()));
  }

  private static Condition[] firstRun(String codeHash) {
    return new Condition[] {SETTING.NAME.eq(FIRST_RUN), SETTING.TEXT.eq(codeHash)};
  }

  private static void insert(
      DSLContext sql, Person person, @Nullable String password, Instant now) {
    sql.insertInto(PERSON)
        .set(PERSON.ID, person.id().value())
        .set(PERSON.WORKSPACE_ID, person.workspace().value())
        .set(PERSON.NAME, person.name())
        .set(PERSON.EMAIL, person.email())
        .set(PERSON.EMAIL_KEY, Person.emailKey(person.email()))
        .set(PERSON.ROLE, person.role().name())
        .set(PERSON.COLOUR, person.colour().name())
        .set(PERSON.PASSWORD, password)
        .set(PERSON.CREATED_AT, now)
        .execute();
  }

  private static void renew(DSLContext sql, Id person, String codeHash, Instant expires) {
    sql.insertInto(INVITATION, INVITATION.PERSON_ID, INVITATION.CODE_HASH, INVITATION.EXPIRES_AT)
        .values(person.value(), codeHash, expires)
        .execute();
  }

  private static Member member(Record row) {
    return new Member(
        person(row), row.get(PERSON.PASSWORD) == null, row.get(PERSON.SUSPENDED_AT) != null);
  }

  static Person person(Record row) {
    return new Person(
        new Id(row.get(PERSON.ID)),
        new Id(row.get(PERSON.WORKSPACE_ID)),
        row.get(PERSON.NAME),
        row.get(PERSON.EMAIL),
        Role.valueOf(row.get(PERSON.ROLE)),
        Colour.valueOf(row.get(PERSON.COLOUR)),
        row.get(PERSON.LANGUAGE),
        null);
  }
}

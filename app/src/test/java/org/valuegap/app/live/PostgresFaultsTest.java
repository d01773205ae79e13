package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.TestDatabases;
import org.valuegap.app.store.TestStore;

/**
 * J7 under a PostgreSQL that is there and does not do as it is told, or is not there: maps are
 * read-only and say so, and go on with what was under way when it is well again.
 */
class PostgresFaultsTest {
  private static final int WRITERS = 8;

  @TempDir Path folder;

  /** F11: nobody knows whether a commit came through; the journal is asked when it can be. */
  @Test
  void f11_aCommitWhoseAnswerIsLostIsNeitherRepeatedNorForgotten() throws Exception {
    try (var proxy = new CutProxy(TestDatabases.emptyPostgres());
        var database = Database.open(folder, proxy.url());
        var house = new House(database)) {
      var map = house.map(database);
      var ear = new House.Ear();
      var ines = house.enter(map, "aa1", ear);
      ines.hear(House.note("aa1-1", "n1", "Before it"));
      ear.await("edits");
      proxy.loseTheAnswerToCommit();
      ines.hear(House.note("aa1-2", "n2", "Committed, and the answer is lost"));
      assertThat(ear.await("edits")).contains("\"version\":3,\"id\":\"aa1-2\"");
      ines.hear(House.note("aa1-2", "n2", "Committed, and the answer is lost"));
      assertThat(ear.await("acks")).contains("\"version\":3");
      assertThat(TestStore.faults(database)).isEmpty();
    }
  }

  @Test
  void f09_aPostgresThatGoesAwayMakesMapsReadOnlyUntilItIsBack() throws Exception {
    try (var proxy = new CutProxy(TestDatabases.emptyPostgres());
        var database = Database.open(folder, proxy.url());
        var house = new House(database)) {
      var map = house.map(database);
      var ear = new House.Ear();
      var ines = house.enter(map, "aa1", ear);
      proxy.goDown();
      ines.hear(House.note("aa1-1", "n1", "Under way when it went"));
      assertThat(ear.await("state")).contains("\"saving\":\"read-only\"");
      ines.hear(House.note("aa1-2", "n2", "Not now"));
      assertThat(ear.await("refused")).contains("aa1-2", "read-only");
      proxy.comeBack();
      assertThat(ear.await("state")).contains("\"saving\":\"open\"");
      assertThat(ear.await("edits")).contains("aa1-1");
      assertThat(TestStore.faults(database)).isEmpty();
    }
  }

  /** Errors that a transaction gets through no fault of its own; the sequence forgets nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "57014", "53200"})
  void f10_whatFailsThroughOthersIsTriedAgainUnderItsId(String state) throws Exception {
    var url = TestDatabases.emptyPostgres();
    try (var database = Database.open(folder, url);
        var house = new House(database)) {
      var map = house.map(database);
      execute(
          url,
          """
          CREATE SEQUENCE tries;
          CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            IF nextval('tries') < 3 THEN RAISE EXCEPTION USING ERRCODE = '%s'; END IF;
            RETURN NEW;
          END $$;
          CREATE TRIGGER fails BEFORE INSERT ON edit FOR EACH ROW EXECUTE FUNCTION fails();
          """
              .formatted(state));
      var ear = new House.Ear();
      var ines = house.enter(map, "aa1", ear);
      ines.hear(House.note("aa1-1", "n1", "Every export needs a ticket"));
      assertThat(ear.await("edits")).contains("\"version\":2,\"id\":\"aa1-1\"");
      ines.hear(House.note("aa1-2", "n2", "And a reason"));
      assertThat(ear.await("edits")).contains("\"version\":3,\"id\":\"aa1-2\"");
      assertThat(TestStore.faults(database)).isEmpty();
    }
  }

  @Test
  void f10_aStatementThatWaitsTooLongIsTriedAgainWhenTheLockIsGone() throws Exception {
    var url = TestDatabases.emptyPostgres();
    execute(
        url, "ALTER DATABASE " + url.replaceAll(".*/|\\?.*", "") + " SET statement_timeout = 300");
    try (var database = Database.open(folder, url);
        var house = new House(database)) {
      var map = house.map(database);
      var ear = new House.Ear();
      var ines = house.enter(map, "aa1", ear);
      try (var other = DriverManager.getConnection(url);
          var statement = other.createStatement()) {
        other.setAutoCommit(false);
        statement.execute("LOCK TABLE edit IN EXCLUSIVE MODE");
        ines.hear(House.note("aa1-1", "n1", "Under way"));
        assertThat(ear.await("state")).contains("\"saving\":\"read-only\"");
      }
      assertThat(ear.await("edits")).contains("\"version\":2,\"id\":\"aa1-1\"");
      assertThat(TestStore.faults(database)).isEmpty();
    }
  }

  @Test
  void f10_aPoolWithoutAFreeConnectionMakesMapsReadOnlyUntilThereIsOne() throws Exception {
    try (var database = TestDatabases.postgres(folder);
        var house = new House(database)) {
      var map = house.map(database);
      var ear = new House.Ear();
      var ines = house.enter(map, "aa1", ear);
      var held = new CountDownLatch(WRITERS);
      var enough = new CompletableFuture<Integer>();
      var holders = new ArrayList<Thread>();
      for (int i = 0; i < WRITERS; i++) {
        holders.add(
            Thread.startVirtualThread(() ->
                database.write(_ -> {
                  held.countDown();
                  return enough.join();
                })));
      }
      held.await();
      ines.hear(House.note("aa1-1", "n1", "Under way"));
      assertThat(ear.await("state")).contains("\"saving\":\"read-only\"");
      assertThat(house.rooms.document(map).size()).isEqualTo(2); // reading goes on
      enough.complete(0);
      assertThat(ear.await("edits")).contains("\"version\":2,\"id\":\"aa1-1\"");
      for (var holder : holders) {
        holder.join();
      }
      assertThat(TestStore.faults(database)).isEmpty();
    }
  }

  private static void execute(String url, String sql) throws java.sql.SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

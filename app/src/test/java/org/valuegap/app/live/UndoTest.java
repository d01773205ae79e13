package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.TestDatabases;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.Viewer;

/**
 * Taking back is for one's own edits, as often as one likes, and takes nothing from others (B81).
 */
class UndoTest {
  private static final Id MAP = new Id("dana");

  @TempDir Path folder;
  private Database database;
  private House house;

  @BeforeEach
  void aMap() {
    database = TestDatabases.sqlite(folder);
    TestStore.workspace(database, House.ANUBIS);
    house = new House(database);
    TestStore.edits(database)
        .create(
            House.ANUBIS,
            MAP,
            List.of(Customer.named("Dana Okafor"), House.PROTECT),
            house.rooms.stamped(House.INES));
  }

  @AfterEach
  void close() {
    house.close();
    database.close();
  }

  private static String undo(String id, String edit) {
    return "{\"undo\":{\"id\":\"%s\",\"edit\":\"%s\"}}".formatted(id, edit);
  }

  @Test
  void b81_tenThousandUndosOfOneEditTakeItBackOnceAndSayTheRest() throws Exception {
    var ear = new House.Ear();
    var ines = house.enter(MAP, "aa1", ear);
    ines.hear(House.note("aa1-1", "n1", "Slow"));
    ear.await("edits");
    for (int i = 0; i < 10_000; i++) {
      ines.hear(undo("aa1-u" + i, "aa1-1"));
    }
    int taken = 0;
    for (int answered = 0; answered < 10_000; ) {
      var frame = ear.next();
      if (frame.startsWith("{\"edits\":")) {
        assertThat(frame).contains("\"remove\":\"n1\"");
        taken++;
        answered++;
      } else if (frame.startsWith("{\"refused\":")) {
        assertThat(frame).contains("nothing-to-undo");
        answered++;
      }
    }
    assertThat(taken).isEqualTo(1);
    ines.hear(House.note("aa1-2", "n2", "Still here"));
    assertThat(ear.await("edits")).contains("\"n2\"");
  }

  @Test
  void b81_nobodyTakesBackAnothersEditWhateverTheirRole() throws Exception {
    var ear = new House.Ear();
    var ines = house.enter(MAP, "aa1", ear);
    var heard = new House.Ear();
    var marta = house.enter(Viewer.GUEST, MAP, "gg1", heard, (_, _) -> {}, "");
    marta.hear(House.note("gg1-1", "n1", "Slow"));
    heard.await("edits");
    ines.hear(undo("aa1-1", "gg1-1"));
    assertThat(ear.await("refused")).contains("nothing-to-undo");
    ines.hear(House.note("aa1-2", "n2", "Late"));
    heard.await("edits");
    marta.hear(undo("gg1-2", "aa1-2"));
    assertThat(heard.await("refused")).contains("nothing-to-undo");
  }

  @Test
  void b81_whatAnotherHasRemovedOrRewordedSinceStaysSo() throws Exception {
    var ear = new House.Ear();
    var ines = house.enter(MAP, "aa1", ear);
    var heard = new House.Ear();
    var marta = house.enter(Viewer.GUEST, MAP, "gg1", heard, (_, _) -> {}, "");
    marta.hear(House.note("gg1-1", "n1", "Slow"));
    heard.await("edits");
    marta.hear(House.note("gg1-2", "n2", "Late"));
    heard.await("edits");
    ines.hear("{\"edit\":{\"id\":\"aa1-1\",\"changes\":[{\"remove\":\"n1\"}]}}");
    heard.await("edits");
    marta.hear(undo("gg1-3", "gg1-1"));
    assertThat(heard.await("refused")).contains("nothing-to-undo");
    ines.hear(
        "{\"edit\":{\"id\":\"aa1-2\",\"changes\":[{\"alter\":\"n2\",\"is\":\"note\",\"from\":{\"text\":\"Late\"},\"to\":{\"text\":\"Late on Mondays\"}}]}}");
    heard.await("edits");
    marta.hear(undo("gg1-4", "gg1-2"));
    assertThat(heard.await("refused")).contains("nothing-to-undo");
    assertThat(house.rooms.document(MAP).has(new Id("n2"))).isTrue();
  }
}

package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.valuegap.app.live.Simulation.Bug;

/**
 * That {@link SimulationTest} is green means something: each mistake that is planted here is found
 * within so many seeds, and for what it is.
 */
class PlantedBugTest {
  @BeforeAll
  static void hush() {
    World.hush(true);
  }

  @AfterAll
  static void speak() {
    World.hush(false);
  }

  @ParameterizedTest
  @CsvSource({
    "ACKNOWLEDGED_BEFORE_COMMIT, 20, was acknowledged and is lost",
    "FORGOTTEN_WHEN_SENT, 20, and stored is",
    "SILENCE_NOT_NOTICED, 20, believes in a dead line",
    "OVERTAKEN, 20, and stored is",
    "OWED_FORGOTTEN, 200, and stored is",
    "FRAME_LOST, 20, and was sent",
    "ROWS_SHOWN, 20, is sent what is kept from it",
    "ROWS_SHOWN, 100, sees more or less than it may",
    "WRONG_ROW, 20, is sent what is kept from it",
    "GUESTS_WRITE, 20, and its author may not do that",
    "LOWERED_UNNOTICED, 200, and its author may not do that",
    "SENT_OUT_UNNOTICED, 200, is out and is sent",
    "EPOCH_KEPT, 40, sent without asking",
    "NOT_ASKED, 40, sent without asking",
    "ROBBED, 40, and stored is",
  })
  void aMistakeOfServerClientOrNetworkIsFound(Bug bug, int seeds, String fault) {
    try (var world = new World()) {
      assertThat(faults(world, bug, seeds, fault)).anyMatch(found -> found.contains(fault));
    }
  }

  @Test
  void aDatabaseThatDropsARowAndSaysNothingIsFound() {
    var drops =
        """
        CREATE TRIGGER drops BEFORE INSERT ON edit WHEN NEW.version = 40
          AND NOT EXISTS (SELECT 1 FROM setting WHERE name = NEW.document_id)
        BEGIN
          INSERT INTO setting VALUES (NEW.document_id, 'dropped once');
          SELECT RAISE(IGNORE);
        END\
        """;
    try (var world = new World(drops)) {
      assertThat(faults(world, Bug.NONE, 20, "is lost"))
          .anyMatch(found -> found.contains("is lost"));
    }
  }

  /** The rooms alone do not keep what the schema keeps. */
  @Test
  void aTableThatTakesAnIdTwiceIsFound() {
    var mistakes =
        new String[] {
          "PRAGMA writable_schema = on",
          "UPDATE sqlite_schema SET sql = replace(sql, 'CONSTRAINT edit_once UNIQUE"
              + " (document_id, id),', '') WHERE name = 'edit'",
          "DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_edit_2'",
        };
    try (var world = new World(mistakes)) {
      assertThat(faults(world, Bug.NONE, 200, "is there twice"))
          .anyMatch(found -> found.contains("is there twice"));
    }
  }

  /** Runs one seed after the other until this fault is found; answers all that are. */
  private static List<String> faults(World world, Bug bug, int seeds, String fault) {
    var faults = new ArrayList<String>();
    for (long seed = 1;
        seed <= seeds && faults.stream().noneMatch(one -> one.contains(fault));
        seed++) {
      faults.addAll(world.run(seed, bug));
    }
    return faults;
  }
}

package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.valuegap.app.live.Shared.HINT;
import static org.valuegap.app.live.Shared.SECRET;
import static org.valuegap.app.live.Shared.add;
import static org.valuegap.app.live.Shared.edit;
import static org.valuegap.app.live.Shared.reword;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.app.TestServer.Browser;
import org.valuegap.app.store.Database;
import org.valuegap.core.document.Id;

/** What a link keeps from its guests reaches their browsers by no channel. */
class HiddenRowsTest {
  private static Shared world;
  private Id map;
  private Browser guest;

  @BeforeAll
  static void start() {
    world = new Shared();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @BeforeEach
  void aGuestOutside() {
    map = world.map();
    guest = world.guest(map, Map.of("hides", "yes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?view=whole",
        "/snapshot",
        "/guidance",
        "/empathy",
        "/jobs/protect",
        "/found/batch",
        "/export.yaml",
        "/export.json",
        "/export.csv",
        "/export.md"
      })
  void hiddenRowsReachAGuestByNoAnswer(String path) {
    var answer = guest.get("/maps/" + map + path);
    assertThat(answer.statusCode()).isIn(200, 303);
    assertNothingHidden(answer.body());
  }

  @Test
  void hiddenRowsReachAGuestByNoFrame() throws Exception {
    var heard = new StringBuilder();
    try (var marta = world.enter(guest, map, "aa1");
        var ines = world.enter(world.owner, map, "bb1")) {
      ines.send(edit("bb1-1", reword("batch", SECRET, SECRET + " at all")));
      ines.send(
          "{\"presence\":{\"cell\":\"protect/internal-processes\",\"note\":\"batch\",\"draft\":\""
              + SECRET
              + "\"}}");
      ines.send(edit("bb1-2", reword("ticket", "Every export needs a ticket", "Tickets")));
      while (!heard.toString().contains("\"Tickets\"")) {
        heard.append(marta.next());
      }
      heard.append(marta.await("presence"));
    }
    try (var again = world.connect(guest)) { // comes back to what it missed
      again.send(
          "{\"hello\":{\"protocol\":1,\"document\":\"%s\",\"client\":\"cc1\",\"version\":1,\"epoch\":\"%s\"}}"
              .formatted(map, world.server.bean(Database.class).epoch()));
      again.await("welcome");
      heard.append(again.next());
    }
    assertThat(heard.toString()).contains("Tickets");
    assertNothingHidden(heard.toString());
  }

  @Test
  void whatAGuestDoesNotSeeIsRefusedAsWhatIsNotThere() throws Exception {
    try (var marta = world.enter(guest, map, "aa1")) {
      for (var change :
          List.of(
              add("vote", "\"note\":\"batch\""),
              add("comment", "\"on\":\"batch\",\"text\":\"Why?\""),
              reword("batch", SECRET, "No"),
              "{\"remove\":\"batch\"}")) {
        marta.send(edit("aa1-1", change));
        var hidden = marta.outcome();
        marta.send(edit("aa1-2", change.replace("batch", "nothing")));
        assertThat(marta.outcome().replace("aa1-2", "aa1-1"))
            .isEqualTo(hidden.replace("batch", "nothing"));
      }
    }
  }

  private static void assertNothingHidden(String answer) {
    assertThat(answer)
        .doesNotContain(SECRET, HINT, "\"batch\"", "n-batch", "id: batch", "\"self\"", "n-self");
  }
}

package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.valuegap.app.live.Shared.HINT;
import static org.valuegap.app.live.Shared.edit;

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

/**
 * Which comments reach guests (docs/sharing.md): those of guests, and those of the team that say so
 * themselves. What anybody says, shows or removes later changes nothing for another comment.
 */
class TalkWithGuestsTest {
  private static final String ASKED = "Why does it take a week?";
  private static final String ANSWER = "Because of the audit, we are at it";
  private static final String AMONG_US = "Do not tell them about the backlog";

  private static Shared world;
  private Id map;
  private Browser guest;
  private Browser other;

  @BeforeAll
  static void start() {
    world = new Shared();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  /** A guest asks; the team answers for the guest, and says something to itself. */
  @BeforeEach
  void aThread() throws Exception {
    map = world.map();
    guest = world.guest(map, Map.of());
    other = world.guest(map, Map.of("hides", "yes"));
    try (var marta = world.enter(guest, map, "aa1");
        var ines = world.enter(world.owner, map, "bb1")) {
      marta.send(edit("aa1-1", comment("asked", ASKED, "")));
      ines.await("edits");
      ines.send(edit("bb1-1", comment("answer", ANSWER, ",\"guests\":true")));
      ines.await("edits");
      ines.send(edit("bb1-2", comment("us", AMONG_US, "")));
      ines.await("edits");
    }
  }

  private static String comment(String id, String text, String more) {
    return "{\"add\":{\"is\":\"comment\",\"id\":\"%s\",\"on\":\"ticket\",\"text\":\"%s\"%s}}"
        .formatted(id, text, more);
  }

  @Test
  void aGuestReadsTheThreadAndWhatTheTeamAnsweredThem() {
    for (var browser : List.of(guest, other)) {
      assertThat(browser.get("/maps/" + map + "/snapshot").body())
          .contains(ASKED, ANSWER)
          .doesNotContain(AMONG_US, HINT);
    }
    assertThat(world.owner.get("/maps/" + map + "/snapshot").body())
        .contains(ASKED, ANSWER, AMONG_US, HINT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?view=whole",
        "?comment=us",
        "/snapshot",
        "/guidance",
        "/empathy",
        "/jobs/protect",
        "/found/us",
        "/history",
        "/history?at=1",
        "/history?at=1&compare",
        "/export.yaml",
        "/export.json",
        "/export.csv",
        "/export.md",
        "/people"
      })
  void whatTheTeamSaysToItselfReachesAGuestByNoAnswer(String path) {
    for (var browser : List.of(guest, other)) {
      var answer = browser.get("/maps/" + map + path);
      assertThat(answer.statusCode()).isIn(200, 303, 404);
      assertThat(answer.body()).doesNotContain(AMONG_US, HINT);
      assertThat(answer.headers().map().toString()).doesNotContain("/jobs/us", "at=us");
    }
    assertThat(guest.get("/search?q=backlog").body()).doesNotContain(AMONG_US);
    assertThat(guest.get("/mentions").statusCode()).isEqualTo(404);
  }

  @Test
  void aCommentOfTheTeamIsCountedForNoGuest() throws Exception {
    assertThat(guest.get("/maps/" + map).body()).contains("Every export needs a ticket");
    try (var line = world.connect(guest)) {
      line.send(
          "{\"hello\":{\"protocol\":1,\"document\":\"%s\",\"client\":\"cc1\"}}".formatted(map));
      var snapshot = line.await("snapshot");
      assertThat(snapshot.split("\"is\":\"comment\"", -1)).hasSize(3);
    }
  }

  @Test
  void aCommentThatIsShownArrivesAndOneThatIsKeptGoes() throws Exception {
    try (var marta = world.enter(guest, map, "cc1");
        var ines = world.enter(world.owner, map, "dd1")) {
      ines.send(edit("dd1-1", flag("us", "null", "true")));
      assertThat(marta.await("edits")).contains("\"add\"", AMONG_US);
      ines.send(edit("dd1-2", flag("us", "true", "null")));
      assertThat(marta.await("edits")).contains("\"remove\":\"us\"").doesNotContain(AMONG_US);
      ines.send(edit("dd1-3", flag("answer", "true", "null")));
      assertThat(marta.await("edits")).contains("\"remove\":\"answer\"").doesNotContain(ANSWER);
      // Nobody's removal shows what stood beside it.
      marta.send(edit("cc1-1", "{\"remove\":\"asked\"}"));
      assertThat(marta.await("edits")).contains("\"remove\":\"asked\"").doesNotContain(AMONG_US);
    }
    assertThat(guest.get("/maps/" + map + "/snapshot").body())
        .doesNotContain(ASKED, ANSWER, AMONG_US, HINT);
  }

  @Test
  void whatAGuestMissedIsToldWithoutWhatTheTeamSaidMeanwhile() throws Exception {
    try (var again = world.connect(guest)) {
      again.send(
          "{\"hello\":{\"protocol\":1,\"document\":\"%s\",\"client\":\"cc1\",\"version\":1,\"epoch\":\"%s\"}}"
              .formatted(map, world.server.bean(Database.class).epoch()));
      again.await("welcome");
      var missed = again.next();
      assertThat(missed).contains(ANSWER).doesNotContain(AMONG_US, HINT);
    }
  }

  @Test
  void aGuestShowsAndHidesNothingOfTheTeams() throws Exception {
    try (var marta = world.enter(guest, map, "cc1")) {
      marta.send(edit("cc1-1", flag("us", "null", "true")));
      var hidden = marta.outcome();
      marta.send(edit("cc1-2", flag("nothing", "null", "true")));
      assertThat(marta.outcome().replace("cc1-2", "cc1-1").replace("nothing", "us"))
          .isEqualTo(hidden);
      marta.send(edit("cc1-3", flag("answer", "true", "null")));
      assertThat(marta.outcome()).contains("not-allowed");
      marta.send(edit("cc1-4", "{\"remove\":\"answer\"}"));
      assertThat(marta.outcome()).contains("not-allowed");
    }
  }

  private static String flag(String comment, String from, String to) {
    return "{\"alter\":\"%s\",\"is\":\"comment\",\"from\":{\"guests\":%s},\"to\":{\"guests\":%s}}"
        .formatted(comment, from, to);
  }
}

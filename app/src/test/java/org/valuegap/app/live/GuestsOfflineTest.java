package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.valuegap.app.live.Shared.edit;
import static org.valuegap.app.live.Shared.note;
import static org.valuegap.app.live.Shared.reword;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer.Browser;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/**
 * A guest was away and comes back with what was done meanwhile, and a guest has two tabs
 * (reliability F22, F24 as the server sees them): each pair has one outcome, and what was removed
 * never returns.
 */
class GuestsOfflineTest {
  private static Shared world;
  private Id map;
  private Browser marta;

  @BeforeAll
  static void start() {
    world = new Shared();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  /** Marta has written x1 and is away. */
  @BeforeEach
  void aGuestWithANote() throws Exception {
    map = world.map();
    marta = world.guest(map, Map.of("hides", "yes"));
    try (var line = world.enter(marta, map, "aa1")) {
      line.send(edit("aa1-1", note("friction")));
      line.await("edits");
    }
  }

  private void meanwhile(String... changes) throws Exception {
    try (var ines = world.enter(world.owner, map, "bb1")) {
      for (int i = 0; i < changes.length; i++) {
        ines.send(edit("bb1-" + i, changes[i]));
        assertThat(ines.outcome()).startsWith("{\"edits\":");
      }
    }
  }

  private String back(String change) throws Exception {
    try (var line = world.enter(marta, map, "aa1")) {
      line.send(edit("aa1-2", change));
      return line.outcome();
    }
  }

  private Document document() {
    return world.server.bean(Rooms.class).document(map);
  }

  @Test
  void f22_aNoteThatWasRemovedOnlineIsNotReworded() throws Exception {
    meanwhile("{\"remove\":\"x1\"}");
    assertThat(back(reword("x1", "Slow", "Very slow"))).contains("refused", "gone");
    assertThat(document().has(new Id("x1"))).isFalse();
  }

  @Test
  void f22_aNoteThatWasRewordedOnlineIsRemovedWithWhatStandsOnIt() throws Exception {
    meanwhile(
        reword("x1", "Slow", "Very slow"),
        "{\"add\":{\"is\":\"vote\",\"id\":\"v\",\"note\":\"x1\"}}");
    assertThat(back("{\"remove\":\"x1\"}")).startsWith("{\"edits\":");
    assertThat(document().has(new Id("x1"))).isFalse();
    assertThat(document().has(new Id("v"))).isFalse();
  }

  @Test
  void f22_aNoteIsNotMovedIntoAColumnThatWasRemoved() throws Exception {
    var second =
        "{\"add\":{\"is\":\"job\",\"id\":\"second\",\"order\":\"X1\",\"rank\":\"main\",\"text\":\"Prove it\"}}";
    meanwhile(second, "{\"remove\":\"second\"}");
    var moved =
        "{\"alter\":\"x1\",\"is\":\"note\",\"from\":{\"place\":{\"job\":\"protect\",\"category\":\"friction\",\"order\":\"V1\"}},\"to\":{\"place\":{\"job\":\"second\",\"category\":\"friction\",\"order\":\"V1\"}}}";
    assertThat(back(moved)).contains("refused", "gone");
    assertThat(document().get(new Id("x1"), Note.class).place().job()).isEqualTo(new Id("protect"));
  }

  @Test
  void f22_aNoteThatWasMovedOutOfAGuestsSightIsToThemAsIfItWereGone() throws Exception {
    meanwhile(
        "{\"alter\":\"x1\",\"is\":\"note\",\"from\":{\"place\":{\"job\":\"protect\",\"category\":\"friction\",\"order\":\"V1\"}},\"to\":{\"place\":{\"job\":\"protect\",\"category\":\"opportunities\",\"order\":\"V1\"}}}");
    var hidden = back(reword("x1", "Slow", "Very slow"));
    assertThat(hidden).contains("refused", "gone");
    assertThat(back(reword("nothing", "Slow", "Very slow")).replace("nothing", "x1"))
        .isEqualTo(hidden);
    assertThat(document().get(new Id("x1"), Note.class).text()).isEqualTo("Slow");
  }

  @Test
  void f22_whatWasAddedAndRemovedWhileAwayNeverAppears() throws Exception {
    try (var line = world.enter(marta, map, "aa1");
        var ines = world.enter(world.owner, map, "bb1")) {
      line.send(edit("aa1-2", note("friction").replace("x1", "x2") + ",{\"remove\":\"x2\"}"));
      assertThat(ines.await("edits")).contains("\"remove\":\"x2\"");
      ines.send(edit("bb1-1", note("friction").replace("x1", "x3")));
      assertThat(ines.await("edits")).contains("\"x3\"");
    }
    assertThat(document().has(new Id("x2"))).isFalse();
  }

  @Test
  void f22_textsOfBothSidesAreKeptWhereTheyCannotBeMerged() throws Exception {
    meanwhile(reword("x1", "Slow", "Takes a week"));
    assertThat(back(reword("x1", "Slow", "Needs three approvals"))).startsWith("{\"edits\":");
    var texts = world.owner.get("/maps/" + map + "/snapshot").body();
    assertThat(texts).contains("Takes a week", "Needs three approvals");
  }

  @Test
  void f22_anEditThatWasSentTwiceIsTakenOnce() throws Exception {
    var again = back(note("friction").replace("x1", "x2"));
    assertThat(again).startsWith("{\"edits\":");
    assertThat(back(note("friction").replace("x1", "x2"))).startsWith("{\"acks\":");
    assertThat(document().all(Note.class).filter(note -> note.id().equals(new Id("x2"))))
        .hasSize(1);
  }

  @Test
  void f24_twoTabsOfOneGuestAreOnePersonAndOverwriteNothing() throws Exception {
    try (var one = world.enter(marta, map, "aa1");
        var other = world.enter(marta, map, "aa2")) {
      one.send(edit("aa1-2", reword("x1", "Slow", "Slow on Mondays")));
      other.send(edit("aa2-1", reword("x1", "Slow", "Very Slow")));
      one.await("edits");
      other.await("edits");
      one.send(edit("aa1-3", note("friction").replace("x1", "x2")));
      assertThat(other.await("edits")).contains("\"person\":\"guest-");
    }
    assertThat(document().get(new Id("x1"), Note.class).text()).isEqualTo("Very Slow on Mondays");
  }

  @Test
  void f24_aTabThatTakesOverALineOfItsOwnNameEndsTheOlderAndNobodyElsesDoes() throws Exception {
    var stranger = world.guest(map, Map.of());
    try (var older = world.enter(marta, map, "aa1")) {
      try (var thief = world.connect(stranger)) {
        thief.send(
            "{\"hello\":{\"protocol\":1,\"document\":\"%s\",\"client\":\"aa1\"}}".formatted(map));
        assertThat(thief.code()).isEqualTo(4411);
      }
      try (var newer = world.enter(marta, map, "aa1")) {
        assertThat(older.code()).isEqualTo(4409);
        newer.send(edit("aa1-2", note("friction").replace("x1", "x2")));
        assertThat(newer.outcome()).startsWith("{\"edits\":");
      }
    }
    assertThat(List.of("x1", "x2")).allMatch(id -> document().has(new Id(id)));
  }
}

package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.valuegap.app.live.Shared.edit;
import static org.valuegap.app.live.Shared.note;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.app.TestServer.Browser;
import org.valuegap.app.store.Guests;
import org.valuegap.core.document.Id;

/** Whoever keeps a map stays in control of who is a guest there, and by which name. */
class FacilitatorTest {
  private static final String RUDE = "Owner of all";

  private static Shared world;
  private Id map;
  private String share;

  @BeforeAll
  static void start() {
    world = new Shared();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @BeforeEach
  void aMap() {
    map = world.map();
    share = "/maps/" + map + "/share";
  }

  private String guest() {
    var guests = world.server.bean(Guests.class).guests(map).values();
    var newest = guests.stream().flatMap(java.util.List::stream).findFirst().orElseThrow();
    return share + "/guests/" + newest.id();
  }

  @Test
  void b39_aRenamedGuestIsCalledSoOnOpenBoardsInExportsAndInTheHistory() throws Exception {
    var guest = world.server.guest(world.server.link(map.value(), Map.of()), RUDE);
    try (var marta = world.enter(guest, map, "aa1");
        var ines = world.enter(world.owner, map, "bb1")) {
      marta.send(edit("aa1-1", note("friction")));
      assertThat(ines.await("edits")).contains(RUDE);
      marta.send("{\"presence\":{\"cell\":\"protect/friction\"}}");
      assertThat(world.owner.post(guest() + "/name", Map.of("name", "Guest 7")).statusCode())
          .isEqualTo(303);
      assertThat(ines.await("edits")).contains("\"alter\":\"x1\"", "Guest 7");
      var told = ines.await("presence");
      while (!told.contains("Guest 7")) {
        told = ines.await("presence");
      }
      marta.send(edit("aa1-2", note("friction").replace("\"x1\"", "\"x2\"")));
      assertThat(ines.await("edits")).contains("\"x2\"", "Guest 7").doesNotContain(RUDE);
      // It stays the guest's own: taking it back works.
      marta.send("{\"undo\":{\"id\":\"aa1-3\",\"edit\":\"aa1-1\"}}");
      assertThat(ines.await("edits")).contains("\"remove\":\"x1\"");
    }
    for (var path : new String[] {"", "/snapshot", "/export.yaml", "/history", "/share"}) {
      assertThat(world.owner.get("/maps/" + map + path).body())
          .as(path)
          .contains("Guest 7")
          .doesNotContain(RUDE);
    }
    assertThat(guest.get("/maps/" + map).body()).doesNotContain(RUDE);
  }

  @Test
  void b39_twoGuestsOfOneNameAreTwoAndOneIsRenamedAlone() throws Exception {
    var link = world.server.link(map.value(), Map.of());
    var first = world.server.guest(link, "Marta");
    var second = world.server.guest(link, "Marta");
    try (var one = world.enter(first, map, "aa1");
        var other = world.enter(second, map, "bb1")) {
      one.send(edit("aa1-1", note("friction")));
      other.await("edits");
      other.send(edit("bb1-1", note("friction").replace("\"x1\"", "\"x2\"")));
      other.await("edits");
    }
    world.owner.post(guest() + "/name", Map.of("name", "Marta from Lisbon"));
    var names = world.owner.get("/maps/" + map + "/export.yaml").body();
    assertThat(names).containsOnlyOnce("Marta from Lisbon").containsPattern("Marta\\b(?! from)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u200b"})
  void b39_aNewNameSaysSomethingToo(String name) {
    world.guest(map, Map.of());
    var answer = world.owner.post(guest() + "/name", Map.of("name", name));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Nothing was changed");
    var longer = Map.of("name", "a".repeat(61));
    assertThat(world.owner.post(guest() + "/name", longer).statusCode()).isEqualTo(422);
  }

  @Test
  void aGuestWhoIsSentOutLeavesWhatTheyWroteAndTheirPassIsSpent() throws Exception {
    var link = world.server.link(map.value(), Map.of());
    var marta = world.server.guest(link, "Marta");
    var jonas = world.server.guest(link, "Jonas");
    try (var line = world.enter(marta, map, "aa1");
        var stays = world.enter(jonas, map, "bb1")) {
      line.send(edit("aa1-1", note("friction")));
      stays.await("edits");
      world.owner.post(guest() + "/out", Map.of());
      assertThat(line.code()).isEqualTo(4401);
      stays.send(
          edit(
              "bb1-1",
              Shared.add("vote", "\"note\":\"x1\"").replace("\"id\":\"x1\"", "\"id\":\"v1\"")));
      assertThat(stays.await("edits")).contains("\"vote\"");
    }
    assertThat(marta.get("/maps/" + map).statusCode()).isEqualTo(302);
    assertThat(jonas.get("/maps/" + map).statusCode()).isEqualTo(200);
    assertThat(world.owner.get("/maps/" + map + "/snapshot").body()).contains("\"Marta\"");
    assertThat(world.owner.get(share).body()).contains("Marta", ">Out<");
  }

  @Test
  void b38_fiveHundredComeAndTheDoorIsShutBehindAllOfThemAtOnce() throws Exception {
    var link = world.server.link(map.value(), Map.of());
    var bots = new Browser[Guests.MOST];
    for (int i = 0; i < bots.length; i++) {
      bots[i] = world.server.guest(link, "Bot " + i);
    }
    var late = world.server.browser();
    late.get(link);
    assertThat(late.post("/guest", Map.of("name", "One more")).statusCode()).isEqualTo(422);
    try (var line = world.enter(bots[0], map, "aa1");
        var other = world.enter(bots[499], map, "bb1");
        var ines = world.enter(world.owner, map, "cc1")) {
      world.owner.post(share + "/clear", Map.of());
      assertThat(line.code()).isEqualTo(4401);
      assertThat(other.code()).isEqualTo(4401);
      ines.send(edit("cc1-1", note("friction")));
      assertThat(ines.await("edits")).contains("x1");
    }
    assertThat(bots[250].get("/maps/" + map).statusCode()).isEqualTo(302);
    var again = world.server.browser();
    again.get(link);
    assertThat(again.post("/guest", Map.of("name", "Bot")).body()).contains("The door is shut");
  }

  @ParameterizedTest
  @CsvSource({"viewer", "guest", "customer"})
  void onlyWhoKeepsAMapIsItsFacilitator(String role) {
    world.guest(map, Map.of());
    var path = guest();
    var who = world.of(role, map);
    for (var what : new String[] {path + "/name", path + "/out", share + "/clear"}) {
      assertThat(who.post(what, Map.of("name", RUDE)).statusCode()).as(what).isEqualTo(404);
    }
    assertThat(world.owner.get(share).body()).doesNotContain(RUDE, ">Out<");
  }

  @Test
  void aGuestOfAnotherMapIsUnknownHere() {
    world.guest(map, Map.of());
    var other = "/maps/" + world.map() + guest().substring(("/maps/" + map).length());
    assertThat(world.owner.post(other + "/name", Map.of("name", RUDE)).statusCode()).isEqualTo(404);
    world.owner.post(other + "/out", Map.of());
    assertThat(world.owner.get(share).body()).doesNotContain(RUDE, ">Out<");
  }
}

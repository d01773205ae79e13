package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.valuegap.app.MovedClock;
import org.valuegap.core.document.Id;

/** What ends by itself ends on time: the server's clock is moved on, nobody waits. */
class ExpiryTest {
  private static Shared world;
  private static MovedClock clock;
  private Id map;

  @BeforeAll
  static void start() {
    world = new Shared(MovedClock.SETTING);
    clock = world.server.bean(MovedClock.class);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @BeforeEach
  void aMap() {
    map = world.map();
  }

  @Test
  void b36_aLinkThatExpiresSendsOutWhoCameByItAndClosesOpenBoards() throws Exception {
    var link = world.server.link(map.value(), Map.of("days", "1"));
    var marta = world.server.guest(link, "Marta");
    try (var line = world.enter(marta, map, "aa1")) {
      clock.move(Duration.ofHours(23));
      assertThat(marta.get("/maps/" + map).statusCode()).isEqualTo(200);
      clock.move(Duration.ofHours(1).plusSeconds(1));
      long before = System.nanoTime();
      assertThat(line.code.get(10, TimeUnit.SECONDS)).isEqualTo(4401);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }
    assertThat(marta.get("/maps/" + map).statusCode()).isEqualTo(302);
    var late = world.server.browser().get(link);
    var unknown = world.server.browser().get("/guest/never-drawn-never-drawn-never-dra");
    assertThat(late.statusCode()).isEqualTo(unknown.statusCode());
    assertThat(late.body()).isEqualTo(unknown.body());
  }

  @Test
  void b36_aLinkThatExpiresAtTheDoorLetsNobodyIn() {
    var jonas = world.server.browser();
    jonas.get(world.server.link(map.value(), Map.of("days", "1")));
    assertThat(jonas.get("/guest").statusCode()).isEqualTo(200);
    clock.move(Duration.ofDays(1).plusSeconds(1));
    assertThat(jonas.get("/guest").statusCode()).isEqualTo(404);
    assertThat(jonas.post("/guest", Map.of("name", "Jonas")).statusCode()).isEqualTo(404);
  }

  @Test
  void b49_aGuestsStayEndsAfterThirtyDaysThoughTheLinkGoesOn() {
    var marta = world.server.guest(world.server.link(map.value(), Map.of("days", "0")), "Marta");
    clock.move(Duration.ofDays(29));
    assertThat(marta.get("/maps/" + map).statusCode()).isEqualTo(200);
    clock.move(Duration.ofDays(1).plusSeconds(1));
    assertThat(marta.get("/maps/" + map).statusCode()).isEqualTo(302);
  }

  @Test
  void b49_aMembersOpenBoardClosesWhenTheSessionIsTooOld() throws Exception {
    var rafael = world.server.member("Rafael Costa", "rafael@anubis.example", "EDITOR");
    try (var line = world.enter(rafael, map, "aa1")) {
      clock.move(Duration.ofDays(14).plusSeconds(1));
      assertThat(line.code()).isEqualTo(4401);
    }
  }

  @Test
  void linksForMembersEndAfterSevenDaysAndForPasswordsAfterOne() {
    var owner = world.server.owner();
    var greta = Map.of("name", "Greta", "email", "greta@anubis.example", "role", "VIEWER");
    var invited = link(owner.post("/settings/members", greta).body());
    clock.move(Duration.ofDays(7).minusMinutes(1));
    assertThat(world.server.browser().get(invited).body()).doesNotContain("This link is spent");
    clock.move(Duration.ofMinutes(2));
    assertThat(world.server.browser().get(invited).body()).contains("This link is spent");

    world.server.member("Nils Holm", "nils@anubis.example", "VIEWER");
    var path = world.server.memberPath("nils@anubis.example");
    var reset = link(world.server.owner().post(path + "/link", Map.of()).body());
    clock.move(Duration.ofDays(1).minusMinutes(1));
    assertThat(world.server.browser().get(reset).body()).doesNotContain("This link is spent");
    clock.move(Duration.ofMinutes(2));
    assertThat(world.server.browser().get(reset).body()).contains("This link is spent");
  }

  private static String link(String page) {
    var link = Pattern.compile("/join\\?code=[A-Za-z0-9_-]+").matcher(page);
    assertThat(link.find()).isTrue();
    return link.group();
  }
}

package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.valuegap.app.live.Shared.edit;

import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.valuegap.app.TestServer.Browser;
import org.valuegap.app.store.Guests;
import org.valuegap.core.document.Id;

/**
 * Rights that end while a board is open and edits are on their way (reliability F38): the line is
 * closed within five seconds, nothing that was sent since is in the map, and whoever comes back
 * with what was kept is told why it is not taken. Prints how long each took.
 */
class RightsEndTest {
  private static final int QUEUED = 50;

  private static Shared world;
  private Id map;

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
  }

  /** What ends, whose rights those are, and how the line is closed. */
  private enum End {
    ROLE_LOWERED("editor", 4412),
    SUSPENDED("editor", 4401),
    SIGNED_OUT("editor", 4401),
    REMOVED("editor", 4401),
    LINK_REVOKED("customer", 4401),
    SENT_OUT("guest", 4401),
    ALL_SENT_OUT("guest", 4401),
    MAP_DELETED("owner", 4404);

    private final String who;
    private final int code;

    End(String who, int code) {
      this.who = who;
      this.code = code;
    }
  }

  @ParameterizedTest
  @EnumSource
  void f38_queuedEditsOfThoseWhoseRightsEndAreRefusedAndTheirLinesClosed(End end) throws Exception {
    var email = "rafael" + end.ordinal() + "@anubis.example";
    var who =
        end.who.equals("editor")
            ? world.server.member("Rafael Costa", email, "EDITOR")
            : world.of(end.who, map);
    try (var line = world.enter(who, map, "aa1")) {
      line.send(edit("aa1-1", note(1)));
      line.await("edits");
      long before = System.nanoTime();
      happen(end, email);
      for (int i = 2; i <= QUEUED; i++) {
        line.trySend(edit("aa1-" + i, note(i)));
      }
      int code = line.code.get(10, TimeUnit.SECONDS);
      var took = Duration.ofNanos(System.nanoTime() - before);
      System.out.printf("F38 %s: closed with %d after %d ms%n", end, code, took.toMillis());
      assertThat(code).isEqualTo(end.code);
      assertThat(took).isLessThan(Duration.ofSeconds(5));
      assertThat(line.await("bye")).contains("\"reason\":\"");
    }
    comesBack(end, who);
    if (end == End.MAP_DELETED) {
      world.owner.post("/customers/" + map + "/restore", Map.of());
    }
    var now = world.server.bean(Rooms.class).document(map);
    assertThat(now.has(new Id("q1"))).isTrue();
    for (int i = 2; i <= QUEUED; i++) {
      assertThat(now.has(new Id("q" + i))).as("q" + i).isFalse();
    }
  }

  private void happen(End end, String email) {
    var share = "/maps/" + map + "/share";
    var guests = world.server.bean(Guests.class);
    var links = guests.links(map);
    switch (end) {
      case ROLE_LOWERED -> member(email, "/role", Map.of("role", "VIEWER"));
      case SUSPENDED -> member(email, "/suspend", Map.of("suspended", "true"));
      case SIGNED_OUT -> member(email, "/sign-out", Map.of());
      case REMOVED -> member(email, "/remove", Map.of());
      case LINK_REVOKED ->
          world.owner.post(share + "/" + links.getFirst().id() + "/revoke", Map.of());
      case SENT_OUT -> {
        var guest = guests.guests(map).get(links.getFirst().id()).getFirst();
        world.owner.post(share + "/guests/" + guest.id() + "/out", Map.of());
      }
      case ALL_SENT_OUT -> world.owner.post(share + "/clear", Map.of());
      case MAP_DELETED -> world.owner.post("/customers/" + map + "/delete", Map.of());
    }
  }

  private static void member(String email, String what, Map<String, String> form) {
    var path = world.server.memberPath(email);
    assertThat(world.owner.post(path + what, form).statusCode()).isEqualTo(303);
  }

  /** As a browser does that kept its edits: it connects again and sends them. */
  private void comesBack(End end, Browser who) throws Exception {
    SocketClient again;
    try {
      again = world.connect(who);
    } catch (CompletionException e) {
      assertThat(end.code).isEqualTo(4401);
      assertThat(e).hasCauseInstanceOf(WebSocketHandshakeException.class);
      return;
    }
    try (again) {
      again.send(
          "{\"hello\":{\"protocol\":1,\"document\":\"%s\",\"client\":\"aa1\"}}".formatted(map));
      if (end == End.MAP_DELETED) {
        assertThat(again.code()).isEqualTo(4404);
      } else {
        assertThat(end).isEqualTo(End.ROLE_LOWERED);
        assertThat(again.await("welcome")).contains("\"take-part\"").doesNotContain("\"edit\"");
        again.send(edit("aa1-2", note(2)));
        assertThat(again.await("refused")).contains("\"aa1-2\"", "not-allowed");
      }
    }
  }

  /** A line that was opened in time and says hello too late is told nothing. */
  @Test
  void whoeverSaysHelloAfterTheirRightsHaveEndedSeesNothing() throws Exception {
    var marta = world.guest(map, Map.of());
    try (var line = world.connect(marta)) {
      world.owner.post("/maps/" + map + "/share/clear", Map.of());
      line.send(
          "{\"hello\":{\"protocol\":1,\"document\":\"%s\",\"client\":\"aa1\"}}".formatted(map));
      assertThat(line.next()).startsWith("{\"bye\":");
      assertThat(line.code()).isEqualTo(4401);
    }
  }

  /** The same edit sent again after the right came back is taken once: nothing was lost. */
  @Test
  void aRoleThatIsGivenBackTakesWhatWasRefused() throws Exception {
    var email = "greta@anubis.example";
    var greta = world.server.member("Greta Lindholm", email, "EDITOR");
    member(email, "/role", Map.of("role", "VIEWER"));
    try (var line = world.enter(greta, map, "aa1")) {
      line.send(edit("aa1-1", note(1)));
      assertThat(line.outcome()).contains("not-allowed");
      member(email, "/role", Map.of("role", "EDITOR"));
      assertThat(line.code()).isEqualTo(4412);
    }
    try (var line = world.enter(greta, map, "aa1")) {
      line.send(edit("aa1-1", note(1)));
      assertThat(line.outcome()).startsWith("{\"edits\":");
    }
  }

  private static String note(int i) {
    return Shared.note("friction").replace("\"x1\"", "\"q" + i + "\"");
  }
}

package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.valuegap.app.live.Shared.ROLES;
import static org.valuegap.app.live.Shared.add;
import static org.valuegap.app.live.Shared.edit;
import static org.valuegap.app.live.Shared.note;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.valuegap.app.TestServer.Browser;
import org.valuegap.app.store.Guests;
import org.valuegap.core.document.Id;

/** Who may do what over which channel: every role, what it may do, and by which way. */
class GuestsTest {
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

  /** Edits by what they do; who may make them; {@code x1} is drawn for each. */
  private static final Map<String, String> EDITS =
      Map.ofEntries(
          may("add a note", "owner editor guest customer", note("friction")),
          may(
              "add a note at the top",
              "owner editor",
              add(
                  "note",
                  "\"place\":{\"job\":\"protect\",\"category\":\"friction\",\"order\":\"V1\"},\"text\":\"Slow\",\"key\":true")),
          may(
              "add an internal note",
              "owner editor customer",
              add(
                  "note",
                  "\"place\":{\"job\":\"protect\",\"category\":\"internal-processes\",\"order\":\"V1\"},\"text\":\"Slow\"")),
          may("vote", "owner editor viewer guest customer", add("vote", "\"note\":\"ticket\"")),
          may(
              "vote for an internal note",
              "owner editor viewer customer",
              add("vote", "\"note\":\"batch\"")),
          may(
              "comment",
              "owner editor viewer guest customer",
              add("comment", "\"on\":\"ticket\",\"text\":\"So it is\"")),
          may(
              "confirm",
              "owner editor customer",
              add("confirmation", "\"note\":\"ticket\",\"state\":\"confirmed\"")),
          may(
              "add a job",
              "owner editor",
              add("job", "\"order\":\"X1\",\"rank\":\"main\",\"text\":\"Prove it\"")),
          may(
              "add an outcome",
              "owner editor",
              add("outcome", "\"job\":\"protect\",\"order\":\"V1\",\"text\":\"Minimize loss\"")),
          may(
              "add to the empathy map",
              "owner editor",
              add("empathy", "\"field\":\"thoughts\",\"order\":\"V1\",\"text\":\"Why?\"")),
          may("link", "owner editor", add("link", "\"one\":\"ticket\",\"other\":\"self\"")),
          may(
              "reword another's note",
              "owner editor",
              "{\"alter\":\"ticket\",\"is\":\"note\",\"from\":{\"text\":\"Every export needs a ticket\"},\"to\":{\"text\":\"No\"}}"),
          may(
              "reword a hidden note",
              "owner editor",
              "{\"alter\":\"batch\",\"is\":\"note\",\"from\":{\"text\":\"\"},\"to\":{\"text\":\"No\"}}"),
          may(
              "reword a job",
              "owner editor",
              "{\"alter\":\"protect\",\"is\":\"job\",\"from\":{\"text\":\"Protect patient records\"},\"to\":{\"text\":\"No\"}}"),
          may("remove another's note", "owner editor", "{\"remove\":\"ticket\"}"),
          may("remove a job", "owner editor", "{\"remove\":\"protect\"}"));

  private static Map.Entry<String, String> may(String name, String who, String change) {
    return Map.entry(name + " | " + who, change);
  }

  @TestFactory
  Stream<DynamicTest> everyRoleMakesEveryEditOverItsSocket() {
    return EDITS.entrySet().stream()
        .map(edit ->
            DynamicTest.dynamicTest(edit.getKey(), () -> tried(edit.getKey(), edit.getValue())));
  }

  private void tried(String name, String change) throws Exception {
    var may = List.of(name.split(" \\| ")[1].split(" "));
    for (var role : ROLES) {
      map = world.map();
      try (var line = world.enter(world.of(role, map), map, "aa1")) {
        line.send("{\"edit\":{\"id\":\"aa1-1\",\"changes\":[" + change + "]}}");
        var answer = line.outcome();
        assertThat(answer.startsWith("{\"edits\":"))
            .as(role + ": " + answer)
            .isEqualTo(may.contains(role));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everyRoleAsksForEveryPage() {
    var all = ROLES.stream().collect(Collectors.toMap(role -> role, role -> world.of(role, map)));
    var pages =
        new LinkedHashMap<String, String>(
            Map.of(
                "/maps/" + map,
                "owner editor viewer guest customer",
                "/maps/" + map + "/snapshot",
                "owner editor viewer guest customer",
                "/maps/" + map + "/guidance",
                "owner editor viewer guest customer",
                "/maps/" + map + "/export.yaml",
                "owner editor viewer guest customer",
                "/maps/" + map + "/share",
                "owner editor",
                "/customers/" + map,
                "owner editor viewer",
                "/customers",
                "owner editor viewer",
                "/search?q=export",
                "owner editor viewer",
                "/settings/profile",
                "owner editor viewer",
                "/settings/members",
                "owner"));
    return pages.entrySet().stream()
        .flatMap(page ->
            all.entrySet().stream()
                .map(who ->
                    DynamicTest.dynamicTest(
                        who.getKey() + " " + page.getKey().replace(map.value(), "{map}"),
                        () ->
                            assertThat(who.getValue().get(page.getKey()).statusCode())
                                .isEqualTo(
                                    List.of(page.getValue().split(" ")).contains(who.getKey())
                                        ? 200
                                        : 404))));
  }

  @Test
  void aGuestFindsNothingAtAnyOtherAddress() {
    var guest = world.guest(map, Map.of());
    var other = world.map();
    var unknown = answer(guest, "GET", "/maps/" + new Id("nowhere"));
    int asked = 0;
    for (var mapping :
        world.server.bean(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet()) {
      for (var method : mapping.getKey().getMethodsCondition().getMethods()) {
        for (var pattern : mapping.getKey().getPatternValues()) {
          var path =
              pattern.replaceAll("\\{(map|id)}", other.value()).replaceAll("\\{[^}]+}", "yaml");
          if (OPEN.contains(pattern)) {
            continue;
          }
          asked++;
          var answer = answer(guest, method.name(), path);
          assertThat(answer.statusCode()).as(method + " " + pattern).isIn(400, 404, 426);
          if (answer.statusCode() == 404 && method.name().equals("GET")) {
            assertThat(answer.body()).as(pattern).isEqualTo(unknown.body());
          }
        }
      }
    }
    assertThat(asked).isGreaterThan(30);
    assertThat(world.owner.get("/maps/" + other).statusCode()).isEqualTo(200);
  }

  /** What everybody may ask for, signed in or not, and a guest's own way in and out. */
  private static final List<String> OPEN =
      List.of(
          "/",
          "/error",
          "/sign-in",
          "/sign-out",
          "/signed-out",
          "/first-run",
          "/join",
          "/guest",
          "/guest/{secret}",
          "/healthz",
          "/readyz",
          "/metrics",
          "/schema/valuemap-1.json",
          "/service-worker.js",
          "/offline",
          "/canvas.{form}");

  private static HttpResponse<String> answer(Browser browser, String method, String path) {
    return method.equals("GET")
        ? browser.get(path)
        : path.equals("/import")
            ? browser.upload(path, "file", "canvas.csv", new byte[] {1}, Map.of())
            : browser.post(path, Map.of());
  }

  @Test
  void b36_aRevokedLinkClosesOpenSocketsWithinFiveSeconds() throws Exception {
    var guest = world.guest(map, Map.of());
    try (var line = world.enter(guest, map, "aa1")) {
      var link = world.server.bean(Guests.class).links(map).getFirst().id();
      long before = System.nanoTime();
      world.owner.post("/maps/" + map + "/share/" + link + "/revoke", Map.of());
      assertThat(line.code.get(10, TimeUnit.SECONDS)).isEqualTo(4401);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }
    assertThat(guest.get("/maps/" + map).statusCode()).isEqualTo(302);
  }

  @Test
  void aGuestsNameIsBadgedAndAsGivenWhereOthersSeeIt() throws Exception {
    var guest = world.guest(map, Map.of());
    try (var marta = world.enter(guest, map, "aa1");
        var ines = world.enter(world.owner, map, "bb1")) {
      marta.send(edit("aa1-1", note("friction")));
      assertThat(ines.await("edits")).contains("\"person\":\"guest-", "\"Marta Silva\"");
    }
    assertThat(world.owner.get("/maps/" + map).body()).contains("Marta Silva\u2069 (guest)");
  }

  @Test
  void aGuestTakesOwnNotesBackWithWhatOthersPutOnThem() throws Exception {
    var guest = world.guest(map, Map.of());
    try (var marta = world.enter(guest, map, "aa1");
        var ines = world.enter(world.owner, map, "bb1")) {
      marta.send(edit("aa1-1", note("friction")));
      ines.await("edits");
      ines.send(edit("bb1-1", "{\"add\":{\"is\":\"vote\",\"id\":\"v1\",\"note\":\"x1\"}}"));
      ines.await("edits");
      marta.send(edit("aa1-2", "{\"remove\":\"v1\"}"));
      assertThat(marta.await("refused")).contains("not-allowed");
      marta.send(edit("aa1-3", "{\"remove\":\"x1\"}"));
      assertThat(ines.await("edits")).contains("\"remove\":\"x1\"");
    }
  }
}

package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.valuegap.app.live.Shared.edit;
import static org.valuegap.app.live.Shared.note;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocketHandshakeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.valuegap.app.TestServer.Browser;
import org.valuegap.app.access.Secrets;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Person.Colour;
import org.valuegap.app.account.Person.Role;
import org.valuegap.app.store.Accounts;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.Guests;
import org.valuegap.app.store.Guests.Link;
import org.valuegap.app.store.Sessions;
import org.valuegap.app.store.Sessions.Device;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Id;

/**
 * Role by command by channel by state (reliability B31, B33, B83): every route of the server asked
 * by everybody, on a map that is there, that is deleted, and by people who may no longer come. A
 * route that is not in the table fails.
 */
class RolesTest {
  private static final List<String> ROLES = List.of("owner", "editor", "viewer", "guest");

  /** Who may ask for what; {@code T}: also of a deleted map. */
  private static final String TABLE =
      """
      GET  /                                   owner editor viewer
      GET  /customers                          owner editor viewer
      GET  /customers/new                      owner editor
      POST /customers/new                      owner editor
      GET  /customers/trash                    owner editor
      GET  /customers/{id}                     owner editor viewer
      POST /customers/{id}                     owner editor
      POST /customers/{id}/picture             owner editor
      POST /customers/{id}/picture/remove      owner editor
      POST /customers/{id}/duplicate           owner editor
      POST /customers/{id}/delete              owner editor
      POST /customers/{id}/restore             owner editor T
      POST /customers/{id}/purge               owner T
      POST /sample/dana                        owner editor
      POST /sample/remove                      owner editor
      GET  /pictures/{id}                      nobody
      GET  /search                             owner editor viewer
      GET  /import                             owner editor
      POST /import                             owner editor
      POST /import/make                        owner editor
      GET  /mentions                           owner editor viewer
      POST /mentions                           owner editor viewer
      POST /mentions/{map}/{comment}           nobody
      GET  /maps/{map}                         owner editor viewer guest
      GET  /maps/{id}/snapshot                 owner editor viewer guest
      POST /maps/{map}/checks                  owner editor viewer guest
      GET  /maps/{map}/guidance                owner editor viewer guest
      GET  /maps/{map}/people                  owner editor viewer
      GET  /maps/{map}/history                 owner editor viewer
      POST /maps/{map}/history/restore         owner editor
      GET  /maps/{map}/history/undo            owner editor
      POST /maps/{map}/history/undo            owner editor
      POST /maps/{map}/history/name            owner editor
      GET  /maps/{map}/jobs/{job}              owner editor viewer guest
      GET  /maps/{map}/jobs/{job}/drafts       owner editor
      GET  /maps/{map}/found/{element}         owner editor viewer guest
      GET  /maps/{map}/empathy                 owner editor viewer guest
      GET  /maps/{map}/share                   owner editor
      POST /maps/{map}/share                   owner editor
      POST /maps/{map}/share/{link}/lock       owner editor
      POST /maps/{map}/share/{link}/revoke     owner editor
      POST /maps/{map}/share/clear             owner editor
      POST /maps/{map}/share/guests/{guest}/out   owner editor
      POST /maps/{map}/share/guests/{guest}/name  owner editor
      GET  /maps/{id}/export.{form}            owner editor viewer guest
      GET  /maps/{id}/promises/{promise}.pdf   nobody
      GET  /settings                           owner editor viewer
      POST /settings                           owner
      POST /settings/products                  owner
      POST /settings/products/remove           owner
      GET  /settings/members                   owner
      POST /settings/members                   owner
      POST /settings/members/{id}/link         owner
      POST /settings/members/{id}/role         owner
      POST /settings/members/{id}/sign-out     owner
      POST /settings/members/{id}/suspend      owner
      POST /settings/members/{id}/remove       owner
      GET  /settings/profile                   owner editor viewer
      POST /settings/profile                   owner editor viewer
      POST /settings/profile/password          owner editor viewer
      POST /settings/profile/keys              owner editor viewer
      POST /settings/profile/sessions/end      owner editor viewer
      """;

  /** For anybody, signed in or not: each has tests of its own. */
  private static final Set<String> OPEN =
      Set.of(
          "/error",
          "/sign-in",
          "/sign-out",
          "/signed-out",
          "/first-run",
          "/join",
          "/language",
          "/guest",
          "/guest/{secret}",
          "/healthz",
          "/readyz",
          "/metrics",
          "/offline",
          "/live",
          "/schema/valuemap-1.json",
          "/service-worker.js",
          "/canvas.{form}");

  /** What the routes are sent, all at once: each takes what it asks for. */
  private static final Map<String, String> FORM =
      Map.ofEntries(
          Map.entry("at", "1"),
          Map.entry("all", "yes"),
          Map.entry("since", "0"),
          Map.entry("last", "1"),
          Map.entry("locked", "true"),
          Map.entry("suspended", "true"),
          Map.entry("role", "VIEWER"),
          Map.entry("colour", "TEAL"),
          Map.entry("name", "Somebody"),
          Map.entry("workspace", "Anubis"),
          Map.entry("own", "Anubis"),
          Map.entry("map", "{\"format\": \"valuemap/1\", \"customer\": {\"name\": \"Nobody\"}}"));

  private static Shared world;
  private static Id workspace;

  @BeforeAll
  static void start() {
    world = new Shared();
    workspace = TestStore.firstWorkspace(world.server.bean(Database.class));
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  /** What has become of the map, or of the right to see it. */
  private enum State {
    THERE,
    DELETED,
    /** The session was ended, the member suspended, the guest's link revoked. */
    OUT
  }

  private record Route(String method, String path, Set<String> who) {}

  private static List<Route> table() {
    return TABLE
        .lines()
        .map(line -> line.split(" +", 3))
        .map(part -> new Route(part[0], part[1], Set.of(part[2].split(" "))))
        .toList();
  }

  @Test
  void theTableHasEveryRoute() {
    var served = new HashSet<String>();
    for (var mapping :
        world.server.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet()) {
      for (var pattern : mapping.getPatternValues()) {
        if (!OPEN.contains(pattern)) {
          mapping
              .getMethodsCondition()
              .getMethods()
              .forEach(method -> served.add(method + " " + pattern));
        }
      }
    }
    assertThat(table().stream().map(route -> route.method + " " + route.path))
        .hasSameElementsAs(served);
  }

  @TestFactory
  Stream<DynamicTest> b31_b33_b83_everybodyAsksForEverythingInEveryState() {
    var tests = new ArrayList<DynamicTest>();
    for (var state : State.values()) {
      for (var role : ROLES) {
        var same = new Supplied(role, state);
        for (var route : table()) {
          var name = state + " " + role + " " + route.method + " " + route.path;
          tests.add(DynamicTest.dynamicTest(name, () -> same.forA(route).of(route)));
        }
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> b31_everybodyEditsOverASocketInEveryState() {
    var tests = new ArrayList<DynamicTest>();
    for (var state : State.values()) {
      for (var role : ROLES) {
        tests.add(
            DynamicTest.dynamicTest(state + " " + role, () -> new Asking(role, state).edits()));
      }
    }
    return tests.stream();
  }

  /** Who only reads, or is refused, may ask on: somebody new asks for what changes something. */
  private static final class Supplied {
    private final String role;
    private final State state;
    private @Nullable Asking same;

    Supplied(String role, State state) {
      this.role = role;
      this.state = state;
    }

    Asking forA(Route route) {
      boolean changes =
          route.method.equals("POST") && route.who.contains(role) && state != State.OUT;
      if (changes) {
        return new Asking(role, state);
      }
      same = same == null ? new Asking(role, state) : same;
      return same;
    }
  }

  /** Somebody new in a role, on a map of their own. */
  private static final class Asking {
    private final String role;
    private final State state;
    private final Id map = world.map();
    private final Id person = new Id(Secrets.id().value());
    private final Map<String, String> ids = new TreeMap<>();
    private final Browser browser;

    Asking(String role, State state) {
      this.role = role;
      this.state = state;
      var target = member(Secrets.id(), "VIEWER");
      ids.put("map", map.value());
      ids.put("element", "ticket");
      ids.put("job", "protect");
      ids.put("comment", "c");
      ids.put("promise", "none");
      ids.put("form", "yaml");
      ids.put("member", target.value());
      var token = Secrets.token();
      var guest = guest(role.equals("guest") ? token : Secrets.token());
      ids.put("guest", guest.value());
      if (!role.equals("guest")) {
        member(person, role.toUpperCase(java.util.Locale.ROOT));
        world
            .server
            .bean(Sessions.class)
            .open(Secrets.digest(token), person, Device.UNKNOWN, Instant.now());
      }
      browser = world.server.browser().bring("valuegap", token);
      become();
    }

    private static Id member(Id id, String role) {
      var accounts = world.server.bean(Accounts.class);
      var now = Instant.now();
      var who =
          new Person(
              id, workspace, "Nils", id + "@anubis.example", Role.valueOf(role), Colour.MOSS);
      accounts.invite(who, "code " + id, now, now.plusSeconds(60));
      accounts.accept("code " + id, "Nils", "{none}", now);
      return id;
    }

    private Id guest(String token) {
      var guests = world.server.bean(Guests.class);
      var now = Instant.now();
      var link =
          new Link(Secrets.id(), map, "", "Ines", null, false, false, false, now, null, null);
      guests.share(link, Secrets.digest(Secrets.token()));
      ids.put("link", link.id().value());
      var guest = new Id("guest-" + Secrets.id());
      guests.come(link, guest, "Marta", Secrets.digest(token), now);
      return guest;
    }

    private void become() {
      var now = Instant.now();
      if (state == State.DELETED) {
        world.server.bean(Rooms.class).delete(map);
      } else if (state == State.OUT && role.equals("guest")) {
        world.server.bean(Guests.class).revoke(map, new Id(ids.get("link")), now);
      } else if (state == State.OUT) {
        world.server.bean(Accounts.class).suspend(workspace, person, now);
      }
    }

    void of(Route route) {
      var path = route.path;
      if (path.startsWith("/settings/members/{id}")) {
        path = path.replace("{id}", ids.get("member"));
      }
      path = path.replace("{id}", map.value());
      for (var id : ids.entrySet()) {
        path = path.replace("{" + id.getKey() + "}", id.getValue());
      }
      int status = ask(route, path);
      assertThat(status).isNotIn(400, 405, 415, 500);
      boolean isOfAMap = route.path.contains("{") && !route.path.contains("/members/");
      boolean isOut = state == State.OUT || state == State.DELETED && role.equals("guest");
      if (isOut) {
        assertThat(status).isIn(302, 401);
      } else if (!route.who.contains(role)
          || state == State.DELETED && isOfAMap && !route.who.contains("T")
          || state == State.THERE && isOfAMap && route.who.contains("T")) {
        assertThat(status).isEqualTo(route.path.equals("/") ? 303 : 404);
      } else {
        assertThat(status).isNotIn(302, 401, 403, 404);
      }
    }

    private int ask(Route route, String path) {
      if (path.endsWith("/checks")) {
        return browser
            .send(
                browser
                    .request(path)
                    .header("Origin", world.server.origin())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("[]")))
            .statusCode();
      }
      var form = new TreeMap<>(FORM);
      form.put("person", ids.get("member"));
      form.put("kind", path.contains("products") ? "own" : "PERSONA");
      form.put("id", "none");
      form.put("email", Secrets.id() + "@anubis.example");
      if (route.path.equals("/import") && route.method.equals("POST")) {
        return browser.upload(path, "file", "c.csv", new byte[] {1}, Map.of()).statusCode();
      }
      return route.method.equals("GET")
          ? browser.get(path + "?q=x&person=" + ids.get("member")).statusCode()
          : browser.post(path, form).statusCode();
    }

    /** A note of one's own, a vote, and a job: what takes a little, less and all of it. */
    void edits() throws Exception {
      SocketClient line;
      try {
        line = world.connect(browser);
      } catch (CompletionException e) {
        assertThat(e).hasCauseInstanceOf(WebSocketHandshakeException.class);
        assertThat(state == State.OUT || role.equals("guest")).isTrue();
        return;
      }
      try (line) {
        line.send(
            "{\"hello\":{\"protocol\":1,\"document\":\"%s\",\"client\":\"aa1\"}}".formatted(map));
        if (state == State.DELETED) {
          assertThat(line.code()).isEqualTo(4404);
          return;
        }
        assertThat(state).isEqualTo(State.THERE);
        line.await("snapshot");
        line.send(edit("aa1-1", note("friction")));
        assertThat(isTaken(line)).isEqualTo(!role.equals("viewer"));
        line.send(edit("aa1-2", Shared.add("vote", "\"note\":\"ticket\"").replace("x1", "x2")));
        assertThat(isTaken(line)).isTrue();
        line.send(edit("aa1-3", "{\"remove\":\"protect\"}"));
        assertThat(isTaken(line)).isEqualTo(Set.of("owner", "editor").contains(role));
      }
    }

    private static boolean isTaken(SocketClient line) throws InterruptedException {
      return line.outcome().startsWith("{\"edits\":");
    }
  }
}

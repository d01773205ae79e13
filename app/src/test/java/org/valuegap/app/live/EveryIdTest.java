package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.valuegap.app.TestServer.Browser;
import org.valuegap.app.access.Secrets;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Id;

/**
 * Every id of another workspace over every route that takes one: it is answered as one that nobody
 * has, and nothing of the other workspace is said or changed (reliability B27 to B30, B83, B84).
 * The routes and what they take are asked of the server, so that none is forgotten: a new one fails
 * here until it is said what its values are.
 */
class EveryIdTest {
  /** What a value of a route names, by the route's beginning and the value's name. */
  private static final Map<String, String> KINDS =
      Map.of(
          "/settings/members {id}", "member",
          "/pictures {id}", "picture",
          "{id}", "map",
          "id", "product",
          "into", "map",
          "person", "member",
          "on", "element");

  /** Values that name nothing, as a browser might send them. */
  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("{form}", "yaml"),
          Map.entry("at", "1"),
          Map.entry("from", "1"),
          Map.entry("minutes", "5"),
          Map.entry("since", "0"),
          Map.entry("last", "9"),
          Map.entry("days", "7"),
          Map.entry("locked", "true"),
          Map.entry("suspended", "true"),
          Map.entry("letters", "true"),
          Map.entry("kind", "PERSONA"),
          Map.entry("role", "EDITOR"),
          Map.entry("name", "Somebody"),
          Map.entry("map", "{\"format\": \"valuemap/1\", \"customer\": {\"name\": \"Nobody\"}}"));

  /** Values that are texts or choices, and may be left out. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "all",
          "alternative",
          "colour",
          "compare",
          "deleted",
          "done",
          "forces",
          "language",
          "page",
          "partner",
          "picture",
          "q",
          "saved",
          "start",
          "steps",
          "to",
          "type",
          "view");

  /** The way in, which is tried for itself. */
  private static final Pattern DOOR =
      Pattern.compile("/(error|sign-.*|signed-out|first-run|join|guest.*)");

  private static Shared world;
  private static Neighbour own;
  private static Neighbour other;
  private static Map<String, String> unknown;

  @BeforeAll
  static void start() {
    world = new Shared();
    own = new Neighbour(world.server, TestStore.firstWorkspace(database()), false);
    other = new Neighbour(world.server, new Id("elsewhere"), true);
    unknown = new LinkedHashMap<>(other.ids);
    unknown.replaceAll((_, id) -> drawnLike(id));
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static Database database() {
    return world.server.bean(Database.class);
  }

  private static String drawnLike(String id) {
    return (Secrets.digest(Secrets.token())).substring(0, Math.min(id.length(), 64));
  }

  /** A request with what it names: each value's place, and the kind of id that belongs there. */
  private record Route(
      String method, String pattern, Map<String, String> named, Set<String> plain, String body) {
    Route {
      named = Map.copyOf(named);
      plain = Set.copyOf(plain);
    }
  }

  private static List<Route> routes() {
    var routes = new ArrayList<Route>();
    world
        .server
        .bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((mapping, handler) -> {
          for (var pattern : mapping.getPatternValues()) {
            for (var method : mapping.getMethodsCondition().getMethods()) {
              if (!DOOR.matcher(pattern).matches()) {
                routes.add(route(method.name(), pattern, handler));
              }
            }
          }
        });
    routes.sort(Comparator.comparing(Route::pattern).thenComparing(Route::method));
    return routes;
  }

  private static Route route(String method, String pattern, HandlerMethod handler) {
    var names = new LinkedHashSet<String>();
    Pattern.compile("\\{\\w+}").matcher(pattern).results().forEach(it -> names.add(it.group()));
    var body = "form";
    for (var parameter : handler.getMethod().getParameters()) {
      if (parameter.isAnnotationPresent(RequestBody.class)) {
        body = "json";
      } else if (parameter.getType() == MultipartFile.class
          && parameter.getAnnotation(RequestParam.class).required()) {
        body = "file";
      } else if (parameter.isAnnotationPresent(RequestParam.class)) {
        names.add(name(parameter));
      }
    }
    var named = new LinkedHashMap<String, String>();
    var plain = new LinkedHashSet<String>();
    for (var name : names) {
      var kind = kind(pattern, name);
      if (kind != null) {
        named.put(name, kind);
      } else if (PLAIN.containsKey(name)) {
        plain.add(name);
      } else {
        assertThat(LEFT_OUT)
            .as("%s %s takes %s: is it an id?", method, pattern, name)
            .contains(name);
      }
    }
    return new Route(method, pattern, named, plain, body);
  }

  private static String name(Parameter parameter) {
    var said = parameter.getAnnotation(RequestParam.class);
    return Stream.of(said.name(), said.value(), parameter.getName())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static String kind(String pattern, String name) {
    for (var known : KINDS.entrySet()) {
      var key = known.getKey().split(" ");
      if (key.length == 2 && pattern.startsWith(key[0]) && key[1].equals(name)) {
        return known.getValue();
      }
    }
    var kind = KINDS.getOrDefault(name, name.replaceAll("[{}]", "").replace("promise", "element"));
    return other.ids.containsKey(kind) && !PLAIN.containsKey(name) ? kind : null;
  }

  @TestFactory
  Stream<DynamicTest> anothersIdIsAnsweredAsOneThatNobodyHas() {
    var before = TestStore.rowsWith(database(), other.ids.values());
    var all = routes().stream().filter(route -> !route.named().isEmpty()).toList();
    assertThat(all).hasSizeGreaterThan(40);
    var tests = new ArrayList<DynamicTest>();
    for (var role : List.of("owner", "viewer", "guest")) {
      var who = world.of(role, own.map);
      for (var route : all) {
        var name = role + " " + route.method() + " " + route.pattern();
        tests.add(DynamicTest.dynamicTest(name, () -> walk(who, route)));
      }
    }
    tests.add(
        DynamicTest.dynamicTest(
            "nothing of the other workspace has changed",
            () ->
                assertThat(TestStore.rowsWith(database(), other.ids.values())).isEqualTo(before)));
    return tests.stream();
  }

  /** With all ids foreign, and with each of several foreign among our own. */
  private static void walk(Browser who, Route route) {
    var names = List.copyOf(route.named().keySet());
    var choices = new LinkedHashSet<Set<String>>();
    choices.add(Set.copyOf(names));
    names.forEach(name -> choices.add(Set.of(name)));
    for (var foreign : choices) {
      var answer = ask(who, route, foreign, other.ids);
      var nobody = ask(who, route, foreign, unknown);
      assertThat(answer.statusCode()).as("foreign %s", foreign).isEqualTo(nobody.statusCode());
      assertThat(answer.statusCode()).as("is answered at all").isNotIn(400, 405, 415, 500);
      assertThat(plain(answer).equals(plain(nobody))).as("same for %s", foreign).isTrue();
      assertThat(answer.body().contains(Neighbour.SECRET)).as("says what is there").isFalse();
      if (foreign.contains("{map}") || foreign.contains("{id}")) {
        assertThat(answer.statusCode()).isEqualTo(404);
      }
    }
  }

  private static HttpResponse<String> ask(
      Browser who, Route route, Set<String> foreign, Map<String, String> theirs) {
    var path = route.pattern();
    var sent = new LinkedHashMap<String, String>();
    for (var name : route.plain()) {
      var value = Objects.requireNonNull(PLAIN.get(name));
      path = path.replace(name, value);
      sent.put(name, value);
    }
    for (var named : route.named().entrySet()) {
      var from = foreign.contains(named.getKey()) ? theirs : own.ids;
      var value = Objects.requireNonNull(from.get(named.getValue()));
      path = path.replace(named.getKey(), value);
      sent.put(named.getKey(), value);
    }
    sent.keySet().removeIf(name -> name.startsWith("{"));
    return switch (route.body()) {
      case "file" -> who.upload(path, "file", "canvas.csv", new byte[] {1}, sent);
      case "json" ->
          who.send(
              who.request(path)
                  .header("Origin", world.server.origin())
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("[]")));
      default -> route.method().equals("GET") ? who.get(path + query(sent)) : who.post(path, sent);
    };
  }

  private static String query(Map<String, String> sent) {
    var query = new StringBuilder();
    sent.forEach(
        (name, value) -> query.append(query.isEmpty() ? '?' : '&').append(name + "=" + value));
    return query.toString();
  }

  /** What is answered, with the ids that were asked for taken out. */
  private static String plain(HttpResponse<String> answer) {
    var text = answer.body() + answer.headers().map().getOrDefault("location", List.of());
    for (var ids : List.of(other.ids, unknown)) {
      for (var id : ids.values()) {
        text = text.replace(id, "ID");
      }
    }
    return text.replaceAll("value=\"\\d{13}\"", "")
        .replaceAll("datetime=\"[^\"]*\"[^<]*", "")
        .replaceAll("\"request\":\"[^\"]*\"", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "viewer", "guest"})
  void aSocketIsClosedAlikeForAnothersMapAndForNone(String role) throws Exception {
    var who = world.of(role, own.map);
    for (var ids : List.of(other.ids, unknown)) {
      try (var line = world.connect(who)) {
        line.send(
            "{\"hello\":{\"protocol\":1,\"document\":\"%s\",\"client\":\"aa1\"}}"
                .formatted(ids.get("map")));
        assertThat(line.await("bye"))
            .isEqualTo("{\"bye\":{\"reason\":\"no such document\",\"again\":false}}");
        assertThat(line.code()).isEqualTo(4404);
      }
    }
  }

  @Test
  void framesThatNameAnothersElementsAreAnsweredAsThoseThatNameNone() throws Exception {
    var before = TestStore.rowsWith(database(), other.ids.values());
    try (var line = world.enter(world.owner, own.map, "aa1")) {
      var frames =
          List.of(
              "{\"edit\":{\"id\":\"aa1-1\",\"changes\":[{\"remove\":\"{element}\"}]}}",
              "{\"edit\":{\"id\":\"aa1-1\",\"changes\":[{\"remove\":\"{job}\"}]}}",
              "{\"edit\":{\"id\":\"aa1-1\",\"changes\":[{\"alter\":\"{element}\",\"is\":\"note\",\"from\":{\"text\":\"\"},\"to\":{\"text\":\"Ours\"}}]}}",
              "{\"edit\":{\"id\":\"aa1-1\",\"changes\":[{\"add\":{\"is\":\"vote\",\"id\":\"v\",\"note\":\"{element}\"}}]}}",
              "{\"edit\":{\"id\":\"aa1-1\",\"changes\":[{\"add\":{\"is\":\"comment\",\"id\":\"c\",\"on\":\"{element}\",\"text\":\"?\"}}]}}",
              "{\"edit\":{\"id\":\"aa1-1\",\"changes\":[{\"add\":{\"is\":\"note\",\"id\":\"n\",\"place\":{\"job\":\"{job}\",\"category\":\"friction\",\"order\":\"V1\"},\"text\":\"?\"}}]}}",
              "{\"undo\":{\"id\":\"aa1-1\",\"edit\":\"{element}\"}}");
      for (var frame : frames) {
        line.send(filled(frame, other.ids));
        var answer = line.outcome();
        line.send(filled(frame, unknown));
        assertThat(anonymous(line.outcome())).as(frame).isEqualTo(anonymous(answer));
        assertThat(answer).doesNotContain(Neighbour.SECRET);
      }
    }
    assertThat(TestStore.rowsWith(database(), other.ids.values())).isEqualTo(before);
  }

  private static String filled(String frame, Map<String, String> ids) {
    return frame.replace("{element}", ids.get("element")).replace("{job}", ids.get("job"));
  }

  private static String anonymous(String frame) {
    for (var ids : List.of(other.ids, unknown)) {
      for (var id : ids.values()) {
        frame = frame.replace(id, "ID");
      }
    }
    return frame.replaceAll("\"version\":\\d+", "");
  }

  @Test
  void b84_listsCountsAndSearchesSayNothingOfAnother() {
    for (var path :
        List.of(
            "/",
            "/customers",
            "/customers/trash",
            "/search?q=neighbours",
            "/mentions",
            "/import",
            "/settings",
            "/settings/members",
            "/settings/profile")) {
      var page = world.owner.get(path).body();
      other.ids.values().forEach(id -> assertThat(page).as(path).doesNotContain(id));
    }
  }
}

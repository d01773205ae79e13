package org.valuegap.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.valuegap.app.TestServer;
import org.valuegap.app.TestServer.Browser;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.ValueMapElement.Customer;

/**
 * What lets somebody in never reaches the log, however much is logged (reliability B37): passwords,
 * passcodes, links and cookies, right or wrong, by every way in.
 */
class SecretsInLogsTest {
  private static final String WRONG = "a wrong password of somebody";
  private static final String PASSCODE = "opensesame-42";
  private static final String NEW = "a hole is not a drill at all";

  private final Map<String, String> secrets = new LinkedHashMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"warn", "info", "debug", "trace"})
  void b37_secretsStayOutOfTheLog(String level) {
    try (var server = TestServer.fresh("--logging.level.root=" + level)) {
      var heard = new Heard();
      var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
      heard.setContext(root.getLoggerContext());
      heard.start();
      root.addAppender(heard);
      LoggerFactory.getLogger("org.valuegap").warn("somebody listens");
      try {
        everyWayIn(server);
      } finally {
        root.detachAppender(heard);
      }
      assertThat(heard.lines).anyMatch(line -> line.contains("somebody listens"));
      assertThat(secrets).hasSizeGreaterThan(9);
      secrets.forEach((what, secret) ->
          assertThat(heard.lines.stream().filter(line -> line.contains(secret)).toList())
              .as(what)
              .isEmpty());
    }
  }

  private void everyWayIn(TestServer server) {
    secrets.put("password", TestServer.PASSWORD);
    secrets.put("wrong password", WRONG);
    secrets.put("passcode", PASSCODE);
    secrets.put("new password", NEW);
    var link = server.firstRunLink();
    secrets.put("code of the first run", link.replaceAll(".*=", ""));
    var ines = server.browser();
    ines.get(link);
    ines.post(link, TestServer.ines());
    keep("owner's cookie", ines);
    members(server, ines);
    guests(server, ines);
    mishaps(server, ines);
  }

  private void members(TestServer server, Browser ines) {
    var marcus = Map.of("name", "Marcus", "email", "marcus@anubis.example", "role", "EDITOR");
    var invited = link("/join\\?code=", ines.post("/settings/members", marcus).body());
    secrets.put("invitation", invited.replaceAll(".*=", ""));
    var browser = server.browser();
    browser.get(invited);
    browser.post(invited, Map.of("name", "Marcus", "password", "short"));
    browser.post(invited, Map.of("name", "Marcus", "password", TestServer.PASSWORD));
    browser.get(invited);
    keep("member's cookie", browser);
    var in = Map.of("email", "marcus@anubis.example", "password", WRONG);
    server.browser().post("/sign-in", in);
    var change = Map.of("password", TestServer.PASSWORD, "new-password", NEW);
    browser.post("/settings/profile/password", change);
    var path = server.memberPath("marcus@anubis.example");
    var reset = link("/join\\?code=", ines.post(path + "/link", Map.of()).body());
    secrets.put("link for a new password", reset.replaceAll(".*=", ""));
    server.browser().get(reset);
    ines.post(path + "/sign-out", Map.of());
    browser.get("/");
    browser.post("/settings/profile/password", change); // when signed out already
  }

  private void guests(TestServer server, Browser ines) {
    var workspace = TestStore.firstWorkspace(server.bean(Database.class));
    var by = new Stamp(new Id("ines"), "Ines Duarte", null);
    var map = server.bean(Rooms.class).create(workspace, List.of(Customer.named("Dana")), by);
    var options = Map.of("passcode", PASSCODE, "label", "Kickoff");
    var shared = link("/guest/", ines.post("/maps/" + map + "/share", options).body());
    secrets.put("guests' link", shared.replace("/guest/", ""));
    var marta = server.browser();
    marta.get(shared);
    keep("cookie at the door", marta);
    marta.get("/guest");
    marta.post("/guest", Map.of("name", "Marta", "passcode", WRONG));
    marta.post("/guest", Map.of("name", "Marta", "passcode", PASSCODE));
    keep("guest's cookie", marta);
    marta.get("/maps/" + map);
    marta.get("/live");
    marta.get("/maps/nothing");
    marta.get(shared);
    marta.get(shared + "/more");
    ines.post("/maps/" + map + "/share/clear", Map.of());
    marta.get("/maps/" + map);
    marta.get(shared);
  }

  /** What is broken is where frameworks like to repeat what was sent. */
  private static void mishaps(TestServer server, Browser ines) {
    ines.post("/settings/members", Map.of("role", WRONG, "name", "x", "email", WRONG));
    ines.post("/sign-in", Map.of("email", "ines@anubis.example"));
    ines.post("/guest/" + PASSCODE, Map.of("passcode", PASSCODE));
    ines.send(
        ines.request("/sign-in")
            .header("Origin", server.origin())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("email=%zz&password=" + WRONG)));
    ines.send(
        ines.request("/sign-in")
            .header("Origin", "https://evil.example")
            .header("Content-Type", "application/json")
            .method("PUT", BodyPublishers.ofString("{\"password\": \"" + WRONG + "\"}")));
    ines.post("/sign-out", Map.of());
  }

  private void keep(String what, Browser browser) {
    var cookies = Pattern.compile("=([^;]+)").matcher(String.valueOf(browser.cookie()));
    secrets.put(what, cookies.results().map(it -> it.group(1)).collect(Collectors.joining()));
  }

  private static String link(String begins, String page) {
    var link = Pattern.compile(begins + "[A-Za-z0-9_-]+").matcher(page);
    assertThat(link.find()).isTrue();
    return link.group();
  }

  /** All that is logged, with what a throwable says. */
  private static final class Heard extends AppenderBase<ILoggingEvent> {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      var thrown = event.getThrowableProxy();
      lines.add(
          event.getLoggerName()
              + " "
              + event.getFormattedMessage()
              + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
    }
  }
}

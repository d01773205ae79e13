package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.valuegap.app.TestServer;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Job;

/** The protocol over real sockets, against a server as users start it. */
class LiveSocketTest {
  private static final Stamp INES = new Stamp(new Id("ines"), "Ines Duarte", null);
  private static TestServer server;
  private static TestServer.Browser ines;
  private static Id workspace;

  private Id map;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis();
    ines = server.owner();
    workspace = TestStore.firstWorkspace(server.bean(org.valuegap.app.store.Database.class));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void aMap() {
    var job = new Job(new Id("protect"), Order.first("1"), Job.Rank.MAIN, "Protect records");
    map = server.bean(Rooms.class).create(workspace, List.of(Customer.named("Dana"), job), INES);
  }

  @Test
  void oneWritesAndBothSee() throws Exception {
    try (var one = enter("aa1");
        var other = enter("bb1")) {
      one.send(note("aa1-1", "n1", "Every export needs a ticket"));

      var entry = "\"id\":\"aa1-1\",\"by\":{\"person\"";
      assertThat(one.await("edits")).contains("\"version\":2", entry, "Every export");
      assertThat(other.await("edits")).contains("\"version\":2", entry, "Every export");
      assertThat(ines.get("/maps/" + map + "/snapshot").body()).contains("Every export");
    }
  }

  @Test
  void whoAsksForBinaryFramesGetsTheSameInBytes() throws Exception {
    try (var one = enter("aa1");
        var other =
            SocketClient.open(server.origin(), "/live?binary", server.origin(), ines.cookie())) {
      other.send(hello("bb1"));
      assertThat(other.await("snapshot")).contains("Protect records");

      one.send(note("aa1-1", "n1", "Jeder Export braucht zwei Tage für ein „Ticket“"));

      assertThat(other.await("edits")).contains("für ein „Ticket“").isEqualTo(one.await("edits"));
    }
  }

  @Test
  void b21_anEditSentAgainIsAcknowledgedAgain() throws Exception {
    try (var one = enter("aa1")) {
      one.send(note("aa1-1", "n1", "Every export needs a ticket"));
      one.await("edits");
      one.send(note("aa1-1", "n1", "Every export needs a ticket"));
      assertThat(one.await("acks")).contains("\"id\":\"aa1-1\"", "\"version\":2");
      one.send(note("aa1-1", "n1", "Another text"));
      assertThat(one.await("refused")).contains("taken"); // B22
    }
  }

  @Test
  void afterABreakOnlyWhatWasMissedIsSent() throws Exception {
    String epoch;
    try (var one = enter("aa1")) {
      epoch = one.welcome.replaceAll(".*\"epoch\":\"([^\"]+)\".*", "$1");
      one.send(note("aa1-1", "n1", "Every export needs a ticket"));
      one.await("edits");
    }
    try (var again = connect()) {
      again.send(
          "{\"hello\":{\"protocol\":1,\"document\":\""
              + map
              + "\",\"version\":1,\"epoch\":\""
              + epoch
              + "\",\"client\":\"aa1\"}}");
      again.await("welcome");
      assertThat(again.next()).startsWith("{\"edits\":").contains("aa1-1");
    }
    try (var restored = connect()) { // B25: a version or an epoch that is not ours
      restored.send(
          "{\"hello\":{\"protocol\":1,\"document\":\""
              + map
              + "\",\"version\":99,\"epoch\":\"other\",\"client\":\"cc1\"}}");
      restored.await("welcome");
      assertThat(restored.next()).startsWith("{\"snapshot\":");
    }
  }

  @Test
  void undoIsAnEditOfItsOwn() throws Exception {
    try (var one = enter("aa1")) {
      one.send(note("aa1-1", "n1", "Every export needs a ticket"));
      one.await("edits");
      one.send("{\"undo\":{\"id\":\"aa1-2\",\"edit\":\"aa1-1\"}}");
      assertThat(one.await("edits")).contains("\"remove\":\"n1\"");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          B14 | {"edit":{"id":"aa1-1","changes":[{"add":{"is":"link","id":"x","one":"a","other":"b","__proto__":1}}]}}
          B14 | {"edit":{"id":"aa1-1","changes":[{"add":{"is":"constructor","id":"x"}}]}}
          B15 | {"shout":{"id":"aa1-1"}}
          B15 | {"edit":{"id":"aa1-1","changes":[{"add":{"is":"job","id":7,"order":"V1","rank":"main"}}]}}
          B15 | {"edit":{"id":"aa1-1","changes":[{"rename":"x"}]}}
          B16 | {"edit":{"id":"aa1-1","changes":[{"add":{"is":"imported-votes","id":"x","note":"n","count":1e309}}]}}
          B16 | {"edit":{"id":"aa1-1","changes":[{"add":{"is":"imported-votes","id":"x","note":"n","count":NaN}}]}}
          B16 | {"edit":{"id":"aa1-1","changes":[{"add":{"is":"imported-votes","id":"x","note":"n","count":-0}}]}}
          B16 | {"edit":{"id":"aa1-1","id":"aa1-2","changes":[]}}
          B16 | [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]
          B06 | {"edit":{"id":"aa1-1","changes":[{"add":{"is":"job","id":"x","order":"V1","rank":"main","text":"\\ud800"}}]}}
          B23 | {"edit":{"id":"bb1-1","changes":[{"remove":"n"}]}}
          B24 | {"undo":{"id":"bb1-1","edit":"bb1-1"}}
          B32 | {"edit":{"id":"aa1-1","changes":[{"add":{"is":"vote","id":"x","note":"n","by":{"name":"Dana"}}}]}}
          """)
  void whatCannotBeReadIsRefusedAndTheLineStays(String number, String frame) throws Exception {
    try (var one = enter("aa1")) {
      one.send(frame);
      assertThat(one.await("refused")).as(number).contains("\"reason\":\"invalid\"");
      one.send(note("aa1-9", "n1", "Still here"));
      assertThat(one.await("edits")).contains("Still here");
    }
  }

  @Test
  void aLongFrameIsHeardWholeAndTheNextOneToo() throws Exception {
    try (var one = enter("aa1")) {
      one.send(" ".repeat(200_000) + note("aa1-1", "n1", "After a long silence"));
      assertThat(one.await("edits")).contains("After a long silence");
      one.send(note("aa1-2", "n2", "Soon after"));
      assertThat(one.await("edits")).contains("Soon after");
    }
  }

  @Test
  void b05_nulIsTakenOutBeforeTheDatabase() throws Exception {
    try (var one = enter("aa1")) {
      one.send(note("aa1-1", "n1", "Every \\u0000export"));
      assertThat(one.await("edits")).contains("Every export");
    }
  }

  @Test
  void b20_helloComesFirstAndOnce() throws Exception {
    try (var early = connect();
        var twice = enter("aa1")) {
      early.send("{\"pong\":1}");
      assertThat(early.code()).isEqualTo(1008);
      twice.send(hello("aa1"));
      assertThat(twice.code()).isEqualTo(1008);
    }
  }

  @Test
  void b17_b18_oversizedAndBinaryFramesCloseTheLine() throws Exception {
    try (var big = enter("aa1");
        var binary = enter("bb1")) {
      big.send("\"" + "x".repeat(300_000) + "\"");
      assertThat(big.code()).isEqualTo(1009);
      binary.socket.sendBinary(ByteBuffer.wrap(new byte[] {1, 2}), true).join();
      assertThat(binary.code()).isEqualTo(1003);
    }
  }

  @Test
  void b19_oneWhoShoutsIsRefusedAndThenSentOut() throws Exception {
    try (var loud = enter("aa1")) {
      // The refusal is heard while the line is open: what hangs up on a sender may cut it off.
      for (int i = 0; i < 600; i++) {
        loud.trySend("{\"pong\":1}");
      }
      assertThat(loud.await("refused")).contains("\"reason\":\"rate\"");
      for (int i = 0; i < 50_000 && !loud.code.isDone(); i++) {
        loud.trySend("{\"pong\":1}");
      }
      // 1006: what was still on its way when the server hung up made the system cut the line.
      assertThat(loud.code()).isIn(1008, 1006);
    }
  }

  @Test
  void b30_aDocumentThatIsNotThereIsNotThere() throws Exception {
    try (var lost = connect()) {
      lost.send("{\"hello\":{\"protocol\":1,\"document\":\"guessed\",\"client\":\"aa1\"}}");
      assertThat(lost.code()).isEqualTo(4404);
    }
    assertThat(ines.get("/maps/guessed/snapshot").statusCode()).isEqualTo(404);
    try (var old = connect()) {
      old.send("{\"hello\":{\"protocol\":7,\"document\":\"" + map + "\",\"client\":\"aa1\"}}");
      assertThat(old.code()).isEqualTo(4410);
    }
  }

  @Test
  void b41_aSocketOfAnotherOriginOrOfNobodyIsNotOpened() {
    assertThatThrownBy(() -> open("http://evil.example", ines.cookie())).isNotNull();
    assertThatThrownBy(() -> open(server.origin(), "valuegap=made-up")).isNotNull();
  }

  @Test
  void aViewerVotesAndCommentsAndChangesNothingElse() throws Exception {
    var theo = server.member("Theo Brandt", "theo@anubis.example", "VIEWER");
    try (var one = enter("aa1");
        var viewer = enter(theo, "tt1")) {
      one.send(note("aa1-1", "n1", "Every export needs a ticket"));
      viewer.await("edits");
      assertThat(viewer.welcome).contains("\"may\":[\"see\",\"take-part\"]");

      viewer.send(add("tt1-1", "{\"is\":\"vote\",\"id\":\"v1\",\"note\":\"n1\"}"));
      assertThat(one.await("edits")).contains("aa1-1");
      assertThat(one.await("edits")).contains("tt1-1", "Theo Brandt");
      viewer.send("{\"undo\":{\"id\":\"tt1-2\",\"edit\":\"tt1-1\"}}");
      assertThat(one.await("edits")).contains("\"remove\":\"v1\"");
      viewer.send(note("tt1-3", "n2", "Not mine to write"));
      assertThat(viewer.await("refused")).contains("tt1-3", "not-allowed");
      viewer.send("{\"edit\":{\"id\":\"tt1-4\",\"changes\":[{\"remove\":\"protect\"}]}}");
      assertThat(viewer.await("refused")).contains("tt1-4", "not-allowed");
    }
  }

  @Test
  void f19_aNewerLineTakesOverFromOnesOwnOlderOneOnly() throws Exception {
    var omar = server.member("Omar Haddad", "omar@anubis.example", "EDITOR");
    try (var older = enter("aa1");
        var stranger = connect(omar)) {
      stranger.send(hello("aa1"));
      assertThat(stranger.code()).isEqualTo(4411);
      older.send(note("aa1-1", "n1", "Still here"));
      assertThat(older.await("edits")).contains("Still here");
      try (var newer = enter("aa1")) {
        assertThat(older.code()).isEqualTo(4409);
        newer.send(note("aa1-2", "n2", "Taken over"));
        assertThat(newer.await("edits")).contains("Taken over");
      }
    }
  }

  @Test
  void othersAreToldWhereOneIsAndThatOneLeft() throws Exception {
    try (var one = enter("aa1")) {
      one.await("presence");
      try (var other = enter("bb1")) {
        other.send("{\"presence\":{\"cell\":\"protect/friction\",\"draft\":\"Every exp\"}}");
        String told;
        do {
          told = one.await("presence");
        } while (!told.contains("Every exp"));
        assertThat(told).contains("\"who\":\"bb1\"", "\"cell\":\"protect/friction\"");
      }
      assertThat(one.await("presence")).contains("\"left\":[\"bb1\"]");
    }
  }

  /** What it is sent fills the network's buffers, then 4 MB of the server's memory. */
  @Test
  void f18_whoReadsNothingIsSentOutAndHoldsUpNobody() throws Exception {
    var code = new CompletableFuture<Integer>();
    WebSocket.Listener deaf =
        new WebSocket.Listener() {
          @Override
          public void onOpen(WebSocket line) {} // asks for nothing

          @Override
          public CompletionStage<?> onClose(WebSocket line, int status, String reason) {
            code.complete(status);
            return null;
          }

          @Override
          public void onError(WebSocket line, Throwable error) {
            code.complete(1006);
          }
        };
    try (var one = enter("aa1")) {
      var line =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .header("Origin", server.origin())
              .header("Cookie", ines.cookie())
              .buildAsync(URI.create(server.at("/live").replaceFirst("http", "ws")), deaf)
              .join();
      line.sendText(hello("bb1"), true).join();
      boolean isHere = true;
      for (int n = 1; isHere; n++) {
        one.send(many("aa1-" + n, n % 2 == 1));
        String told;
        do {
          told = one.next();
          isHere &= !told.contains("\"left\":[\"bb1\"]");
        } while (!told.startsWith("{\"edits\":"));
        assertThat(n).as("edits of 100 kB").isLessThan(1_000);
      }
      line.request(Long.MAX_VALUE);
      assertThat(code.get(10, TimeUnit.SECONDS)).as("told so, or cut off").isIn(4408, 1006);
    }
    enter("bb1").close(); // catches up
  }

  /** Fifty long notes, or their end. */
  private static String many(String edit, boolean add) {
    var text = "Exports need a ticket. ".repeat(80);
    var changes =
        IntStream.range(0, 50)
            .mapToObj(n ->
                add
                    ? "{\"add\":{\"is\":\"note\",\"id\":\"n%d\",\"place\":{\"job\":\"protect\",\"category\":\"friction\",\"order\":\"V%02d1\"},\"text\":\"%s\"}}"
                        .formatted(n, n, text)
                    : "{\"remove\":\"n%d\"}".formatted(n))
            .collect(Collectors.joining(","));
    return "{\"edit\":{\"id\":\"" + edit + "\",\"changes\":[" + changes + "]}}";
  }

  private static String note(String edit, String id, String text) {
    return add(
        edit,
        "{\"is\":\"note\",\"id\":\""
            + id
            + "\",\"place\":{\"job\":\"protect\",\"category\":\"friction\",\"order\":\"V1\"},\"text\":\""
            + text
            + "\"}");
  }

  private static String add(String edit, String element) {
    return "{\"edit\":{\"id\":\"" + edit + "\",\"changes\":[{\"add\":" + element + "}]}}";
  }

  private String hello(String client) {
    return "{\"hello\":{\"protocol\":1,\"document\":\""
        + map
        + "\",\"client\":\""
        + client
        + "\"}}";
  }

  private SocketClient enter(String client) throws Exception {
    return enter(ines, client);
  }

  private SocketClient enter(TestServer.Browser who, String client) throws Exception {
    var line = connect(who);
    line.send(hello(client));
    line.welcome = line.await("welcome");
    line.await("snapshot");
    return line;
  }

  private static SocketClient connect() {
    return connect(ines);
  }

  private static SocketClient connect(TestServer.Browser who) {
    return open(server.origin(), who.cookie());
  }

  private static SocketClient open(String origin, String cookie) {
    return SocketClient.open(server.origin(), origin, cookie);
  }
}

package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.valuegap.app.TestServer;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Limits;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/**
 * Bad input on the socket, by its number in the catalogue, with its answer; nothing has an effect.
 */
class BadFramesTest {
  private static final Stamp INES = new Stamp(new Id("ines"), "Ines Duarte", null);
  private static TestServer server;
  private static TestServer.Browser ines;
  private static Rooms rooms;
  private static Id anubis;
  private static Id foreign;
  private static Id deleted;

  private Id map;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis();
    ines = server.owner();
    rooms = server.bean(Rooms.class);
    anubis = TestStore.firstWorkspace(server.bean(Database.class));
    var meridian = new Id("meridian");
    TestStore.workspace(server.bean(Database.class), meridian);
    foreign = map(meridian, "f");
    deleted = map(anubis, "d");
    rooms.delete(deleted);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void aMap() {
    map = map(anubis, "");
  }

  /** Dana's map with a job, two notes and ids that begin with this. */
  private static Id map(Id workspace, String prefix) {
    var job = new Id(prefix + "protect");
    var friction = new Place(job, Category.FRICTION, Order.first("1"));
    var gap = new Place(job, Category.VALUE_GAP, Order.first("1"));
    return rooms.create(
        workspace,
        List.of(
            Customer.named("Dana Okafor"),
            new Job(job, Order.first("1"), Job.Rank.MAIN, "Protect patient records"),
            new Note(new Id(prefix + "ticket"), friction, "A ticket", false, null, null),
            new Note(new Id(prefix + "proof"), gap, "No proof", false, null, null)),
        INES);
  }

  private SocketClient enter() throws Exception {
    var line = SocketClient.open(server.origin(), ines.cookie());
    line.send(hello(map.value(), ""));
    line.await("snapshot");
    return line;
  }

  private static String hello(String map, String more) {
    return "{\"hello\":{\"protocol\":1,\"document\":\""
        + map
        + "\",\"client\":\"aa1\""
        + more
        + "}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          B15 | invalid | {"edit":{"id":"aa1-1","changes":"all"}}
          B16 | invalid | {"edit":{"id":"aa1-1","changes":[{"add":{"is":"vote","is":"vote","id":"v","note":"ticket"}}]}}
          B26 | invalid | {"edit":{"id":"aa1-1","document":"FOREIGN","changes":[{"remove":"ticket"}]}}
          B27 | gone    | {"edit":{"id":"aa1-1","changes":[{"add":{"is":"note","id":"n","place":{"job":"fprotect","category":"friction","order":"V1"},"text":"x"}}]}}
          B27 | gone    | {"edit":{"id":"aa1-1","changes":[{"add":{"is":"vote","id":"n","note":"fticket"}}]}}
          B28 | gone    | {"edit":{"id":"aa1-1","changes":[{"add":{"is":"link","id":"l","one":"ticket","other":"fproof"}}]}}
          B28 | gone    | {"edit":{"id":"aa1-1","changes":[{"add":{"is":"vote","id":"n","note":"ticket"}},{"add":{"is":"vote","id":"m","note":"fticket"}}]}}
          B29 | gone    | {"edit":{"id":"aa1-1","changes":[{"alter":"ticket","is":"note","from":{"place":{"job":"protect","category":"friction","order":"V001"}},"to":{"place":{"job":"fprotect","category":"friction","order":"V001"}}}]}}
          B30 | gone    | {"edit":{"id":"aa1-1","changes":[{"alter":"fticket","is":"note","from":{"text":"A ticket"},"to":{"text":"Mine"}}]}}
          B32 | invalid | {"edit":{"id":"aa1-1","by":{"name":"Dana"},"changes":[{"remove":"ticket"}]}}
          B81 | nothing-to-undo | {"undo":{"id":"aa1-1","edit":"created"}}
          B81 | nothing-to-undo | {"undo":{"id":"aa1-1","edit":"bb1-1"}}
          """)
  void isRefusedWithoutEffectAndTheLineStays(String number, String reason, String frame)
      throws Exception {
    var before = rooms.document(map);
    var theirs = rooms.document(foreign);
    try (var line = enter()) {
      line.send(frame.replace("FOREIGN", foreign.value()));
      assertThat(line.await("refused")).as(number).contains("\"reason\":\"" + reason + "\"");
      assertThat(rooms.document(map)).isEqualTo(before);
      assertThat(rooms.document(foreign)).isEqualTo(theirs);
      line.send(House.note("aa1-2", "n9", "Still here"));
      assertThat(line.await("edits")).contains("Still here");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          B23 | ,"version":-1,"epoch":"x"
          B23 | ,"version":9007199254740993,"epoch":"x"
          B23 | ,"version":1.5,"epoch":"x"
          B15 | ,"role":"OWNER"
          B15 | ,"version":"1"
          """)
  void aHelloThatCannotBeReadIsNoHello(String number, String more) throws Exception {
    try (var line = SocketClient.open(server.origin(), ines.cookie())) {
      line.send(hello(map.value(), more));
      assertThat(line.code()).as(number).isEqualTo(1008);
    }
  }

  @Test
  void b25_whoIsAheadOfTheServerIsSentTheWholeMap() throws Exception {
    try (var line = SocketClient.open(server.origin(), ines.cookie())) {
      line.send(hello(map.value(), ",\"version\":99,\"epoch\":\"" + rooms.epoch() + "\""));
      assertThat(line.await("welcome")).contains("\"version\":1");
      assertThat(line.next()).startsWith("{\"snapshot\"");
    }
  }

  /** What is not there, what is another workspace's and what is deleted are told alike. */
  @Test
  void b30_unknownForeignAndDeletedLookAlike() throws Exception {
    for (var id : List.of("guessed", foreign.value(), deleted.value(), "../" + map, "%00")) {
      try (var line = SocketClient.open(server.origin(), ines.cookie())) {
        line.send(hello(id, ""));
        boolean readable = Id.isValid(id);
        if (readable) {
          assertThat(line.await("bye"))
              .isEqualTo("{\"bye\":{\"reason\":\"no such document\",\"again\":false}}");
        }
        assertThat(line.code()).as(id).isEqualTo(readable ? 4404 : 1008);
      }
    }
    var answers = new java.util.HashSet<String>();
    for (var id : List.of("guessed", foreign.value(), deleted.value())) {
      var answer = ines.get("/maps/" + id + "/snapshot");
      answers.add(answer.statusCode() + answer.body().replaceAll("[A-Za-z0-9_-]{8,}", ""));
    }
    assertThat(answers).hasSize(1);
  }

  @Test
  void b17_aFrameThatNeverEndsIsCutOff() throws Exception {
    try (var line = enter()) {
      for (int i = 0; i < 5 && !line.code.isDone(); i++) {
        try {
          line.socket.sendText("x".repeat(100_000), false).join();
        } catch (RuntimeException e) {
          break; // closed meanwhile
        }
      }
      assertThat(line.code()).isIn(1009, 1006);
    }
  }

  @Test
  void whatIsTooLongIsRefusedWithItsLimit() throws Exception {
    try (var line = enter()) {
      line.send(House.note("aa1-1", "n9", "x".repeat(Limits.NOTE + 1)));
      assertThat(line.await("refused"))
          .contains("\"reason\":\"too-long\"", "\"limit\":2000")
          .contains("\"detail\":\"note: at most 2000 characters\"");
    }
  }

  @Test
  void b06_textThatIsNotUtf8ClosesTheLine() throws Exception {
    assertThat(codeAfter(0x81, new byte[] {'{', (byte) 0xC0, (byte) 0xAF, '}'})).isEqualTo(1007);
    assertThat(codeAfter(0x81, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})).isEqualTo(1007);
  }

  /**
   * Compression is never agreed on, so nothing can be blown up: such a frame breaks the protocol.
   */
  @Test
  void b18_aCompressedFrameIsNotUnpacked() throws Exception {
    assertThat(codeAfter(0xC1, new byte[] {0, 1, 2, 3})).isEqualTo(1002);
  }

  /** The close code that answers a first frame of this opcode, sent as it is. */
  private static int codeAfter(int opcode, byte[] payload) throws IOException {
    var address = server.address();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(10_000);
      var upgrade =
          """
          GET /live HTTP/1.1
          Host: %s:%d
          Origin: %s
          Cookie: %s
          Upgrade: websocket
          Connection: Upgrade
          Sec-WebSocket-Version: 13
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
          Sec-WebSocket-Extensions: permessage-deflate

          """
              .formatted(address.getHost(), address.getPort(), server.origin(), ines.cookie());
      var out = socket.getOutputStream();
      out.write(upgrade.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
      var in = new DataInputStream(socket.getInputStream());
      var answer = new StringBuilder();
      while (!answer.toString().endsWith("\r\n\r\n")) {
        answer.append((char) in.readUnsignedByte());
      }
      assertThat(answer.toString())
          .startsWith("HTTP/1.1 101")
          .doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
      out.write(new byte[] {(byte) opcode, (byte) (0x80 | payload.length), 0, 0, 0, 0});
      out.write(payload);
      while (true) {
        int kind = in.readUnsignedByte() & 0x0f;
        var body = in.readNBytes(in.readUnsignedByte());
        if (kind == 8) {
          return (body[0] & 0xff) << 8 | body[1] & 0xff;
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          B01 | <img src=x onerror=alert(1)></textarea><script>
          B75 | '; DROP TABLE edit; -- ${jndi:ldap://x} {{7*7}}
          B12 | =cmd(A1)
          """)
  void isTextAndComesBackAsItWasWritten(String number, String text) throws Exception {
    try (var line = enter()) {
      line.send(House.note("aa1-1", "n9", text));
      assertThat(line.await("edits")).as(number).contains(text);
      assertThat(rooms.document(map).get(new Id("n9"), Note.class).text()).isEqualTo(text);
    }
  }

  /** B11: what could begin a line of a log or a header is a line of the text, or is not there. */
  @Test
  void b11_controlCharactersDoNotGetIn() throws Exception {
    try (var line = enter()) {
      line.send(House.note("aa1-1", "n9", "first\\r\\nSet-Cookie: x=1\\u0007\\u001b[31m"));
      line.await("edits");
      var kept = rooms.document(map).get(new Id("n9"), Note.class).text();
      assertThat(kept).isEqualTo("first\nSet-Cookie: x=1[31m");
    }
  }
}

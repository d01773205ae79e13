package org.valuegap.app.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.app.TestServer;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.Guests;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.ValueMapElement.Customer;

/** A map is shared by a link with people who give only a name. */
class SharingTest {
  private static TestServer server;
  private String map;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void aMap() {
    var workspace = TestStore.firstWorkspace(server.bean(Database.class));
    var ines = new Stamp(new Id("ines"), "Ines Duarte", null);
    map =
        server
            .bean(Rooms.class)
            .create(workspace, List.of(Customer.named("Dana Okafor")), ines)
            .value();
  }

  @Test
  void aNameIsAllItTakes() {
    var link = server.link(map, Map.of());
    var marta = server.browser();
    var arrived = marta.get(link);
    assertThat(arrived.statusCode()).isEqualTo(303);
    assertThat(arrived.headers().firstValue("Location")).contains("/guest");
    assertThat(marta.get("/guest").body()).contains("Anubis").doesNotContain("Dana Okafor");
    var joined = marta.post("/guest", Map.of("name", "  Marta\n Silva "));
    assertThat(joined.headers().firstValue("Location")).contains("/maps/" + map);
    assertThat(marta.get("/maps/" + map).body()).contains("Dana Okafor", "Marta Silva");
    assertThat(marta.get(link).headers().firstValue("Location")).contains("/maps/" + map);
    assertThat(server.owner().get("/maps/" + map + "/share").body()).contains("Marta Silva");
  }

  @Test
  void b37_theSecretLeavesTheAddressAndIsNeverWrittenBack() {
    var link = server.link(map, Map.of());
    var secret = link.replace("/guest/", "");
    var marta = server.browser();
    var arrived = marta.get(link);
    assertThat(arrived.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    var door = marta.get("/guest"); // a form on a page without a referrer has no origin either
    assertThat(door.headers().firstValue("Referrer-Policy")).contains("same-origin");
    for (var answer : List.of(arrived, door)) {
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain(secret);
      assertThat(answer.body()).doesNotContain(secret);
    }
    assertThat(secret).hasSizeGreaterThanOrEqualTo(32); // 192 bit in base 64
    assertThat(server.owner().get("/maps/" + map + "/share").body()).doesNotContain(secret);
    marta.post("/guest", Map.of("name", "Marta"));
    assertThat(marta.cookie()).doesNotContain(secret);
  }

  @Test
  void unknownExpiredAndRevokedLinksLookAlike() {
    var revoked = server.link(map, Map.of());
    server.owner().post("/maps/" + map + "/share/" + id() + "/revoke", Map.of());
    var gone = server.link(map, Map.of());
    server.owner().post("/customers/" + map + "/delete", Map.of());
    var unknown = server.browser().get("/guest/never-drawn-never-drawn-never-dra");
    assertThat(unknown.statusCode()).isEqualTo(404);
    for (var link : List.of(revoked, gone)) {
      var answer = server.browser().get(link);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).isEqualTo(unknown.body());
    }
  }

  @Test
  void aLockedLinkLetsNobodyNewInAndKeepsWhoIsThere() {
    var link = server.link(map, Map.of());
    var marta = server.guest(link, "Marta");
    var jonas = server.browser();
    jonas.get(link);
    server.owner().post("/maps/" + map + "/share/" + id() + "/lock", Map.of("locked", "true"));
    assertThat(jonas.get("/guest").body()).doesNotContain("action=\"/guest\"");
    assertThat(jonas.post("/guest", Map.of("name", "Jonas")).statusCode()).isEqualTo(422);
    assertThat(marta.get("/maps/" + map).statusCode()).isEqualTo(200);
    server.owner().post("/maps/" + map + "/share/" + id() + "/lock", Map.of("locked", "false"));
    assertThat(jonas.post("/guest", Map.of("name", "Jonas")).statusCode()).isEqualTo(303);
  }

  @Test
  void aRevokedLinkSignsOutWhoCameByIt() {
    var marta = server.guest(server.link(map, Map.of()), "Marta");
    server.owner().post("/maps/" + map + "/share/" + id() + "/revoke", Map.of());
    assertThat(marta.get("/maps/" + map).statusCode()).isEqualTo(302);
    assertThat(server.owner().get("/maps/" + map + "/share").body()).contains("Marta", "Revoked");
  }

  @Test
  void b35_passcodesAreTriedASmallNumberOfTimesWhereverFrom() {
    var link = server.link(map, Map.of("passcode", "opensesame"));
    var marta = server.browser();
    marta.get(link);
    var right = Map.of("name", "Marta", "passcode", "opensesame");
    var wrong = Map.of("name", "Marta", "passcode", "open sesame");
    assertThat(marta.post("/guest", Map.of("name", "Marta")).statusCode()).isEqualTo(422);
    int tries = 1;
    while (marta.post("/guest", wrong).body().contains("not the passcode")) {
      assertThat(++tries).isLessThan(70);
    }
    assertThat(marta.post("/guest", right).body()).contains("Too many wrong passcodes");
    var other = server.browser(); // another link of the map is not concerned
    other.get(server.link(map, Map.of("passcode", "opensesame")));
    assertThat(other.post("/guest", right).statusCode()).isEqualTo(303);
  }

  @Test
  void b35_linksThatLeadNowhereAreTriedSoOftenAndAllLookTheSame() {
    try (var other = TestServer.ofAnubis()) {
      var workspace = TestStore.firstWorkspace(other.bean(Database.class));
      var ines = new Stamp(new Id("ines"), "Ines Duarte", null);
      var dana = List.of(Customer.named("Dana Okafor"));
      var link =
          other.link(other.bean(Rooms.class).create(workspace, dana, ines).value(), Map.of());
      var guessing = other.browser();
      var first = guessing.get("/guest/guess-0");
      int guesses = 1;
      var answer = first;
      while (answer.statusCode() == 404) {
        assertThat(answer.body()).isEqualTo(first.body());
        assertThat(++guesses).isLessThan(400);
        answer = guessing.get("/guest/guess-" + guesses);
      }
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.body()).isEqualTo(first.body());
      assertThat(other.browser().get(link).statusCode()).as("who has the link").isEqualTo(303);
    }
  }

  @Test
  void twoHundredPhonesBehindOneAddressComeIn() {
    var link = server.link(map, Map.of());
    for (int phone = 1; phone <= 200; phone++) {
      var browser = server.guest(link, "Guest " + phone);
      assertThat(browser.get("/maps/" + map).statusCode()).isEqualTo(200);
    }
    assertThat(server.bean(Guests.class).guests(new Id(map)).get(new Id(id()))).hasSize(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u200b"})
  void b39_aNameSaysSomething(String name) {
    var marta = server.browser();
    marta.get(server.link(map, Map.of()));
    assertThat(marta.post("/guest", Map.of("name", name)).statusCode()).isEqualTo(422);
    assertThat(marta.post("/guest", Map.of("name", "a".repeat(61))).statusCode()).isEqualTo(422);
    assertThat(marta.post("/guest", Map.of("name", "a".repeat(60))).statusCode()).isEqualTo(303);
  }

  @Test
  void onlyWhoMayKeepAMapSharesIt() {
    var share = "/maps/" + map + "/share";
    var viewer = server.member("Yuki Tanaka", "yuki@anubis.example", "VIEWER");
    var marta = server.guest(server.link(map, Map.of()), "Marta");
    for (var browser : List.of(viewer, marta)) {
      assertThat(browser.get(share).statusCode()).isEqualTo(404);
      assertThat(browser.post(share, Map.of()).statusCode()).isEqualTo(404);
      assertThat(browser.post(share + "/" + id() + "/revoke", Map.of()).statusCode())
          .isEqualTo(404);
    }
    assertThat(marta.get("/maps/" + map).statusCode()).isEqualTo(200);
    var other = new Id(map).derived(1); // a link of one map is not another map's
    server.owner().post("/maps/" + other + "/share/" + id() + "/revoke", Map.of());
    assertThat(marta.get("/maps/" + map).statusCode()).isEqualTo(200);
  }

  @Test
  void theCodeReadsAsTheLink() throws Exception {
    var page = server.owner().post("/maps/" + map + "/share", Map.of()).body();
    var link = Pattern.compile("value=\"(http[^\"]+/guest/[^\"]+)\"").matcher(page);
    assertThat(link.find()).isTrue();
    var size = Pattern.compile("class=\"qr\" viewBox=\"0 0 (\\d+) ").matcher(page);
    assertThat(size.find()).isTrue();
    var path = Pattern.compile("<path d=\"([^\"]+)\"").matcher(page.substring(size.start()));
    assertThat(path.find()).isTrue();
    var drawn = new Drawn(Integer.parseInt(size.group(1)), path.group(1));
    var bitmap = new BinaryBitmap(new HybridBinarizer(drawn));
    assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(link.group(1));
  }

  /** What a camera sees of the drawing, four pixels a module. */
  private static final class Drawn extends LuminanceSource {
    private static final int SCALE = 4;
    private final byte[] grey;

    Drawn(int size, String path) {
      super(size * SCALE, size * SCALE);
      grey = new byte[getWidth() * getHeight()];
      java.util.Arrays.fill(grey, (byte) 255);
      var module = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(path);
      while (module.find()) {
        for (int i = 0; i < SCALE * SCALE; i++) {
          int x = Integer.parseInt(module.group(1)) * SCALE + i % SCALE;
          int y = Integer.parseInt(module.group(2)) * SCALE + i / SCALE;
          grey[y * getWidth() + x] = 0;
        }
      }
    }

    @Override
    public byte[] getRow(int y, byte[] row) {
      return java.util.Arrays.copyOfRange(grey, y * getWidth(), (y + 1) * getWidth());
    }

    @Override
    public byte[] getMatrix() {
      return grey;
    }
  }

  /** The newest link of the map. */
  private String id() {
    return server.bean(Guests.class).links(new Id(map)).getFirst().id().value();
  }
}

package org.valuegap.app.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;
import org.valuegap.app.live.Rooms;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMap;

/** A canvas comes in through the browser: looked at first, made whole or not at all. */
class ImportPagesTest {
  private static final String CANVAS =
      "Customer,JOB #1\nDana Okafor,Protect <b>records</b>\nKey touchpoints,Alert inbox\n"
          + "Value gap,I can't see who opened a file\n";
  private static final Pattern HIDDEN = Pattern.compile("name=\"map\" value=\"([^\"]*)\"");

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> send(
      TestServer.Browser browser, String name, String content) {
    return browser.upload("/import", "file", name, content.getBytes(UTF_8), Map.of());
  }

  /** The map that the form of the preview carries. */
  private static String map(HttpResponse<String> shown) {
    var hidden = HIDDEN.matcher(shown.body());
    assertThat(hidden.find()).isTrue();
    return hidden.group(1).replace("&#34;", "\"").replace("&lt;", "<").replace("&amp;", "&");
  }

  private static String create(TestServer.Browser browser, String name) {
    var made = browser.post("/customers/new", Map.of("name", name));
    return made.headers().firstValue("Location").orElseThrow().replace("/maps/", "");
  }

  @Test
  void aCanvasIsShownThenMade() {
    var ines = server.owner();
    assertThat(ines.get("/import").statusCode()).isEqualTo(200);
    var shown = send(ines, "canvas.csv", CANVAS);
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body())
        .contains("Dana Okafor", "Alert inbox", "There is no row for friction.")
        .doesNotContain("<b>records");
    var made = ines.post("/import/make", Map.of("map", map(shown)));
    assertThat(made.statusCode()).isEqualTo(303);
    var place = made.headers().firstValue("Location").orElseThrow();
    var document = server.bean(Rooms.class).document(new Id(place.substring("/maps/".length())));
    var read = ValueMap.of(document);
    assertThat(read.customer().name()).isEqualTo("Dana Okafor");
    assertThat(read.jobs())
        .singleElement()
        .extracting(job -> job.text())
        .isEqualTo("Protect <b>records</b>");
  }

  @Test
  void aFileMayBeBroughtToACustomerThatIsThere() {
    var ines = server.owner();
    var id = create(ines, "Greta Lindholm");
    assertThat(ines.get("/import?into=" + id).body())
        .contains("<option value=\"" + id + "\" selected");
    var shown = ines.upload("/import", "file", "c.csv", CANVAS.getBytes(UTF_8), Map.of("into", id));
    assertThat(shown.body()).contains("Greta Lindholm", "Add one job");
    var made = ines.post("/import/make", Map.of("map", map(shown), "into", id));
    assertThat(made.headers().firstValue("Location")).contains("/maps/" + id);
    var read = ValueMap.of(server.bean(Rooms.class).document(new Id(id)));
    assertThat(read.customer().name()).isEqualTo("Greta Lindholm");
    assertThat(read.jobs())
        .last()
        .extracting(job -> job.text())
        .isEqualTo("Protect <b>records</b>");
  }

  @Test
  void aPictureOfAnotherServerDoesNotComeAlong() {
    var ines = server.owner();
    var map =
        "{\"format\":\"valuemap/1\",\"customer\":{\"name\":\"Dana\",\"picture\":\"elsewhere\"}}";
    var made = ines.post("/import/make", Map.of("map", map));
    var place = made.headers().firstValue("Location").orElseThrow();
    assertThat(ines.get(place).body()).contains("Dana").doesNotContain("/pictures/");
  }

  @Test
  void nothingIsBroughtToWhatOneMayNotWrite() {
    var ines = server.owner();
    var id = create(ines, "Aiko Mori");
    var map = map(send(ines, "canvas.csv", CANVAS));
    var viewer = server.member("Nils Holm", "nils@anubis.example", "VIEWER");
    var forbidden = viewer.post("/import/make", Map.of("map", map, "into", id));
    var unknown = viewer.post("/import/make", Map.of("map", map, "into", "none"));
    assertThat(forbidden.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
    assertThat(ines.post("/import/make", Map.of("map", map, "into", "none")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aLargeMapComesThroughAndATooLargeFileIsRefusedWithASentence() {
    var ines = server.owner();
    var notes = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      notes.append("\"note ").append(i).append(" \u00e9".repeat(300)).append("\",");
    }
    var map =
        "{\"format\":\"valuemap/1\",\"customer\":{\"name\":\"Dana\"},\"jobs\":[{\"job\":\"One\","
            + "\"canvas\":{\"friction\":["
            + notes.substring(0, notes.length() - 1)
            + "]}}]}";
    assertThat(ines.post("/import/make", Map.of("map", map)).statusCode()).isEqualTo(303);
    var large = ines.upload("/import", "file", "c.csv", new byte[11_000_000], Map.of());
    assertThat(large.statusCode()).isEqualTo(422);
    assertThat(large.body()).contains("larger than 10 MB");
  }

  @Test
  void whatCannotBeReadSaysWhyAndMakesNothing() {
    var ines = server.owner();
    var refused = send(ines, "feedback.csv", "id,text\n1,slow\n");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("feedback.csv: no row begins with a category");
    assertThat(ines.post("/import/make", Map.of("map", "{}")).statusCode()).isEqualTo(422);
  }

  @Test
  void b64DoubleIdsMissingEndsAndFutureVersionsAreRefused() {
    var ines = server.owner();
    for (var map :
        new String[] {
          "{\"format\":\"valuemap/9\",\"customer\":{\"name\":\"Dana\"}}",
          "{\"format\":\"valuemap/1\",\"customer\":{\"name\":\"Dana\"},\"jobs\":["
              + "{\"id\":\"a\",\"job\":\"One\"},{\"id\":\"a\",\"job\":\"Two\"}]}",
          "{\"format\":\"valuemap/1\",\"customer\":{\"name\":\"Dana\"},\"jobs\":[{\"job\":\"One\","
              + "\"canvas\":{\"friction\":[{\"text\":\"Slow\",\"links\":[\"elsewhere\"]}]}}]}"
        }) {
      assertThat(send(ines, "dana.json", map).statusCode()).as(map).isEqualTo(422);
    }
  }

  @Test
  void nobodyImportsWithoutSigningIn() {
    assertThat(server.browser().get("/import").statusCode()).isEqualTo(302);
  }
}

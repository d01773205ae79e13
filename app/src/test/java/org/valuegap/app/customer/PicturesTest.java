package org.valuegap.app.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.valuegap.app.TestServer;
import org.valuegap.app.TestServer.Browser;

/** A customer's picture: drawn anew from what was sent, or refused with a reason (B67). */
class PicturesTest {
  private static final Pattern ADDRESS = Pattern.compile("/pictures/[A-Za-z0-9_-]+");
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aPictureIsShownWhereverTheCustomerIsAndTakenAwayAgain() throws IOException {
    var ines = server.owner();
    var path = create(ines, "Dana Okafor");
    assertThat(ines.get(path).body()).doesNotContain("/pictures/");
    upload(ines, path, jpeg(600, 400, Color.RED));
    for (var page : new String[] {"/", "/customers", path, path.replace("customers", "maps")}) {
      assertThat(ines.get(page).body()).as(page).containsPattern(ADDRESS);
    }
    ines.post(path + "/picture/remove", Map.of());
    assertThat(ines.get(path).body()).doesNotContain("/pictures/");
  }

  @Test
  void aNewCustomerMayComeWithOne() throws IOException {
    var ines = server.owner();
    var form = Map.of("name", "Greta Lindholm", "start", "blank");
    var made = ines.upload("/customers/new", "picture", "g.jpg", jpeg(300, 300, Color.BLUE), form);
    var map = made.headers().firstValue("Location").orElseThrow();
    assertThat(ines.get(map.replace("maps", "customers")).body()).containsPattern(ADDRESS);
  }

  @Test
  void itIsAMiddleSquareAndSmall() throws IOException {
    var wide = new BufferedImage(1200, 400, BufferedImage.TYPE_INT_RGB);
    var pen = wide.createGraphics();
    pen.setColor(Color.GREEN);
    pen.fillRect(400, 0, 400, 400);
    pen.dispose();
    var image = image(shown(written(wide, "png")));
    assertThat(image.getWidth()).isEqualTo(Portrait.SIDE).isEqualTo(image.getHeight());
    assertThat(green(image, 8, 128)).isGreaterThan(200);
    assertThat(green(image, 248, 128)).isGreaterThan(200);
  }

  @Test
  void b67NothingOfWhereAndWhenItWasTakenIsKept() throws IOException {
    var sent = withExif(jpeg(64, 64, Color.RED), 1);
    assertThat(text(sent)).contains("Exif", "GPS-51.5N");
    assertThat(text(shown(sent).body())).doesNotContain("Exif", "GPS");
    var polyglot = (text(jpeg(64, 64, Color.RED)) + "<script>alert(1)</script>").getBytes("latin1");
    assertThat(text(shown(polyglot).body())).doesNotContain("script");
  }

  /** Where the upper left corner of the stored picture is seen, by the orientation beside it. */
  @ParameterizedTest
  @CsvSource({
    "1, 4, 4",
    "2, 59, 4",
    "3, 59, 59",
    "4, 4, 59",
    "5, 4, 4",
    "6, 59, 4",
    "7, 59, 59",
    "8, 4, 59"
  })
  void aPictureTakenWithTheCameraTurnedStandsUpright(int orientation, int x, int y)
      throws IOException {
    var corner = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    var pen = corner.createGraphics();
    pen.setColor(Color.GREEN);
    pen.fillRect(0, 0, 16, 16);
    pen.dispose();
    var image = image(shown(withExif(written(corner, "jpeg"), orientation)));
    assertThat(green(image, x, y)).isGreaterThan(200);
    assertThat(green(image, 32, 32)).isLessThan(50);
  }

  @Test
  void whatIsTransparentStaysSo() throws IOException {
    var clear = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
    var answer = shown(written(clear, "png"));
    assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(image(answer).getRGB(1, 1) >>> 24).isZero();
  }

  @Test
  void b67WhatIsNoPngOrJpegIsRefusedAndSaysSo() {
    var ines = server.owner();
    var path = create(ines, "Rafael Costa");
    for (var file :
        new String[] {
          "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
          "GIF89a",
          "<html><script>alert(1)</script>",
          "%PDF-1.7",
          "BM"
        }) {
      var answer = ines.upload(path + "/picture", "picture", "x.png", file.getBytes(), Map.of());
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("Only a PNG or a JPEG").doesNotContain("/pictures/");
    }
  }

  @Test
  void b67AHugeOneIsRefusedByWhatItDeclaresAndABrokenOneByWhatItIs() throws IOException {
    var ines = server.owner();
    var path = create(ines, "Aiko Mori");
    var huge = written(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png");
    ByteBuffer.wrap(huge).putInt(16, 50_000).putInt(20, 50_000); // width and height of IHDR
    assertThat(ines.upload(path + "/picture", "picture", "x.png", huge, Map.of()).body())
        .contains("more than 40 million pixels");
    var whole = jpeg(64, 64, Color.RED);
    var broken = java.util.Arrays.copyOf(whole, 40);
    var answer = ines.upload(path + "/picture", "picture", "x.jpg", broken, Map.of());
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("cannot be read");
    var large = ines.upload(path + "/picture", "picture", "x", new byte[12_000_000], Map.of());
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.body()).contains("Too large");
  }

  @Test
  void b67ItIsServedAsAPictureAndNothingElse() throws IOException {
    var answer = shown(jpeg(64, 64, Color.RED));
    var headers = answer.headers();
    assertThat(headers.firstValue("Content-Type")).contains("image/jpeg");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Content-Disposition")).get().asString().startsWith("attachment");
    assertThat(headers.firstValue("Cache-Control"))
        .get()
        .asString()
        .contains("private", "immutable")
        .doesNotContain("public");
  }

  @Test
  void onlyThePeopleOfTheWorkspaceSeeItAndOnlyWritersChangeIt() throws IOException {
    var ines = server.owner();
    var path = create(ines, "Yuki Tanaka");
    upload(ines, path, jpeg(64, 64, Color.RED));
    var address = address(ines, path);
    var viewer = server.member("Nils Holm", "nils@anubis.example", "VIEWER");
    assertThat(viewer.get(address).statusCode()).isEqualTo(200);
    assertThat(server.browser().get(address).statusCode()).isEqualTo(302);
    assertThat(ines.get("/pictures/none").statusCode()).isEqualTo(404);
    var sent =
        viewer.upload(path + "/picture", "picture", "x.jpg", jpeg(9, 9, Color.RED), Map.of());
    assertThat(sent.statusCode()).isEqualTo(404);
    assertThat(viewer.post(path + "/picture/remove", Map.of()).statusCode()).isEqualTo(404);
    assertThat(address(ines, path)).isEqualTo(address);
  }

  private static HttpResponse<byte[]> shown(byte[] file) {
    var ines = server.owner();
    var path = create(ines, "Marcus Bell");
    upload(ines, path, file);
    return ines.send(ines.request(address(ines, path)), BodyHandlers.ofByteArray());
  }

  private static void upload(Browser browser, String path, byte[] file) {
    var answer = browser.upload(path + "/picture", "picture", "x.jpg", file, Map.of());
    assertThat(answer.statusCode()).isEqualTo(303);
  }

  private static String address(Browser browser, String path) {
    return ADDRESS.matcher(browser.get(path).body()).results().findFirst().orElseThrow().group();
  }

  private static String create(Browser browser, String name) {
    var made = browser.post("/customers/new", Map.of("name", name));
    return made.headers().firstValue("Location").orElseThrow().replace("/maps/", "/customers/");
  }

  private static BufferedImage image(HttpResponse<byte[]> answer) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(answer.body()));
  }

  private static int green(BufferedImage image, int x, int y) {
    return new Color(image.getRGB(x, y)).getGreen();
  }

  private static String text(byte[] file) throws IOException {
    return new String(file, "latin1");
  }

  private static byte[] jpeg(int width, int height, Color colour) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(colour);
    pen.fillRect(0, 0, width, height);
    pen.dispose();
    return written(image, "jpeg");
  }

  private static byte[] written(BufferedImage image, String form) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, form, out);
    return out.toByteArray();
  }

  /** The file with what a camera notes: how it was held, and (here as plain text) where. */
  private static byte[] withExif(byte[] jpeg, int orientation) throws IOException {
    var place = "GPS-51.5N".getBytes("latin1");
    var exif = ByteBuffer.allocate(36 + place.length);
    exif.putShort((short) 0xffe1).putShort((short) (34 + place.length)).put("Exif\0\0".getBytes());
    exif.put("MM\0*".getBytes()).putInt(8).putShort((short) 1);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0).put(place);
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(exif.array());
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }
}

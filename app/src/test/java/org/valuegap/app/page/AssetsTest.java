package org.valuegap.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;

/** The files that pages are made of are kept for ever and come as small as the browser can take. */
class AssetsTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.fresh();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whatTheBuildHasPackedIsHandedOut() throws IOException {
    var plain = script("identity");
    var zipped = script("gzip, deflate");
    var small = script("gzip, deflate, br");
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(small.headers().firstValue("Content-Encoding")).contains("br");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
        .isEqualTo(plain.body());
    assertThat(small.body()).hasSizeLessThan(zipped.body().length);
    for (var answer : new HttpResponse<?>[] {plain, zipped, small}) {
      var headers = answer.headers();
      assertThat(headers.firstValue("Content-Type").orElse("")).startsWith("text/javascript");
      assertThat(headers.firstValue("Cache-Control").orElse("")).contains("immutable");
      assertThat(headers.allValues("Vary")).anyMatch("accept-encoding"::equalsIgnoreCase);
    }
  }

  private static HttpResponse<byte[]> script(String accepts) {
    var address = server.bean(Assets.class).url("app/map.js");
    var request = server.browser().request(address).header("Accept-Encoding", accepts).GET();
    return server.browser().send(request, BodyHandlers.ofByteArray());
  }
}

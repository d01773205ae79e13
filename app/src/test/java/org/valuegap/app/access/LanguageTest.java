package org.valuegap.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;

/** In which language a page answers. */
class LanguageTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis("--valuegap.demo=true");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String page(TestServer.Browser who, String path, String accept) {
    return who.send(who.request(path).header("Accept-Language", accept).GET()).body();
  }

  @Test
  void whoHasNotChosenIsSpokenToAsTheBrowserAsks() {
    assertThat(page(server.browser(), "/sign-in", "ar-EG, en;q=0.5"))
        .contains("<html lang=\"ar\" dir=\"rtl\"");
    assertThat(page(server.browser(), "/sign-in", "nl, de-CH;q=0.8"))
        .contains("<html lang=\"de\" dir=\"ltr\"");
    assertThat(page(server.browser(), "/sign-in", "nl")).contains("<html lang=\"en\" dir=\"ltr\"");
  }

  @Test
  void atTheDoorALanguageIsChosenAndLeadsBackToTheSamePage() {
    var marta = server.browser();
    var form =
        marta
            .request("/language")
            .header("Origin", server.origin())
            .header("Referer", server.origin() + "/sign-in?next=%2Fcustomers")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("language=ar"));
    assertThat(marta.send(form).headers().firstValue("Location"))
        .contains("/sign-in?next=%2Fcustomers");
    assertThat(page(marta, "/sign-in", "en")).contains("lang=\"ar\"");
  }

  @Test
  void aLanguageThatIsNotOfferedChangesNothing() {
    var jonas = server.browser();
    assertThat(jonas.post("/language", Map.of("language", "tlh")).statusCode()).isEqualTo(303);
    assertThat(page(jonas, "/sign-in", "en")).contains("<html lang=\"en\"");
  }

  @Test
  void aMembersOwnChoiceHoldsInEveryBrowser() {
    var ines = server.owner();
    var profile = Map.of("name", "Ines Duarte", "colour", "MOSS", "language", "ar");
    ines.post("/settings/profile", profile);
    assertThat(page(server.owner(), "/", "en")).contains("<html lang=\"ar\" dir=\"rtl\"");
    ines.post("/settings/profile", Map.of("name", "Ines Duarte", "colour", "MOSS"));
    assertThat(page(server.owner(), "/", "en")).as("unsaid stays").contains("lang=\"ar\"");
    ines.post("/settings/profile", Map.of("name", "Ines Duarte", "colour", "MOSS", "language", ""));
    assertThat(page(server.owner(), "/", "en")).contains("<html lang=\"en\"");
  }

  @Test
  void theKeptPageOfEveryLanguageIsAnother() {
    assertThat(page(server.browser(), "/sign-in", "ar")).doesNotContain("&amp;en\"");
    assertThat(page(server.owner(), "/", "de")).contains("&amp;de\"");
  }
}

package org.valuegap.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.valuegap.app.TestServer;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.store.Database;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.file.MapFile;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Job;

/** Exports over HTTP, from a server as users start it. */
class ExportAnswersTest {
  private static TestServer server;
  private static TestServer.Browser ines;
  private static String map;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis();
    ines = server.owner();
    var workspace =
        new Id(
            server
                .bean(Database.class)
                .read(sql -> sql.fetchValue("SELECT id FROM workspace").toString()));
    var job = new Job(new Id("protect"), Order.first("1"), Job.Rank.MAIN, "監査 records");
    var by = new Stamp(new Id("ines"), "Ines Duarte", null);
    var elements = List.of(Customer.named("Dana \u202EOkafor"), job);
    map = "/maps/" + server.bean(Rooms.class).create(workspace, elements, by);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "pdf?page=a4, application/pdf",
    "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv, text/csv;charset=UTF-8",
    "md, text/markdown;charset=UTF-8",
    "yaml, application/yaml",
    "json, application/json"
  })
  void aMapInEveryForm(String form, String type) {
    var answer = ines.get(map + "/export." + form);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue(type);
    assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
        .startsWith("attachment")
        .contains("Dana")
        .doesNotContain("\u202E", "%E2%80%AE");
    assertThat(answer.body()).isNotEmpty();
  }

  /** Some wait for their turn; who comes when too many do is asked to try again. */
  @Test
  void f32_moreExportsAtOnceThanMayWaitAreSentAway() {
    try (var client = HttpClient.newHttpClient()) {
      var request = ines.request(map + "/export.pdf").GET().build();
      var statuses =
          Stream.generate(() -> client.sendAsync(request, BodyHandlers.discarding()))
              .limit(200)
              .toList()
              .stream()
              .map(answer -> answer.join().statusCode())
              .toList();
      assertThat(statuses).containsOnly(200, 429);
    }
  }

  @Test
  void saysWhatCouldNotBePrinted() {
    var answer = ines.get(map + "/export.pdf");
    assertThat(answer.headers().firstValue("valuegap-not-printed")).hasValue("Han");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/export.pptx", "/export.pdf?page=a5", "x/export.pdf"})
  void anythingElseIsNotHere(String rest) {
    assertThat(ines.get(map + rest).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/canvas.pdf", "/canvas.xlsx"})
  void theBlankCanvas(String path) {
    assertThat(ines.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void f6_theSchemaOfMapFilesIsThereForEditorsThatDoNotSignIn() {
    var answer = server.browser().get("/schema/valuemap-1.json");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/schema+json");
    assertThat(answer.body()).isEqualTo(MapFile.schema());
  }

  @Test
  void aStrangerSeesNothing() {
    assertThat(server.browser().get(map + "/export.csv").statusCode()).isNotEqualTo(200);
  }
}

package org.valuegap.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;
import org.valuegap.app.access.Secrets;
import org.valuegap.app.account.Person;
import org.valuegap.app.live.Reply;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.store.Accounts;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Edit;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/** The history of Dana Okafor's map: seen, compared, restored and taken back. */
class HistoryPagesTest {
  private static final Id PROVE = new Id("prove");
  private static TestServer server;
  private static TestServer.Browser ines;
  private static TestServer.Browser nils;
  private static Person inesHerself;
  private Id map;
  private String page;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis();
    ines = server.owner();
    nils = server.member("Nils Holm", "nils@anubis.example", "VIEWER");
    inesHerself = person("ines@anubis.example");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Version 1: the map; 2: Export stops; 3: Every auditor; 4: reworded by Yuki; 5: removed. */
  @BeforeEach
  void edits() {
    map =
        server
            .bean(Rooms.class)
            .create(
                inesHerself.workspace(),
                List.of(
                    Customer.named("Dana Okafor"),
                    new Job(PROVE, order(1), Job.Rank.MAIN, "Prove compliance")),
                by(inesHerself));
    page = "/maps/" + map + "/history";
    var f1 = note("f1", "Export stops");
    edit(inesHerself, new Added(f1));
    edit(inesHerself, new Added(note("f2", "Every auditor")));
    edit(person("nils@anubis.example"), new Altered(now("f1"), reworded("Export stops early")));
    edit(inesHerself, new Removed(now("f2")));
  }

  @Test
  void saysWhoChangedWhatByPersonAndByNote() {
    var all = text(ines.get(page));
    assertThat(all)
        .containsSubsequence(
            "Removed", "Every auditor", "Nils Holm", "Changed", "Export stops early", "before:");
    assertThat(text(nils.get(page))).contains("Export stops early").doesNotContain("Take back");
    var nilsOnly = text(ines.get(page + "?person=" + person("nils@anubis.example").id()));
    assertThat(nilsOnly).contains("Export stops early").doesNotContain("Every auditor");
    var noteOnly = text(ines.get(page + "?on=f2"));
    assertThat(noteOnly).contains("Every auditor").doesNotContain("Export stops early");
  }

  @Test
  void showsAnEarlierStateAndWhatHasChangedSince() {
    var then = text(ines.get(page + "?at=3"));
    assertThat(then).contains("Export stops", "Every auditor").doesNotContain("Removed since");
    var compared = ines.get(page + "?at=3&compare").body();
    assertThat(compared).contains("note is-changed", "note is-removed");
    assertThat(compared.replaceAll("<[^>]+>", "")).contains("Removed since", "Changed since");
    assertThat(text(ines.get(page + "?at=1&compare")))
        .contains("Added since", "Export stops early");
    assertThat(ines.get(page + "?at=99999").statusCode()).isEqualTo(200);
  }

  @Test
  void restoresOneElementOrAllOfItAsANewEdit() {
    post("/restore", Map.of("at", "3", "element", "f2"));
    assertThat(document().get(new Id("f2"), Note.class)).isNotNull();
    assertThat(now("f1").text()).isEqualTo("Export stops early");
    post("/restore", Map.of("at", "3", "all", "1"));
    assertThat(now("f1").text()).isEqualTo("Export stops");
    assertThat(post("/restore", Map.of("at", "3", "all", "1"))).endsWith("done=nothing");
    post("/restore", Map.of("at", "5", "all", "1"));
    assertThat(document().get(new Id("f2"))).isNull();
    assertThat(text(ines.get(page + "?at=3"))).contains("Every auditor");
  }

  @Test
  void takesBackOnePersonsLastMinutesAndLeavesWhatOthersDidSince() {
    edit(inesHerself, new Added(note("f3", "Asked twice")));
    var seen = preview(inesHerself);
    assertThat(text(seen))
        .containsSubsequence("1 change of the map", "Removed", "Asked twice", "1 thing stays")
        .contains("Export stops early")
        .doesNotContain("Every auditor");
    assertThat(document().has(new Id("f3"))).as("nothing has happened yet").isTrue();
    edit(inesHerself, new Added(note("f4", "Said after the preview")));
    assertThat(takeBack(seen)).endsWith("done=undone");
    assertThat(document().get(new Id("f2"))).isNull();
    assertThat(document().get(new Id("f3"))).isNull();
    assertThat(now("f4").text()).as("was not shown").isEqualTo("Said after the preview");
    assertThat(now("f1").text()).as("reworded by Nils since").isEqualTo("Export stops early");
    assertThat(document().has(PROVE)).as("the map as it was made").isTrue();
    takeBack(preview(person("nils@anubis.example")));
    assertThat(now("f1").text()).isEqualTo("Export stops");
    assertThat(text(preview(person("nils@anubis.example")))).contains("nothing to take back");
  }

  @Test
  void aVersionHasANameThatLeadsToIt() {
    post("/name", Map.of("at", "3", "name", "After the kickoff"));
    assertThat(ines.get(page).body()).contains("After the kickoff", page + "?at=3");
    post("/name", Map.of("at", "3", "name", ""));
    assertThat(ines.get(page).body()).doesNotContain("After the kickoff");
  }

  @Test
  void whoMayOnlySeeRestoresNothingAndUnknownLooksAlike() {
    var unknown = nils.get("/maps/none/history");
    assertThat(unknown.statusCode()).isEqualTo(404);
    for (var post : List.of("/restore", "/undo", "/name")) {
      var form =
          Map.of("at", "3", "all", "1", "person", "ines", "since", "0", "last", "9", "name", "x");
      assertThat(nils.post(page + post, form).body()).isEqualTo(unknown.body());
    }
    assertThat(nils.get(page + "?at=3&compare").body()).doesNotContain("/restore\"><input");
  }

  private java.net.http.HttpResponse<String> preview(Person who) {
    return ines.get(page + "/undo?minutes=5&person=" + who.id());
  }

  /** As its button does. */
  private String takeBack(java.net.http.HttpResponse<String> preview) {
    var form = new java.util.HashMap<String, String>();
    Pattern.compile("type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]+)\"")
        .matcher(preview.body())
        .results()
        .forEach(field -> form.put(field.group(1), field.group(2)));
    return post("/undo", form);
  }

  private String post(String what, Map<String, String> form) {
    var answer = ines.post(page + what, form);
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String text(java.net.http.HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    var main = Pattern.compile("(?s)<main.*</main>").matcher(answer.body());
    assertThat(main.find()).isTrue();
    return main.group().replaceAll("<option.*?</option>", "").replaceAll("<[^>]+>", " ");
  }

  private void edit(Person who, Change change) {
    var rooms = server.bean(Rooms.class);
    var reply = rooms.submit(map, new Edit(Secrets.id(), List.of(change)), by(who)).join();
    assertThat(reply).isInstanceOf(Reply.Saved.class);
  }

  private Document document() {
    return server.bean(Rooms.class).document(map);
  }

  private Note now(String id) {
    return Objects.requireNonNull(document().get(new Id(id), Note.class));
  }

  private Note reworded(String text) {
    var note = now("f1");
    return new Note(note.id(), note.place(), text, note.key(), note.step(), note.by());
  }

  private static Note note(String id, String text) {
    var place = new Place(PROVE, Category.FRICTION, order(id.charAt(1) - '0'));
    return new Note(new Id(id), place, text, false, null, null);
  }

  private static Order order(int n) {
    return new Order("UU" + n + "a1");
  }

  private static Stamp by(Person who) {
    return new Stamp(who.id(), who.name(), Instant.now());
  }

  private static Person person(String email) {
    return Objects.requireNonNull(server.bean(Accounts.class).credentials(email)).person();
  }
}

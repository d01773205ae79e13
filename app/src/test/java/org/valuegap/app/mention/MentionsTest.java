package org.valuegap.app.mention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.valuegap.app.TestServer;
import org.valuegap.app.TestServer.Browser;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Edit;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Customer;

/** What was said to a member over all maps, and only what they may still read (B84). */
class MentionsTest {
  private static final Stamp YUKI = new Stamp(new Id("yuki"), "Yuki Tanaka", null);
  private static final Pattern COUNT = Pattern.compile("not read:</span>([^<]+)<");

  private static TestServer server;
  private static int drawn;
  private Browser marcus;
  private String name;
  private Id map;

  @BeforeAll
  static void start() {
    server = TestServer.ofAnubis();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void someoneAndAMap() {
    name = "Marcus " + "I".repeat(++drawn);
    marcus = server.member(name, "marcus" + drawn + "@anubis.example", "VIEWER");
    map = map();
  }

  private static Id map() {
    var workspace = TestStore.firstWorkspace(server.bean(Database.class));
    return server.bean(Rooms.class).create(workspace, List.of(Customer.named("Dana Okafor")), YUKI);
  }

  private Id say(Stamp by, String text) {
    return say(map, new Id("customer"), by, text);
  }

  private static Id say(Id map, Id on, Stamp by, String text) {
    var id = new Id("c" + ++drawn);
    var comment = new Change.Added(new Comment(id, on, text, false, false, null));
    change(map, by, comment);
    return id;
  }

  private static void change(Id map, Stamp by, Change change) {
    var edit = new Edit(new Id("e" + ++drawn), List.of(change));
    server.bean(Rooms.class).submit(map, edit, by).join();
  }

  private Stamp self() {
    var path = server.memberPath(marcusEmail());
    return new Stamp(new Id(path.replaceAll(".*/", "")), name, null);
  }

  private String marcusEmail() {
    return "marcus" + name.chars().filter(c -> c == 'I').count() + "@anubis.example";
  }

  private String unread() {
    var count = COUNT.matcher(marcus.get("/").body());
    return count.find() ? count.group(1) : "";
  }

  private String page() {
    return marcus.get("/mentions").body();
  }

  @Test
  void aMentionIsCountedListedAndLeadsToItsComment() {
    assertThat(unread()).isEmpty();
    assertThat(page()).contains("Nobody has mentioned you yet");
    var said = say(YUKI, "Is it so, @" + name + "?");
    assertThat(unread()).isEqualTo("1");
    assertThat(page()).contains("Is it so, @" + name, "Yuki Tanaka", "Dana Okafor", "New");
    var opened = marcus.post("/mentions/" + map + "/" + said, Map.of());
    assertThat(opened.headers().firstValue("Location"))
        .contains("/maps/" + map + "?comment=" + said);
    assertThat(unread()).isEmpty();
    assertThat(page()).contains("Is it so").doesNotContain(">New<");
  }

  @Test
  void theLongestNameCountsAndNobodyElseIsMeant() {
    say(YUKI, "@" + name + "I, this is for somebody with a longer name");
    assertThat(unread()).isEmpty();
    server.member(name + " Bell", "bell" + drawn + "@anubis.example", "VIEWER");
    say(YUKI, "@" + name + " Bell, and this for another");
    assertThat(unread()).isEmpty();
    say(YUKI, "Write to marcus@anubis.example");
    assertThat(unread()).isEmpty();
    say(YUKI, "@" + name + " Bell and @" + name + ": both of you");
    assertThat(unread()).isEqualTo("1");
  }

  @Test
  void whatCameAfterOnesOwnCommentOnTheSameThingIsAnAnswer() {
    say(YUKI, "Before");
    say(self(), "I wonder");
    assertThat(unread()).isEmpty();
    say(YUKI, "So it is");
    say(map(), new Id("customer"), YUKI, "On another map");
    assertThat(unread()).isEqualTo("1");
    assertThat(page())
        .contains("answered on the map of", "So it is")
        .doesNotContain("Before", "I wonder", "On another map");
  }

  @Test
  void allIsReadAtOnceAndWhatComesLaterIsNot() {
    say(YUKI, "@" + name + " one");
    say(YUKI, "@" + name + " two");
    assertThat(unread()).isEqualTo("2");
    marcus.post("/mentions", Map.of());
    assertThat(unread()).isEmpty();
    say(YUKI, "@" + name + " three");
    assertThat(unread()).isEqualTo("1");
  }

  @Test
  void b84_whatIsGoneIsNeitherListedNorCounted() {
    var said = say(YUKI, "@" + name + " soon gone");
    var document = server.bean(Rooms.class).document(map);
    change(map, YUKI, new Change.Removed(Objects.requireNonNull(document.get(said))));
    assertThat(unread()).isEmpty();

    var kept = say(YUKI, "@" + name + " in a map that is deleted");
    server.owner().post("/customers/" + map + "/delete", Map.of());
    assertThat(unread()).isEmpty();
    assertThat(page()).doesNotContain("in a map that is deleted");
    assertThat(marcus.post("/mentions/" + map + "/" + kept, Map.of()).statusCode()).isEqualTo(404);
    server.owner().post("/customers/" + map + "/restore", Map.of());
    assertThat(unread()).isEqualTo("1");
    server.owner().post("/customers/" + map + "/delete", Map.of());
    assertThat(server.owner().post("/customers/" + map + "/purge", Map.of()).statusCode())
        .isEqualTo(303);
    assertThat(unread()).isEmpty();
  }

  @Test
  void aMemberWhoHasReadMentionsCanBeRemoved() {
    var said = say(YUKI, "@" + name);
    marcus.post("/mentions/" + map + "/" + said, Map.of());
    var path = server.memberPath(marcusEmail());
    assertThat(server.owner().post(path + "/remove", Map.of()).statusCode()).isEqualTo(303);
    assertThat(marcus.get("/mentions").statusCode()).isEqualTo(302);
  }

  @Test
  void aCommentToSomebodyElseIsNotOpenedForMe() {
    var other = say(YUKI, "@Ines Duarte, not for all");
    assertThat(marcus.post("/mentions/" + map + "/" + other, Map.of()).statusCode()).isEqualTo(404);
    assertThat(marcus.post("/mentions/" + map + "/nothing", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void guestsHaveNoMentionsAndTheirOwnAreBadged() {
    var guest = server.guest(server.link(map.value(), Map.of()), "Marta");
    assertThat(guest.get("/mentions").statusCode()).isEqualTo(404);
    assertThat(guest.post("/mentions", Map.of()).statusCode()).isEqualTo(404);
    say(new Stamp(new Id("guest-marta"), "Marta Silva", null), "@" + name + ", it is slow");
    assertThat(page()).contains("Marta Silva</bdi> (guest)");
  }
}

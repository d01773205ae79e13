package org.valuegap.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.TestDatabases;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.Viewer;

/** What each viewer of a map is sent, and that nobody waits for a slow one. */
class AudienceTest {
  private static final Id MAP = new Id("dana");
  private static final Order FIRST = Order.first("1");
  private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+),\"id\"");

  @TempDir Path folder;
  private Database database;
  private House house;

  @BeforeEach
  void aMapWithAnInternalNoteAndAComment() {
    database = TestDatabases.sqlite(folder);
    TestStore.workspace(database, House.ANUBIS);
    house = new House(database);
    var internal = new Place(House.PROTECT.id(), Category.INTERNAL_PROCESSES, FIRST);
    var friction = new Place(House.PROTECT.id(), Category.FRICTION, FIRST);
    TestStore.edits(database)
        .create(
            House.ANUBIS,
            MAP,
            List.of(
                Customer.named("Dana Okafor"),
                House.PROTECT,
                new Note(new Id("ticket"), friction, "Exports need a ticket", false, null, null),
                new Note(new Id("secret-1"), internal, "SECRET plan", false, null, null),
                new Comment(
                    new Id("secret-2"), new Id("ticket"), "SECRET doubt", false, false, null)),
            house.rooms.stamped(House.INES));
  }

  @AfterEach
  void close() {
    house.close();
    database.close();
  }

  private static String internal(String edit, String id) {
    return House.note(edit, id, "SECRET").replace("friction", "opportunities");
  }

  @ParameterizedTest
  @EnumSource(names = {"TEAM", "GUEST", "GUEST_OUTSIDE"})
  void whatAViewerMayNotSeeReachesThemOnNoWay(Viewer viewer) throws Exception {
    var team = new House.Ear();
    var ines = house.enter(MAP, "aa1", team);
    var guest = new House.Ear();
    house.enter(viewer, MAP, "gg1", guest, (_, _) -> {}, "");

    // edits: written, moved out of sight and back, commented, removed
    ines.hear(internal("aa1-1", "secret-3"));
    ines.hear(House.note("aa1-2", "n1", "Seen by all"));
    ines.hear(move("aa1-3", "n1", "friction", "opportunities"));
    ines.hear(reword("aa1-4", "n1", "Seen by all", "SECRET now"));
    ines.hear(reword("aa1-5", "n1", "SECRET now", "Seen by all"));
    ines.hear(move("aa1-6", "n1", "opportunities", "friction"));
    ines.hear(
        add("aa1-7", "{\"is\":\"comment\",\"id\":\"secret-4\",\"on\":\"n1\",\"text\":\"SECRET\"}"));
    ines.hear("{\"edit\":{\"id\":\"aa1-8\",\"changes\":[{\"remove\":\"secret-3\"}]}}");
    // presence
    ines.hear(
        "{\"presence\":{\"cell\":\"protect/internal-processes\",\"note\":\"secret-1\",\"draft\":\"SECRET\"}}");
    var told = await(guest, "presence", "\"who\":\"aa1\"");
    ines.hear("{\"presence\":{\"cell\":\"protect/friction\",\"draft\":\"Open\"}}");
    told.addAll(await(guest, "presence", "Open"));
    // resume after a break: from memory, and from a version that is no longer kept
    var epoch = told.getFirst().replaceAll(".*\"epoch\":\"([^\"]+)\".*", "$1");
    for (long version : new long[] {1, 3, 5}) {
      var again = new House.Ear();
      var has = ",\"version\":%d,\"epoch\":\"%s\"".formatted(version, epoch);
      house.enter(viewer, MAP, "gg2", again, (_, _) -> {}, has);
      told.addAll(await(again, "presence", "aa1"));
    }

    assertThat(told).anyMatch(frame -> frame.contains("aa1-2") && frame.contains("Seen by all"));
    boolean all = viewer == Viewer.TEAM;
    assertThat(told.stream().anyMatch(frame -> frame.contains("secret-2"))).isEqualTo(all);
    assertThat(told.stream().anyMatch(frame -> frame.contains("secret-1")))
        .isEqualTo(viewer != Viewer.GUEST_OUTSIDE);
    if (viewer == Viewer.GUEST_OUTSIDE) {
      assertThat(told).noneMatch(frame -> frame.contains("SECRET") || frame.contains("secret"));
    }
    assertThat(versions(told)).startsWith("2", "3", "4", "5", "6", "7", "8", "9"); // without a gap
  }

  /** The versions of the edits in these frames, in the order they were told. */
  private static List<String> versions(List<String> told) {
    return told.stream()
        .filter(frame -> frame.startsWith("{\"edits\""))
        .flatMap(frame -> VERSION.matcher(frame).results())
        .map(found -> found.group(1))
        .toList();
  }

  /** Frames up to one of this name that says this. */
  private static List<String> await(House.Ear ear, String name, String says) throws Exception {
    var told = new ArrayList<String>();
    do {
      told.add(ear.next());
    } while (!told.getLast().startsWith("{\"" + name) || !told.getLast().contains(says));
    return told;
  }

  private static String move(String edit, String id, String from, String to) {
    var place = "{\"place\":{\"job\":\"protect\",\"category\":\"%s\",\"order\":\"V1\"}}";
    return alter(edit, id, place.formatted(from), place.formatted(to));
  }

  private static String reword(String edit, String id, String from, String to) {
    return alter(edit, id, "{\"text\":\"" + from + "\"}", "{\"text\":\"" + to + "\"}");
  }

  private static String alter(String edit, String id, String from, String to) {
    return "{\"edit\":{\"id\":\"%s\",\"changes\":[{\"alter\":\"%s\",\"is\":\"note\",\"from\":%s,\"to\":%s}]}}"
        .formatted(edit, id, from, to);
  }

  private static String add(String edit, String element) {
    return "{\"edit\":{\"id\":\"" + edit + "\",\"changes\":[{\"add\":" + element + "}]}}";
  }

  /** F18: one who takes nothing any more is sent out; the others and the author never wait. */
  @Test
  void f18_aSlowParticipantSlowsNobodyAndCatchesUpAfterwards() throws Exception {
    var taken = new ArrayList<String>();
    BiConsumer<String, Runnable> stuck = (frame, _) -> taken.add(frame); // the first, and no more
    var hungUp = new java.util.concurrent.CompletableFuture<Integer>();
    house.enter(Viewer.TEAM, MAP, "ss1", stuck, (code, _) -> hungUp.complete(code), "");
    var ear = new House.Ear();
    var ines = house.enter(MAP, "aa1", ear);
    var text = "Exports need a ticket. ".repeat(80);
    int n = 0;
    while (!hungUp.isDone()) {
      var id = "aa1-" + ++n;
      ines.hear(
          n % 2 == 1
              ? House.note(id, "n1", text)
              : "{\"edit\":{\"id\":\"" + id + "\",\"changes\":[{\"remove\":\"n1\"}]}}");
      String told;
      do {
        told = ear.await("edits");
      } while (!told.contains("\"" + id + "\""));
    }
    assertThat(hungUp.join()).isEqualTo(4408);
    assertThat(taken).hasSize(1);
    assertThat(n).as("edits that waited for it in memory: 4 MB, no more").isLessThan(5_000);

    var again = new House.Ear();
    house.enter(MAP, "ss1", again);
    assertThat(again.await("welcome")).contains("\"version\":" + (n + 1));
    assertThat(again.await("snapshot")).contains("Exports need a ticket");
  }
}

package org.valuegap.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.valuegap.app.TestServer;
import org.valuegap.app.TestServer.Browser;
import org.valuegap.app.store.Database;
import org.valuegap.app.store.TestStore;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Dismissal;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Customer;
import org.valuegap.core.valuemap.ValueMapElement.Job;
import org.valuegap.core.valuemap.ValueMapElement.Link;
import org.valuegap.core.valuemap.ValueMapElement.Note;

/** A server of Anubis, maps that are shared, and everybody who comes to them. */
final class Shared implements AutoCloseable {
  static final List<String> ROLES = List.of("owner", "editor", "viewer", "guest", "customer");
  static final String SECRET = "Nightly batch that nobody owns";
  static final String HINT = "Ask legal before the call";
  private static final Stamp INES = new Stamp(new Id("ines"), "Ines Duarte", null);
  private static final Id JOB = new Id("protect");

  final TestServer server;
  final Browser owner;
  private final Browser editor;
  private final Browser viewer;
  private final Id workspace;

  Shared(String... settings) {
    server = TestServer.ofAnubis(settings);
    owner = server.owner();
    editor = server.member("Marcus Bell", "marcus@anubis.example", "EDITOR");
    viewer = server.member("Yuki Tanaka", "yuki@anubis.example", "VIEWER");
    workspace = TestStore.firstWorkspace(server.bean(Database.class));
  }

  /** A browser in this role; each guest is another one, by another link. */
  Browser of(String role, Id map) {
    return switch (role) {
      case "owner" -> owner;
      case "editor" -> editor;
      case "viewer" -> viewer;
      case "guest" -> guest(map, Map.of("hides", "yes"));
      default -> guest(map, Map.of("speaks", "yes"));
    };
  }

  Browser guest(Id map, Map<String, String> options) {
    return server.guest(server.link(map.value(), options), "Marta Silva");
  }

  /** A map with a note in each row, and what the team says to itself. */
  Id map() {
    var elements = new ArrayList<Element>();
    elements.add(Customer.named("Dana Okafor"));
    elements.add(new Job(JOB, Order.first("1"), Job.Rank.MAIN, "Protect patient records"));
    elements.add(note("ticket", Category.FRICTION, "Every export needs a ticket"));
    elements.add(note("batch", Category.INTERNAL_PROCESSES, SECRET));
    elements.add(note("self", Category.OPPORTUNITIES, SECRET + ", by themselves"));
    elements.add(new Link(new Id("l"), new Id("ticket"), new Id("batch")));
    elements.add(new Comment(new Id("c"), new Id("ticket"), HINT, false, false, INES));
    elements.add(
        new Dismissal(
            new Id("d"),
            new Id("ticket"),
            new Dismissal.Rule("no-customer-voice"),
            "",
            HINT,
            INES));
    return server.bean(Rooms.class).create(workspace, elements, INES);
  }

  private static Note note(String id, Category category, String text) {
    return new Note(
        new Id(id), new Place(JOB, category, Order.first("1")), text, false, null, INES);
  }

  SocketClient enter(Browser who, Id map, String client) throws InterruptedException {
    var line = connect(who);
    line.send(
        "{\"hello\":{\"protocol\":1,\"document\":\"%s\",\"client\":\"%s\"}}"
            .formatted(map, client));
    line.await("snapshot");
    return line;
  }

  SocketClient connect(Browser who) {
    return SocketClient.open(server.origin(), Objects.requireNonNull(who.cookie()));
  }

  static String edit(String id, String change) {
    return "{\"edit\":{\"id\":\"" + id + "\",\"changes\":[" + change + "]}}";
  }

  static String add(String kind, String fields) {
    return "{\"add\":{\"is\":\"" + kind + "\",\"id\":\"x1\"," + fields + "}}";
  }

  static String note(String category) {
    return add(
        "note",
        "\"place\":{\"job\":\"protect\",\"category\":\"%s\",\"order\":\"V1\"},\"text\":\"Slow\""
            .formatted(category));
  }

  static String reword(String note, String from, String to) {
    return "{\"alter\":\"%s\",\"is\":\"note\",\"from\":{\"text\":\"%s\"},\"to\":{\"text\":\"%s\"}}"
        .formatted(note, from, to);
  }

  @Override
  public void close() {
    server.close();
  }
}

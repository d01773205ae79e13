package org.valuegap.app.live;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Person.Role;
import org.valuegap.app.live.Simulation.Bug;
import org.valuegap.app.wire.Changes;
import org.valuegap.app.wire.Elements;
import org.valuegap.app.wire.Frames;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Vote;
import org.valuegap.core.valuemap.Viewer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A client as the protocol's page describes one, in a {@link Simulation}, and who sits at it. */
final class SimulatedClient {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final long MILLI = 1_000_000;

  /** Whoever may not be here any more, or may do less, is treated so after this. */
  static final long OUT = 5_000 * MILLI;

  private static final long SILENCE = 17_000 * MILLI;

  /** What waits for an answer, and of which epoch it is. */
  private record Unsent(String frame, String epoch) {}

  final String name;
  final Viewer viewer;

  /**
   * Edits under way at one time: of pages that are older, of pages, and of a client that sends all.
   */
  private static final int[] WINDOWS = {1, 16, Integer.MAX_VALUE};

  private final int window;
  Person person;
  Document document = Document.EMPTY;
  long version;
  long outSince = Long.MAX_VALUE;
  SimulatedLine line;
  private final Simulation world;
  private final Promises promises;
  private final Map<String, Unsent> pending = new LinkedHashMap<>();

  /** Of before a restore: their author is asked. */
  private final Map<String, Unsent> earlier = new LinkedHashMap<>();

  private final Set<String> flying = new HashSet<>();
  private final Set<String> guesses = new HashSet<>();
  private String epoch = "";
  private int restores;
  private int made;
  private int protocol = Frames.PROTOCOL;
  private long heardAt;
  private long loweredAt = Long.MAX_VALUE;
  private boolean stopped;
  private long pausedUntil;

  SimulatedClient(Simulation world, String name, Person person) {
    this.world = world;
    this.name = name;
    this.person = person;
    viewer = person.viewer();
    promises = world.promises;
    window = WINDOWS[world.random.nextInt(WINDOWS.length)];
    world.later(world.jitter(2_000), this::edit);
    world.later(world.jitter(5_000), this::watch);
  }

  /** The rights of a member become fewer. */
  void lowered() {
    if (person.role() == Role.EDITOR) {
      person =
          new Person(
              person.id(), person.workspace(), person.name(), "", Role.VIEWER, person.colour());
      loweredAt = world.now();
    }
  }

  /** A guest for good, a member until they sign in again. */
  void sentOut() {
    if (isOut()) {
      return;
    }
    outSince = world.now();
    if (!person.isGuest()) {
      world.later(
          world.jitter(12_000),
          () -> {
            outSince = Long.MAX_VALUE;
            connect();
          });
    }
  }

  void wasRestored() {
    if (person.isGuest()) {
      sentOut();
    }
  }

  boolean isOut() {
    return outSince != Long.MAX_VALUE;
  }

  boolean isGone() {
    return isOut() && person.isGuest();
  }

  /** What it would lose if it forgot everything. */
  Set<String> unsent() {
    var all = new HashSet<>(pending.keySet());
    all.addAll(earlier.keySet());
    return all;
  }

  void connect() {
    if (line != null || stopped || isOut()) {
      return;
    }
    heardAt = world.now();
    line = new SimulatedLine(world, this);
    var has = epoch.isEmpty() ? "" : ",\"version\":" + version + ",\"epoch\":\"" + epoch + "\"";
    line.up(
        "{\"hello\":{\"protocol\":%d,\"document\":\"%s\",\"client\":\"%s\"%s}}"
            .formatted(protocol, world.map, name, has));
  }

  void gone(SimulatedLine which) {
    if (line == which) {
      line = null;
      world.later(world.jitter(3_000), this::connect);
    }
  }

  /** A break of one kind or another; of the half-open one nobody is told. */
  void suffer() {
    if (line != null) {
      var broken = line;
      broken.cut(world.random.nextBoolean());
      if (world.random.nextInt(3) > 0) {
        world.later(world.jitter(500), () -> gone(broken));
      }
    }
  }

  void serverDied() {
    if (line != null) {
      line.silent = true;
      line.closed = true;
      gone(line);
    }
  }

  void stop() {
    stopped = true;
    if (line != null) {
      line.cut(false);
      line = null;
    }
  }

  void restore() {
    stopped = false;
    connect();
  }

  /** The page begins anew; what is unsent is kept on the device. */
  void reload() {
    epoch = "";
    version = 0;
    document = Document.EMPTY;
    if (line != null) {
      var left = line;
      left.cut(world.random.nextBoolean());
      gone(left);
    }
  }

  /** Two versions older or newer than the server: it is sent away until it is the server's own. */
  void reloadIntoAnotherVersion() {
    protocol = Math.max(0, Frames.PROTOCOL + (world.random.nextBoolean() ? 2 : -2));
    reload();
  }

  void reloadIntoTheServersVersion() {
    protocol = Frames.PROTOCOL;
    reload();
  }

  boolean isDone() {
    return line != null && !line.silent && line.ready && pending.isEmpty() && earlier.isEmpty();
  }

  private void watch() {
    boolean silent = line != null && world.now() - heardAt > SILENCE;
    if (silent && world.bug != Bug.SILENCE_NOT_NOTICED) {
      line.cut(false);
      gone(line);
    }
    world.later(2_000 * MILLI, this::watch);
  }

  void hear(String text) {
    heardAt = world.now();
    if (text.startsWith("{\"edits\"")) {
      world.entries(text).forEach(this::entry);
      flush();
      return;
    }
    var frame = JSON.readTree(text);
    if (frame.has("snapshot")) {
      var snapshot = frame.get("snapshot");
      document = Document.of(Elements.read(Changes.FORM, snapshot.get("elements").toString()));
      version = snapshot.get("version").asLong();
      epoch = snapshot.get("epoch").asString();
      restores = promises.restores();
    } else if (frame.has("acks")) {
      frame.get("acks").forEach(ack -> acknowledged(ack.get("id").asString()));
      flush();
    } else if (frame.has("refused")) {
      refused(frame.get("refused"));
    } else if (frame.has("ping")) {
      line.up("{\"pong\":" + frame.get("ping") + "}");
    } else if (frame.has("presence") && !line.ready) {
      ready();
    }
  }

  /** The map is as it is on the server; of another epoch, if it was restored meanwhile. */
  private void ready() {
    line.ready = true;
    flying.clear();
    pausedUntil = 0;
    for (var id : List.copyOf(pending.keySet())) {
      if (!pending.get(id).epoch.equals(epoch) && world.bug != Bug.NOT_ASKED) {
        earlier.put(id, pending.remove(id));
      }
    }
    if (world.bug == Bug.ROBBED) {
      earlier.clear();
    }
    if (!earlier.isEmpty()) {
      world.later(world.jitter(4_000), this::decide);
    }
    flush();
  }

  /** Their author says what is to become of edits that were made before a restore. */
  private void decide() {
    boolean wanted = world.random.nextInt(4) > 0;
    earlier.forEach((id, edit) -> {
      if (wanted) {
        pending.put(id, new Unsent(edit.frame, epoch));
        promises.wanted(id, restores);
      } else {
        promises.notes.remove(id);
      }
    });
    earlier.clear();
    flush();
  }

  private void flush() {
    if (line == null || !line.ready || world.now() < pausedUntil) {
      return;
    }
    for (var edit : pending.entrySet()) {
      if (flying.size() >= window) {
        break;
      }
      if (flying.add(edit.getKey())) {
        line.up(edit.getValue().frame);
      }
    }
    if (world.bug == Bug.FORGOTTEN_WHEN_SENT) {
      pending.keySet().removeAll(flying);
      flying.clear();
    }
  }

  private void entry(Simulation.Entry entry) {
    if (entry.version() != version + 1) {
      promises.faults.add(name + " has " + version + " and was sent " + entry.version());
    }
    document = document.apply(entry.changes().in(document));
    version = entry.version();
    promises.sees(this, version, document);
    if (answered(entry.id())) {
      promises.acknowledged.add(entry.id());
    }
  }

  private boolean answered(String id) {
    flying.remove(id);
    return pending.remove(id) != null;
  }

  /** It was known or changed nothing. */
  private void acknowledged(String id) {
    if (answered(id)) {
      promises.acknowledged.add(id);
      if (!promises.notes.contains(id)) {
        promises.harmless.add(id);
      }
    }
  }

  private void refused(JsonNode refusal) {
    var id = refusal.get("id").asString();
    var reason = refusal.get("reason").asString();
    if (reason.equals("read-only") || reason.equals("rate")) {
      turnedAway(id);
      return;
    }
    if (guesses.contains(id) && !reason.equals("gone")) {
      promises.faults.add(name + " learns by " + refusal + " that something is there");
    }
    if (answered(id)) {
      promises.refused.add(id);
      if (loweredAt != Long.MAX_VALUE) {
        promises.notes.remove(id); // made when it was allowed
      }
    }
    flush();
  }

  /** Now is not the time: it is kept and sent again, and so is all that was sent behind it. */
  private void turnedAway(String id) {
    if (window == Integer.MAX_VALUE) {
      line.cut(true); // and comes back on a new line
      gone(line);
    } else if (pending.containsKey(id)) {
      var behind = List.copyOf(pending.keySet());
      flying.removeAll(behind.subList(behind.indexOf(id), behind.size()));
      pausedUntil = world.now() + 1_000 * MILLI;
      world.later(1_000 * MILLI, this::flush);
    }
  }

  /** Now and then somebody makes an edit, or some at once. */
  private void edit() {
    if (!world.inTrouble()) {
      return;
    }
    boolean several = world.random.nextInt(4) == 0;
    world.later(50 * MILLI + world.jitter(several ? 20 : 2_000), this::edit);
    if (!epoch.isEmpty()) {
      edit(name + "-" + ++made);
    }
  }

  private void edit(String id) {
    promises.made(id, restores);
    pending.put(id, new Unsent(frame(id), epoch));
    if (isGone() && world.now() - outSince > OUT) {
      promises.forbidden.put(id, "it was sent out");
    }
    if (line != null && line.ready && world.random.nextInt(8) == 0) {
      line.up(whereabouts());
    }
    flush();
  }

  private String frame(String id) {
    if (made > 3 && world.random.nextInt(8) == 0) {
      return "{\"undo\":{\"id\":\"%s\",\"edit\":\"%s-%d\"}}"
          .formatted(id, name, 1 + world.random.nextInt(made - 1));
    }
    var hand = new SimulatedHand(world.random, document, person, id);
    var change = guess(id);
    if (change == null) {
      change = hand.next();
      boolean longAgo = loweredAt == Long.MAX_VALUE || world.now() - loweredAt > OUT;
      if (hand.mayNot(change)) {
        if (longAgo) {
          promises.forbidden.put(id, person.role() + " " + change + " on " + document.elements());
        }
      } else if (change instanceof Added(Note note)) {
        promises.notes.add(id);
        if (note.id().value().startsWith(Promises.INSIDE)) {
          promises.inside.add(note.id());
        }
      }
    }
    return "{\"edit\":{\"id\":\"%s\",\"changes\":%s}}"
        .formatted(id, Changes.shown(List.of(change)));
  }

  /** What somebody tries who has come by the id of a note that is kept from them. */
  private Change guess(String id) {
    if (viewer != Viewer.GUEST_OUTSIDE
        || promises.inside.isEmpty()
        || world.random.nextInt(12) > 0) {
      return null;
    }
    guesses.add(id);
    promises.forbidden.put(id, "it is kept from them");
    return new Added(new Vote(new Id("v" + id), promises.inside.getLast(), null));
  }

  /** Somebody writes in an internal row; guests do not move about there. */
  private String whereabouts() {
    if (person.isGuest() || promises.inside.isEmpty()) {
      return "{\"presence\":{\"cell\":\"protect/friction\"}}";
    }
    var row = world.bug == Bug.WRONG_ROW ? "friction" : "opportunities";
    return "{\"presence\":{\"cell\":\"protect/%s\",\"note\":\"%s\"}}"
        .formatted(row, promises.inside.getLast());
  }

  @Override
  public String toString() {
    return name + "@" + version + " with " + pending.keySet() + (line == null ? " off" : "");
  }
}

package org.valuegap.app.live;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.valuegap.app.live.Simulation.Bug;
import org.valuegap.app.wire.Changes;
import org.valuegap.app.wire.Elements;
import org.valuegap.app.wire.Frames;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Order;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.Place;
import org.valuegap.core.valuemap.ValueMapElement.Link;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Vote;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A client as the protocol's page describes one, in a {@link Simulation}. */
final class SimulatedClient {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final long MILLI = 1_000_000;

  /** In an edit that nobody can refuse, and that always changes something. */
  private static final String NEW_NOTE = "{\"add\":{\"is\":\"note\"";

  private static final long SILENCE = 17_000 * MILLI;
  private static final int OTHER_PROTOCOL = 4410;

  /** F17: after this, both sides have noticed that their line is dead. */
  private static final long NOTICED = 20_000 * MILLI;

  final String name;
  Document document = Document.EMPTY;
  long version;
  boolean wasTurnedAway;
  private final Simulation world;
  private final Map<String, String> pending = new LinkedHashMap<>();
  private String epoch = "";
  private int made;
  private int protocol = Frames.PROTOCOL;
  private long heardAt;
  private Wire wire;
  private boolean stopped;

  SimulatedClient(Simulation world, String name) {
    this.world = world;
    this.name = name;
    world.later(world.jitter(2_000), this::edit);
    world.later(world.jitter(5_000), this::watch);
  }

  /** Two queues, one each way: each in order, each with delays of its own. */
  private final class Wire {
    private final Participant participant;
    private long upAt;
    private long downAt;
    private boolean silent;
    private boolean closed;
    private boolean ready;

    Wire() {
      participant =
          new Participant(
              world.rooms(), House.EDITOR, _ -> House.EDITOR, this::down, this::hangUp, 1_000_000);
    }

    /** What is on its way when the line breaks may still come, and so come late. */
    void up(String frame) {
      if (!silent && !closed) {
        boolean ordered = world.bug != Bug.OVERTAKEN;
        upAt = (ordered ? Math.max(upAt, world.now()) : world.now()) + world.jitter(60);
        boolean twice = !frame.startsWith("{\"hello") && world.random.nextInt(10) == 0;
        world.later(
            upAt - world.now(),
            () -> {
              for (int times = twice ? 2 : 1; times > 0 && !closed; times--) {
                wasTurnedAway |= !world.rooms().isOpen(); // whether or not it will hear so
                participant.hear(frame);
                world.commitSoon();
                if (world.bug == Bug.ACKNOWLEDGED_BEFORE_COMMIT && frame.startsWith("{\"edit")) {
                  down(new Outgoing("{\"acks\":[{\"id\":" + idOf(frame) + "}]}"), () -> {});
                }
              }
            });
      }
    }

    private void down(Outgoing frame, Runnable sent) {
      if (silent || closed) {
        return; // it is never taken, as by a peer that reads no more
      }
      if (world.bug == Bug.FRAME_LOST && world.random.nextInt(200) == 0) {
        world.later(0, sent);
        return;
      }
      downAt = Math.max(downAt, world.now()) + world.jitter(60);
      world.later(
          downAt - world.now(),
          () -> {
            sent.run();
            if (wire == this && !silent) {
              hear(frame.text);
            }
          });
    }

    private void hangUp(int code, String reason) {
      closed = true;
      world.later(
          world.jitter(100),
          () -> {
            if (code == OTHER_PROTOCOL && wire == this) {
              protocol = Frames.PROTOCOL;
              reload();
            }
            gone(this);
          });
    }

    /** The line breaks: the server is told, or is not. */
    void cut(boolean told) {
      silent = true;
      var server = world.rooms();
      if (told) {
        world.later(world.jitter(200), participant::gone);
      }
      world.later(
          NOTICED,
          () -> {
            if (wire == this) {
              world.faults.add(name + " believes in a dead line");
            }
            if (world.rooms() == server
                && server.room(world.map).audience.here().contains(participant)) {
              world.faults.add("the server believes in a dead line of " + name);
            }
          });
    }
  }

  private static String idOf(String edit) {
    return "\"" + edit.split("\"", 7)[5] + "\"";
  }

  void connect() {
    if (wire != null || stopped) {
      return;
    }
    heardAt = world.now();
    wire = new Wire();
    var has = epoch.isEmpty() ? "" : ",\"version\":" + version + ",\"epoch\":\"" + epoch + "\"";
    wire.up(
        "{\"hello\":{\"protocol\":%d,\"document\":\"%s\",\"client\":\"%s\"%s}}"
            .formatted(protocol, world.map, name, has));
  }

  private void gone(Wire which) {
    if (wire == which) {
      wire = null;
      world.later(world.jitter(3_000), this::connect);
    }
  }

  /** A break of one kind or another; of the half-open one nobody is told. */
  void suffer() {
    if (wire != null) {
      var broken = wire;
      broken.cut(world.random.nextBoolean());
      if (world.random.nextInt(3) > 0) {
        world.later(world.jitter(500), () -> gone(broken));
      }
    }
  }

  void serverDied() {
    if (wire != null) {
      wire.silent = true;
      wire.closed = true;
      gone(wire);
    }
  }

  void stop() {
    stopped = true;
    if (wire != null) {
      wire.cut(false);
      wire = null;
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
    if (wire != null) {
      var left = wire;
      left.cut(world.random.nextBoolean());
      gone(left);
    }
  }

  /** Two versions older or newer than the server: it is sent away until it is the server's own. */
  void reloadIntoAnotherVersion() {
    protocol = Math.max(0, Frames.PROTOCOL + (world.random.nextBoolean() ? 2 : -2));
    reload();
  }

  boolean isDone() {
    return wire != null && !wire.silent && pending.isEmpty();
  }

  private void watch() {
    boolean silent = wire != null && world.now() - heardAt > SILENCE;
    if (silent && world.bug != Bug.SILENCE_NOT_NOTICED) {
      wire.cut(false);
      gone(wire);
    }
    world.later(2_000 * MILLI, this::watch);
  }

  private void hear(String text) {
    heardAt = world.now();
    if (text.startsWith("{\"edits\"")) {
      world.entries(text).forEach(this::entry);
      return;
    }
    var frame = JSON.readTree(text);
    if (frame.has("snapshot")) {
      var snapshot = frame.get("snapshot");
      document = Document.of(Elements.read(Changes.FORM, snapshot.get("elements").toString()));
      version = snapshot.get("version").asLong();
      epoch = snapshot.get("epoch").asString();
    } else if (frame.has("acks")) {
      frame.get("acks").forEach(ack -> acknowledged(ack.get("id").asString()));
    } else if (frame.has("refused")) {
      refused(frame.get("refused"));
    } else if (frame.has("ping")) {
      wire.up("{\"pong\":" + frame.get("ping") + "}");
    } else if (frame.has("presence") && !wire.ready) {
      wire.ready = true; // the map is as it is on the server
      pending.values().forEach(wire::up);
    }
  }

  private void entry(Simulation.Entry entry) {
    if (entry.version() != version + 1) {
      world.faults.add(name + " has " + version + " and was sent " + entry.version());
    }
    document = document.apply(entry.changes().in(document));
    version = entry.version();
    world.sees(this, version, document);
    if (pending.remove(entry.id()) != null) {
      world.acknowledged.add(entry.id());
    }
  }

  /** It was known or changed nothing. */
  private void acknowledged(String id) {
    var edit = pending.remove(id);
    if (edit != null) {
      world.acknowledged.add(id);
      if (!edit.contains(NEW_NOTE)) {
        world.harmless.add(id);
      }
    }
  }

  private void refused(JsonNode refusal) {
    var id = refusal.get("id").asString();
    switch (refusal.get("reason").asString()) {
      case "read-only", "rate" -> {
        wasTurnedAway = true;
        wire.cut(true); // all of it again, in order, on a new line
        gone(wire);
      }
      default -> {
        if (pending.remove(id) != null) {
          world.refused.add(id);
        }
      }
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
    var frame =
        made > 3 && world.random.nextInt(8) == 0
            ? "{\"undo\":{\"id\":\"%s\",\"edit\":\"%s-%d\"}}"
                .formatted(id, name, 1 + world.random.nextInt(made - 1))
            : "{\"edit\":{\"id\":\"%s\",\"changes\":%s}}"
                .formatted(id, Changes.shown(List.of(change(id))));
    pending.put(id, frame);
    if (frame.contains(NEW_NOTE)) {
      world.notes.add(id);
    }
    if (wire != null && wire.ready) {
      wire.up(frame);
      if (world.bug == Bug.FORGOTTEN_WHEN_SENT) {
        pending.remove(id);
      }
    }
  }

  private Change change(String id) {
    var random = world.random;
    var notes = document.all(Note.class).sorted(Comparator.comparing(Note::id)).toList();
    var category = Category.values()[random.nextInt(Category.values().length)];
    var place = new Place(House.PROTECT.id(), category, Order.first("1"));
    if (notes.size() < 3 || random.nextInt(3) == 0) {
      return new Added(new Note(new Id("n" + id), place, "Note of " + id, false, null, null));
    }
    var note = notes.get(random.nextInt(notes.size()));
    var other = notes.get(random.nextInt(notes.size()));
    return switch (random.nextInt(5)) {
      case 0 -> new Removed(note);
      case 1 -> new Added(new Vote(new Id("v" + id), note.id(), null));
      case 2 -> new Added(new Link(new Id("l" + id), note.id(), other.id()));
      case 3 ->
          new Altered(
              note, new Note(note.id(), place, note.text(), !note.key(), note.step(), note.by()));
      default ->
          new Altered(
              note,
              new Note(
                  note.id(),
                  note.place(),
                  note.text() + " " + id,
                  note.key(),
                  note.step(),
                  note.by()));
    };
  }

  @Override
  public String toString() {
    return name + "@" + version + " with " + pending.keySet() + (wire == null ? " off" : "");
  }
}

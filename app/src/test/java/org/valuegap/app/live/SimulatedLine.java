package org.valuegap.app.live;

import org.valuegap.app.account.Person;
import org.valuegap.app.live.Simulation.Bug;

/**
 * A line of a client's in a {@link Simulation}: two queues, one each way, each in order and each
 * with delays of its own.
 */
final class SimulatedLine {
  private static final long MILLI = 1_000_000;
  private static final int OTHER_PROTOCOL = 4410;

  /** F17: after this, both sides have noticed that their line is dead. */
  private static final long NOTICED = 20_000 * MILLI;

  /** Nothing more goes through, whether or not anybody knows. */
  boolean silent;

  boolean closed;

  /** The map is as it is on the server. */
  boolean ready;

  private final Simulation world;
  private final SimulatedClient client;
  private final Participant participant;
  private long upAt;
  private long downAt;

  SimulatedLine(Simulation world, SimulatedClient client) {
    this.world = world;
    this.client = client;
    var first = client.person;
    participant =
        new Participant(
            world.rooms(),
            taken(first),
            _ ->
                client.isOut() && world.bug != Bug.SENT_OUT_UNNOTICED
                    ? null
                    : taken(world.bug == Bug.LOWERED_UNNOTICED ? first : client.person),
            this::down,
            this::hangUp,
            1_000_000);
  }

  /** For whom the server takes somebody. */
  private Person taken(Person who) {
    if (who.pass() == null) {
      return who;
    }
    return switch (world.bug) {
      case ROWS_SHOWN ->
          Person.guest(
              who.id(), who.workspace(), who.name(), new Person.Pass(world.map, false, false));
      case GUESTS_WRITE ->
          new Person(
              who.id(),
              who.workspace(),
              who.name(),
              who.email(),
              Person.Role.EDITOR,
              who.colour(),
              who.language(),
              who.pass());
      default -> who;
    };
  }

  /** What is on its way when the line breaks may still come, and so come late. */
  void up(String frame) {
    if (silent || closed) {
      return;
    }
    boolean ordered = world.bug != Bug.OVERTAKEN;
    upAt = (ordered ? Math.max(upAt, world.now()) : world.now()) + world.jitter(60);
    boolean twice = !frame.startsWith("{\"hello") && world.random.nextInt(10) == 0;
    world.later(
        upAt - world.now(),
        () -> {
          for (int times = twice ? 2 : 1; times > 0 && !closed; times--) {
            if (world.bug == Bug.OWED_FORGOTTEN) {
              participant.owed.forget();
            }
            participant.hear(frame);
            world.commitSoon();
            if (world.bug == Bug.ACKNOWLEDGED_BEFORE_COMMIT && frame.startsWith("{\"edit")) {
              down(new Outgoing("{\"acks\":[{\"id\":" + idOf(frame) + "}]}"), () -> {});
            }
          }
        });
  }

  private static String idOf(String edit) {
    return "\"" + edit.split("\"", 7)[5] + "\"";
  }

  private void down(Outgoing frame, Runnable sent) {
    world.promises.isTold(client, frame.text);
    if (client.isOut() && world.now() - client.outSince > SimulatedClient.OUT) {
      world.promises.faults.add(client + " is out and is sent " + frame.text);
    }
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
          if (client.line == this && !silent) {
            client.hear(frame.text);
          }
        });
  }

  private void hangUp(int code, String reason) {
    closed = true;
    world.later(
        world.jitter(100),
        () -> {
          if (code == OTHER_PROTOCOL && client.line == this) {
            client.reloadIntoTheServersVersion();
          }
          client.gone(this);
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
          if (client.line == this) {
            world.promises.faults.add(client + " believes in a dead line");
          }
          if (world.rooms() == server
              && server.room(world.map).audience.here().contains(participant)) {
            world.promises.faults.add("the server believes in a dead line of " + client);
          }
        });
  }
}

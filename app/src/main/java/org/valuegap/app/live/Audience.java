package org.valuegap.app.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.store.Tally;
import org.valuegap.app.wire.Changes;
import org.valuegap.app.wire.Frames;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.Viewer;

/**
 * Those who are in a room. An edit is written once per viewer; one frame carries what the room has
 * shown since the last.
 */
final class Audience {
  private static final long PRESENCE_MILLIS = 250;

  /** Those who miss more are better served with the document. */
  private static final int MOST_CHARS_KEPT = 16 * 1024;

  /** An edit as each viewer may see it. */
  private record Entry(long version, Map<Viewer, String> shown) {
    int length() {
      int sum = 0;
      for (var text : shown.values()) {
        sum += text.length();
      }
      return sum;
    }
  }

  /** The document of a version, as it was sent to each viewer. */
  private record Written(long version, Map<Viewer, Outgoing> frames) {}

  private final String epoch;
  private final Time time;
  private final List<Participant> here = new CopyOnWriteArrayList<>();
  private final Set<Viewer> guests = EnumSet.noneOf(Viewer.class);
  private final ArrayDeque<Entry> recent = new ArrayDeque<>();
  private int kept;
  private final Map<String, Participant> moved = new LinkedHashMap<>();
  private final List<String> left = new ArrayList<>();
  private List<Entry> outgoing = new ArrayList<>();
  private @Nullable Written written;
  private boolean wasAsked;
  private boolean flushing;
  private boolean telling;

  Audience(String epoch, Time time) {
    this.epoch = epoch;
    this.time = time;
  }

  boolean isEmpty() {
    return here.isEmpty();
  }

  List<Participant> here() {
    return here;
  }

  /**
   * Shows a durable edit, with the next {@link #flush}. Called in the order of versions.
   *
   * @param written the changes as {@link Changes#shown} wrote them
   */
  synchronized void show(
      long version,
      Id edit,
      Stamp by,
      List<Change> changes,
      String written,
      Document before,
      Document after) {
    var shown = new EnumMap<Viewer, String>(Viewer.class);
    shown.put(Viewer.TEAM, Frames.entry(version, edit, by, written));
    for (var viewer : guests) {
      var visible = Changes.shown(viewer.visible(before, after, changes));
      shown.put(viewer, Frames.entry(version, edit, by, visible));
    }
    var entry = new Entry(version, shown);
    recent.add(entry);
    kept += entry.length();
    while (kept > MOST_CHARS_KEPT) {
      kept -= recent.remove().length();
    }
    if (!here.isEmpty()) {
      outgoing.add(entry);
    }
  }

  /** Sends what was shown, on a thread of its own. */
  synchronized void flush() {
    if (!flushing && !outgoing.isEmpty()) {
      flushing = true;
      time.soon(this::send);
    }
  }

  private void send() {
    List<Entry> entries;
    List<Participant> to;
    synchronized (this) {
      entries = outgoing;
      outgoing = new ArrayList<>();
      to = List.copyOf(here);
    }
    var frames = new EnumMap<Viewer, Outgoing>(Viewer.class);
    for (var participant : to) {
      if (entries.getFirst().version > participant.joinedAt) {
        participant.send(
            frames.computeIfAbsent(
                participant.viewer, viewer -> new Outgoing(frame(entries, viewer, 0))));
      } else if (entries.getLast().version > participant.joinedAt) {
        participant.send(frame(entries, participant.viewer, participant.joinedAt));
      }
    }
    synchronized (this) {
      flushing = false;
      flush();
    }
  }

  private static String frame(Iterable<Entry> entries, Viewer viewer, long after) {
    var texts = new ArrayList<String>();
    for (var entry : entries) {
      var text = entry.shown.get(viewer);
      if (entry.version > after && text != null) {
        texts.add(text);
      }
    }
    return Frames.edits(texts);
  }

  /**
   * Lets someone in at the durable version, with what they miss. A newer line of a client takes
   * over from the older; a name that another person's client goes by is refused.
   */
  synchronized void join(
      Participant participant,
      Document document,
      long version,
      @Nullable Long has,
      @Nullable String hasEpoch) {
    for (var other : here) {
      if (other.who.equals(participant.who)) {
        if (!other.isOf(participant)) {
          participant.close(4411, "somebody else's client has this name", true);
          return;
        }
        other.close(4409, "taken over by a newer line", false);
      }
    }
    participant.joinedAt = version;
    participant.send(participant.welcome(version, epoch));
    var missed = epoch.equals(hasEpoch) && has != null ? missed(participant, has, version) : null;
    if (missed == null) {
      if (has != null) {
        Tally.RESYNCS.add();
      }
      participant.send(snapshot(participant.viewer, document, version));
    } else if (!missed.isEmpty()) {
      participant.send(missed);
    }
    var present = new ArrayList<String>();
    here.forEach(other -> present.add(other.here(participant.viewer)));
    participant.send(Frames.presence(present, List.of()));
    here.add(participant);
    if (participant.viewer != Viewer.TEAM) {
      guests.add(participant.viewer);
    }
    moved(participant);
  }

  /** Writes the document for those of the team before they come. */
  synchronized void prepare(Document document, long version) {
    snapshot(Viewer.TEAM, document, version);
  }

  /** The document as a viewer may see it: written once for all who come at this version. */
  private Outgoing snapshot(Viewer viewer, Document document, long version) {
    if (written == null || written.version != version) {
      written = new Written(version, new EnumMap<>(Viewer.class));
    }
    wasAsked = true;
    return written.frames.computeIfAbsent(
        viewer,
        _ -> new Outgoing(Frames.snapshot(version, epoch, viewer.visible(document).elements())));
  }

  /** Lets go of what was written for those who come, when nobody has come since the last time. */
  synchronized void tidy() {
    if (!wasAsked) {
      written = null;
    }
    wasAsked = false;
  }

  /** What has come since a version: blank when nothing has, null when it is no longer kept. */
  private @Nullable String missed(Participant participant, long has, long version) {
    if (has == version) {
      return "";
    }
    if (has > version || recent.isEmpty() || recent.getFirst().version > has + 1) {
      return null;
    }
    boolean whole = recent.stream().allMatch(entry -> entry.shown.containsKey(participant.viewer));
    return whole ? frame(recent, participant.viewer, has) : null;
  }

  synchronized void leave(Participant participant) {
    if (here.remove(participant)) {
      guests.removeIf(viewer -> here.stream().noneMatch(other -> other.viewer == viewer));
      moved.remove(participant.who);
      left.add(participant.who);
      tell();
    }
  }

  /** Someone is elsewhere, or writes; the others are told soon. */
  synchronized void moved(Participant participant) {
    if (here.contains(participant)) {
      moved.put(participant.who, participant);
      tell();
    }
  }

  private void tell() {
    if (!telling) {
      telling = true;
      time.after(TimeUnit.MILLISECONDS.toNanos(PRESENCE_MILLIS), this::tellNow);
    }
  }

  private void tellNow() {
    List<Participant> told;
    List<String> gone;
    synchronized (this) {
      telling = false;
      told = List.copyOf(moved.values());
      gone = List.copyOf(left);
      moved.clear();
      left.clear();
    }
    var frames = new EnumMap<Viewer, Outgoing>(Viewer.class);
    for (var participant : here) {
      participant.send(
          frames.computeIfAbsent(
              participant.viewer,
              viewer ->
                  new Outgoing(
                      Frames.presence(told.stream().map(one -> one.here(viewer)).toList(), gone))));
    }
  }

  void sendAll(String text) {
    var frame = new Outgoing(text);
    here.forEach(participant -> participant.send(frame));
  }
}

package org.valuegap.app.live;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.Viewer;

/** What people in a {@link Simulation} did and were told, and whether it is true. */
final class Promises {
  /** In the id and the text of each note that never leaves the internal rows. */
  static final String INSIDE = "inside";

  /** In the id and the text of each comment that the team makes among itself. */
  static final String AMONG_US = "among-us";

  final Set<String> acknowledged = new TreeSet<>();
  final Set<String> harmless = new TreeSet<>();
  final Set<String> refused = new TreeSet<>();

  /** What somebody did who may not, by the edit that it was. */
  final Map<String, String> forbidden = new TreeMap<>();

  /** Edits that add a note, in the order in which their authors sent them. */
  final List<String> notes = new ArrayList<>();

  final List<Id> inside = new ArrayList<>();
  final List<String> faults = new ArrayList<>();
  private final Map<String, Integer> made = new HashMap<>();
  private final Map<Long, Map<Viewer, Document>> seen = new HashMap<>();
  private Set<String> backup = Set.of();
  private int restores;

  /** How often the map was restored: an edit is of the time between two of them. */
  int restores() {
    return restores;
  }

  void made(String edit, int afterRestores) {
    made.put(edit, afterRestores);
  }

  /** The author of an edit that was made before a restore wants it sent all the same. */
  void wanted(String edit, int afterRestores) {
    made(edit, afterRestores);
    if (!backup.contains(edit) && notes.remove(edit)) {
      notes.add(edit);
    }
  }

  /**
   * The map was set back: what was promised since is not promised any more.
   *
   * @param left what the backup has
   * @param unsent what clients still have
   */
  void restored(Map<Long, String> left, Set<String> unsent) {
    restores++;
    backup = Set.copyOf(left.values());
    acknowledged.retainAll(backup);
    notes.removeIf(edit -> !backup.contains(edit) && !unsent.contains(edit));
    seen.keySet().removeIf(version -> version > left.size());
  }

  /** What is kept from somebody is in no frame that they are sent. */
  void isTold(SimulatedClient who, String frame) {
    boolean hides =
        switch (who.viewer) {
          case TEAM -> false;
          case GUEST -> frame.contains(AMONG_US);
          case GUEST_OUTSIDE -> frame.contains(AMONG_US) || frame.contains(INSIDE);
        };
    if (hides && !frame.startsWith("{\"refused\"")) { // which names what its author named
      faults.add(who + " is sent what is kept from it: " + frame);
    }
  }

  /** Everybody who has come to a version sees the same map there, or what may be seen of it. */
  void sees(SimulatedClient who, long version, Document document) {
    if (version % (who.viewer == Viewer.TEAM ? 4 : 8) != 0) {
      return;
    }
    var all = seen.computeIfAbsent(version, _ -> new EnumMap<>(Viewer.class));
    var same = all.putIfAbsent(who.viewer, document);
    if (same != null && !same.equals(document)) {
      faults.add(who + " sees another map at " + version);
    }
    if (same == null && all.get(Viewer.TEAM) instanceof Document whole) {
      all.forEach((viewer, its) -> {
        if ((viewer == who.viewer || who.viewer == Viewer.TEAM)
            && !viewer.visible(whole).equals(its)) {
          faults.add(viewer + " sees more or less than it may at " + version);
        }
      });
    }
  }

  /** What anybody was told is true, whenever one looks. */
  void safety(Map<Long, String> stored) {
    var ids = new HashSet<String>();
    long last = 0;
    for (var edit : stored.entrySet()) {
      var id = edit.getValue();
      if (!ids.add(id)) {
        faults.add(id + " is there twice");
      }
      if (edit.getKey() != ++last) {
        faults.add("version " + last + " is missing");
        last = edit.getKey();
      }
      if (made.getOrDefault(id, restores) != restores && !backup.contains(id)) {
        faults.add(id + " was made before a restore and sent without asking");
      }
    }
    acknowledged.stream()
        .filter(id -> !ids.contains(id) && !harmless.contains(id))
        .forEach(id -> faults.add(id + " was acknowledged and is lost"));
    refused.stream()
        .filter(ids::contains)
        .forEach(id -> faults.add(id + " was refused and is there"));
    forbidden.forEach((id, what) -> {
      if (ids.contains(id)) {
        faults.add(id + " is there, and its author may not do that: " + what);
      }
    });
  }

  /** Whether what somebody wrote has come, in its order. */
  void order(SimulatedClient who, List<String> stored) {
    var own = notes.stream().filter(id -> id.startsWith(who.name)).toList();
    if (!own.equals(stored.stream().filter(own::contains).toList())) {
      faults.add(who + " sent " + own + ", and stored is " + stored);
    }
  }
}

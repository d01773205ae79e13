package org.valuegap.app.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valuegap.app.access.Secrets;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.NotHere;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.board.Board.Mark;
import org.valuegap.app.live.Reply;
import org.valuegap.app.live.Rooms;
import org.valuegap.app.page.Messages;
import org.valuegap.app.store.Edits.Stored;
import org.valuegap.app.store.Guests;
import org.valuegap.app.store.History;
import org.valuegap.app.store.History.Named;
import org.valuegap.app.store.History.Wanted;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Decide;
import org.valuegap.core.document.Decision;
import org.valuegap.core.document.Decision.Decided;
import org.valuegap.core.document.Diff;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Edit;
import org.valuegap.core.document.Fault;
import org.valuegap.core.document.Fault.Reason;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Restore;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.ValueMap;
import org.valuegap.core.valuemap.Viewer;

/** What a map was and how it became what it is, each time asking whether this person may. */
@Component
public final class Past {
  private static final int PAGE = 50;

  /** Over so many versions a page reaches at most: what bounds the time of opening one. */
  private static final int REACH = 2_000;

  private static final int MOST_UNDONE = 1_000;

  private final History history;
  private final Rooms rooms;
  private final Guests guests;
  private final Clock clock;

  Past(History history, Rooms rooms, Guests guests, Clock clock) {
    this.history = history;
    this.rooms = rooms;
    this.guests = guests;
    this.clock = clock;
  }

  /** An edit as it is listed. */
  public record Entry(long version, Stamp by, List<Deed> deeds) {}

  /**
   * A page of edits, newest first.
   *
   * @param older where the page before this one in time begins; 0 when there is none
   */
  public record Listing(List<Entry> entries, long older) {}

  /** An earlier state, what has changed from there to now, and the two in one. */
  public record Compared(Document then, Document both, Map<Id, Mark> marks, List<Deed> deeds) {}

  /**
   * @throws NotHere when there is no such map for this person
   */
  public Id open(Person me, String map) {
    if (!Id.isValid(map)) {
      throw new NotHere();
    }
    var id = new Id(map);
    Rights.require(me, Action.SEE, rooms.workspace(id));
    return id;
  }

  private Names names(Id map) {
    return new Names(guests.names(map));
  }

  private Document at(Id map, long version) {
    return names(map).in(history.at(map, version));
  }

  /** Whether this person may restore, name versions and take back. */
  public boolean mayRestore(Person me, Id map) {
    return Rights.may(me, Action.KEEP, rooms.workspace(map));
  }

  public long last(Id map) {
    return history.last(map);
  }

  public List<Named> named(Id map) {
    return history.named(map);
  }

  public List<History.Author> authors(Id map) {
    var names = names(map);
    return history.authors(map).stream()
        .map(one ->
            new History.Author(one.person(), names.guests().getOrDefault(one.person(), one.name())))
        .toList();
  }

  /** When a version came to be, and by whom. */
  public Stamp stamp(Id map, long version) {
    return names(map).of(history.newest(map, Wanted.ALL, version, version, 1).getFirst().by());
  }

  /**
   * The edits up to a version.
   *
   * @param from the newest version listed
   */
  public Listing list(Id map, Wanted wanted, long from, Messages words) {
    var found = history.newest(map, wanted, from, 1, PAGE);
    if (found.isEmpty()) {
      return new Listing(List.of(), 0);
    }
    long newest = found.getFirst().version();
    var near = found.stream().filter(edit -> edit.version() > newest - REACH).toList();
    boolean isAll = near.size() < PAGE && near.size() == found.size();
    return new Listing(entries(map, near, words), isAll ? 0 : near.getLast().version() - 1);
  }

  private List<Entry> entries(Id map, List<Stored> found, Messages words) {
    var wanted = found.stream().map(Stored::version).collect(Collectors.toSet());
    long oldest = found.getLast().version();
    var document = history.at(map, oldest - 1);
    var names = names(map);
    var entries = new ArrayList<Entry>();
    for (var edit : history.between(map, oldest - 1, found.getFirst().version())) {
      var before = document;
      document = edit.changes().apply(before);
      if (wanted.contains(edit.version())) {
        entries.add(entry(edit, before, document, words, names));
      }
    }
    return entries.reversed();
  }

  private static Entry entry(
      Stored edit, Document before, Document after, Messages words, Names names) {
    var changes = Viewer.TEAM.visible(before, after, edit.changes().in(before));
    var deeds = changes.stream().map(change -> Deed.of(change, before, after, words)).toList();
    return new Entry(edit.version(), names.of(edit.by()), deeds);
  }

  /** A version beside the map as it is now. */
  public Compared compare(Id map, long version, Messages words) {
    var then = Viewer.TEAM.visible(at(map, version));
    var now = Viewer.TEAM.visible(rooms.document(map));
    var changes = Diff.between(then, now);
    var both = then;
    var marks = new HashMap<Id, Mark>();
    for (var change : changes) {
      switch (change) {
        case Added(var element) -> {
          marks.put(element.id(), Mark.ADDED);
          both = both.apply(change);
        }
        case Altered(var before, _) -> marks.put(before.id(), Mark.CHANGED);
        case Removed(var element) -> marks.put(element.id(), Mark.REMOVED);
      }
    }
    var deeds = changes.stream().map(change -> Deed.of(change, then, now, words)).toList();
    return new Compared(then, both, marks, deeds);
  }

  /**
   * Makes the map what it was at a version, as a new edit.
   *
   * @param elements what of it; empty for all of it
   * @return whether anything was to be done
   */
  public boolean restore(Person me, Id map, long version, Set<Id> elements) {
    requireKeep(me, map);
    var then = at(map, version);
    var id = Secrets.id();
    Predicate<Id> chosen = elements.isEmpty() ? _ -> true : elements::contains;
    return isDone(map, id, me, (now, by) -> changed(id, Restore.decide(now, then, chosen, id, by)));
  }

  /**
   * What somebody did lately.
   *
   * @param last the version up to which it counts
   */
  public record Lately(Id person, Instant since, long last) {}

  /**
   * What taking back would do.
   *
   * @param kept what stays because others went on with it
   */
  public record Undoing(List<Deed> back, List<Deed> kept) {}

  /** What somebody did in the last minutes, until now. */
  public Lately lately(Id map, Id person, Duration lately) {
    return new Lately(person, clock.instant().minus(lately), last(map));
  }

  /** What {@link #undo} would do now. */
  public Undoing undoing(Person me, Id map, Lately lately, Messages words) {
    requireKeep(me, map);
    var now = rooms.document(map);
    var edits = edits(map, lately);
    var undone = undone(now, edits, Secrets.id(), by(me));
    var after = undone.document();
    var back =
        Diff.between(now, after).stream()
            .map(change -> Deed.of(change, now, after, words))
            .toList();
    var done = undone.edit().changes().stream().map(Change::id).collect(Collectors.toSet());
    var kept =
        edits.stream()
            .flatMap(edit -> edit.changes().in(now).stream())
            .map(Change::id)
            .filter(id -> !done.contains(id))
            .distinct()
            .map(now::get)
            .filter(Objects::nonNull)
            .map(element -> Deed.of(new Added(element), now, now, words))
            .toList();
    return new Undoing(back, kept);
  }

  /**
   * Takes back what somebody did lately, as far as others have left it standing, as a new edit.
   *
   * @return whether anything was to be done
   */
  public boolean undo(Person me, Id map, Lately lately) {
    requireKeep(me, map);
    var edits = edits(map, lately);
    var id = Secrets.id();
    return isDone(map, id, me, (now, by) -> changed(id, undone(now, edits, id, by)));
  }

  /** That the map was made stays. */
  private List<Stored> edits(Id map, Lately lately) {
    return history.since(map, lately.person, lately.since, MOST_UNDONE).stream()
        .filter(edit -> 1 < edit.version() && edit.version() <= lately.last)
        .toList();
  }

  private static Decided undone(Document now, List<Stored> edits, Id id, Stamp by) {
    var done = new ArrayList<Change>();
    var document = now;
    for (var edit : edits) {
      var inverse = new Edit(edit.id(), edit.changes().in(document)).inverted();
      var decided = Decide.lenient(document, new Edit(id, inverse), by);
      done.addAll(decided.edit().changes());
      document = decided.document();
    }
    return new Decided(new Edit(id, done), document);
  }

  /** An edit of nothing would be told saved; it is told apart as nothing to undo. */
  private static Decision changed(Id id, Decided decided) {
    return decided.edit().changes().isEmpty()
        ? new Decision.Refused(id, id, new Fault(Reason.NOTHING_TO_UNDO, "it is so already"))
        : decided;
  }

  private boolean isDone(Id map, Id id, Person me, BiFunction<Document, Stamp, Decision> decide) {
    return rooms.submit(map, id, by(me), decide).join() instanceof Reply.Saved;
  }

  private Stamp by(Person me) {
    return new Stamp(me.id(), me.name(), clock.instant());
  }

  /** Gives a version a name; a blank one takes it away. */
  public void name(Person me, Id map, long version, String name) {
    requireKeep(me, map);
    history.name(map, new Named(version, name, me.name(), clock.instant()));
  }

  private void requireKeep(Person me, Id map) {
    Rights.require(me, Action.KEEP, rooms.workspace(map));
  }

  /** The name of the customer whose map it is. */
  public String customer(Id map) {
    return ValueMap.of(rooms.document(map)).customer().name();
  }

  /** The words of an element as it is now; blank when it is gone. */
  public String called(Id map, @Nullable Id about, Messages words) {
    var now = Viewer.TEAM.visible(rooms.document(map));
    var element = about == null ? null : now.get(about);
    return element == null ? "" : Deed.of(new Added(element), now, now, words).text();
  }
}

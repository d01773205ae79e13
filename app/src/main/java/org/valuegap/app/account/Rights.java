package org.valuegap.app.account;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.account.Person.Pass;
import org.valuegap.core.document.Alternative;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Confirmation;
import org.valuegap.core.valuemap.ValueMapElement.Link;
import org.valuegap.core.valuemap.ValueMapElement.Note;
import org.valuegap.core.valuemap.ValueMapElement.Vote;

/**
 * The one function that answers what a person may do. What one may not do looks like what is not
 * there: both are {@link NotHere}.
 */
public final class Rights {
  private Rights() {}

  private static Set<Action> of(Person person) {
    return switch (person.role()) {
      case OWNER -> EnumSet.allOf(Action.class);
      case EDITOR -> EnumSet.complementOf(EnumSet.of(Action.MANAGE));
      case VIEWER -> EnumSet.of(Action.SEE, Action.TAKE_PART);
      case GUEST -> {
        var all = EnumSet.of(Action.SEE, Action.TAKE_PART, Action.NOTE);
        if (person.pass() instanceof Pass pass && pass.speaksForCustomer()) {
          all.add(Action.CONFIRM);
        }
        yield all;
      }
    };
  }

  /**
   * Whether a person may do this with something of a workspace; a guest has nothing to do there.
   *
   * @param workspace that the thing belongs to; null when there is no such thing
   */
  public static boolean may(Person person, Action action, @Nullable Id workspace) {
    return !person.isGuest() && person.workspace().equals(workspace) && of(person).contains(action);
  }

  /** Whether a person may do this in their own workspace. */
  public static boolean may(Person person, Action action) {
    return may(person, action, person.workspace());
  }

  /**
   * Whether a person may do this with a map.
   *
   * @param workspace that the map belongs to; null when there is no such map
   */
  public static boolean may(Person person, Action action, Id map, @Nullable Id workspace) {
    return person.pass() instanceof Pass pass
        ? pass.document().equals(map)
            && person.workspace().equals(workspace)
            && of(person).contains(action)
        : may(person, action, workspace);
  }

  /** All that a person may do with a map that they may see, as pages and sockets call it. */
  public static List<String> words(Person person) {
    return of(person).stream().map(action -> action.word).toList();
  }

  /** Whether a person may make a change, decided as it would be done, to a map they may see. */
  public static boolean may(Person person, Change change) {
    return of(person).contains(needed(change, person.id()));
  }

  /**
   * A change of an edit that a person may not make; null when they may make the edit. What falls
   * with one's own note falls whoever wrote it.
   *
   * @param after the map as the edit leaves it
   */
  public static @Nullable Change forbidden(Person person, Document after, List<Change> changes) {
    var gone = new HashSet<Id>();
    var moved = new HashSet<Id>();
    for (var change : changes.reversed()) { // what falls is told before what it stands on
      boolean follows =
          switch (change) {
            case Removed(var element) ->
                element.standsOn().stream()
                    .anyMatch(
                        id -> gone.contains(id) || element instanceof Link && moved.contains(id));
            case Added(Alternative lost) -> isOwnNote(person, after.get(lost.on()));
            default -> false;
          };
      if (!follows && !may(person, change) || hides(person, after, change)) {
        return change;
      }
      (change instanceof Removed ? gone : moved).add(change.id());
    }
    return null;
  }

  /** Whether a text that was written at the same time as another's may be kept beside it. */
  private static boolean isOwnNote(Person person, @Nullable Element on) {
    return on instanceof Note note && of(person).contains(needed(note, person.id()));
  }

  /** Whether a change would put something where its author does not see it. */
  private static boolean hides(Person person, Document after, Change change) {
    return switch (change) {
      case Added(var element) -> !person.viewer().sees(after, element);
      case Altered(_, var element) -> !person.viewer().sees(after, element);
      case Removed _ -> false;
    };
  }

  /** One's own words are taking part, one's own notes a right of their own; the rest is writing. */
  private static Action needed(Change change, Id person) {
    return switch (change) {
      case Added(Note note) when note.key() -> Action.WRITE;
      case Altered(Note before, Note after) when before.key() != after.key() -> Action.WRITE;
      case Added(var element) -> needed(element, person);
      case Altered(var before, var after) -> {
        var was = needed(before, person);
        yield was == needed(after, person) ? was : Action.WRITE;
      }
      case Removed(var element) -> needed(element, person);
    };
  }

  private static Action needed(Element element, Id person) {
    boolean isOwn = element.by() instanceof Stamp by && person.equals(by.person());
    return switch (element) {
      case Vote _, Comment _ when isOwn -> Action.TAKE_PART;
      case Note _ when isOwn -> Action.NOTE;
      case Confirmation _ when isOwn -> Action.CONFIRM;
      default -> Action.WRITE;
    };
  }

  /**
   * Goes on only if a person may do this here.
   *
   * @throws NotHere when not, or when there is no such thing
   */
  public static void require(Person person, Action action, @Nullable Id workspace) {
    if (!may(person, action, workspace)) {
      throw new NotHere();
    }
  }

  /** As {@link #require(Person, Action, Id)}, in the person's own workspace. */
  public static void require(Person person, Action action) {
    require(person, action, person.workspace());
  }

  /** As {@link #require(Person, Action, Id)}, with a map. */
  public static void require(Person person, Action action, Id map, @Nullable Id workspace) {
    if (!may(person, action, map, workspace)) {
      throw new NotHere();
    }
  }
}

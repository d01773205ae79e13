package org.valuegap.core.valuemap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;

/**
 * As whom a map is seen. People who see the same are one viewer: frames, snapshots, search, exports
 * and counts are prepared per viewer and all ask here what may be seen.
 */
public enum Viewer {
  /** Members of the workspace: everything. */
  TEAM,
  /** Guests of a map: all but what the team says to itself in its comments and dismissals. */
  GUEST,
  /** Guests of a map that keeps its internal rows to the team. */
  GUEST_OUTSIDE;

  /** The document as this viewer may see it. */
  public Document visible(Document document) {
    return this == TEAM
        ? document
        : Document.of(
            document.elements().stream().filter(element -> sees(document, element)).toList());
  }

  /** Whether this viewer may see an element of the document. */
  public boolean sees(Document document, @Nullable Element element) {
    if (this == TEAM) {
      return true;
    }
    return switch (element) {
      case null -> false;
      case ValueMapElement.Note note -> this == GUEST || !note.place().category().isInternal();
      case Dismissal _ -> false;
      case ValueMapElement.Comment comment when isAmongUs(comment) -> false;
      default -> element.standsOn().stream().allMatch(id -> sees(document, document.get(id)));
    };
  }

  /** Whether the team says it to itself: unless a guest did, or the team for guests. */
  private static boolean isAmongUs(ValueMapElement.Comment comment) {
    boolean byGuest = comment.by() instanceof Stamp by && by.isGuest();
    return !byGuest && !comment.guests();
  }

  /**
   * An edit's changes as this viewer may see them: what was hidden and is shown arrives as added,
   * what was shown and is hidden as removed.
   */
  public List<Change> visible(Document before, Document after, List<Change> changes) {
    if (this == TEAM) {
      return changes;
    }
    var seen = new ArrayList<Change>();
    for (var change : changes) {
      switch (change) {
        case Added(var element) when sees(after, element) -> seen.add(change);
        case Removed(var element) when sees(before, element) -> seen.add(change);
        case Altered(var was, var is) -> {
          boolean saw = sees(before, was);
          boolean sees = sees(after, is);
          if (saw && sees) {
            seen.add(change);
          } else if (saw || sees) {
            turn(saw ? before : after, saw ? was : is, saw, seen);
          }
        }
        default -> {}
      }
    }
    return seen;
  }

  /** Shows or hides an element together with what stands on it. */
  private void turn(Document in, Element element, boolean hide, List<Change> seen) {
    if (!hide) {
      seen.add(new Added(element));
    }
    for (Id id : in.dependentsOf(element.id())) {
      var dependent = in.get(id);
      if (dependent != null && sees(in, dependent)) {
        turn(in, dependent, hide, seen);
      }
    }
    if (hide) {
      seen.add(new Removed(element));
    }
  }
}

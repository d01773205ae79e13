package org.valuegap.app.account;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.account.Person.Role;
import org.valuegap.core.document.Change;
import org.valuegap.core.document.Change.Added;
import org.valuegap.core.document.Change.Altered;
import org.valuegap.core.document.Change.Removed;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Stamp;
import org.valuegap.core.valuemap.ValueMapElement.Comment;
import org.valuegap.core.valuemap.ValueMapElement.Vote;

/**
 * The one function that answers what a person may do. What one may not do looks like what is not
 * there: both are {@link NotHere}.
 */
public final class Rights {
  private Rights() {}

  private static Set<Action> of(Role role) {
    return switch (role) {
      case OWNER -> EnumSet.allOf(Action.class);
      case EDITOR -> EnumSet.complementOf(EnumSet.of(Action.MANAGE));
      case VIEWER -> EnumSet.of(Action.SEE, Action.TAKE_PART);
    };
  }

  /**
   * Whether a person may do this here.
   *
   * @param workspace that the thing belongs to; null when there is no such thing
   */
  public static boolean may(Person person, Action action, @Nullable Id workspace) {
    return person.workspace().equals(workspace) && of(person.role()).contains(action);
  }

  /** Whether a person may do this in their own workspace. */
  public static boolean may(Person person, Action action) {
    return may(person, action, person.workspace());
  }

  /** Whether a person may make a change, decided as it would be done, to a map they may see. */
  public static boolean may(Person person, Change change) {
    return may(person, needed(change, person.id()));
  }

  /** One's own votes and comments are taking part; everything else is writing. */
  private static Action needed(Change change, Id person) {
    boolean ownWord =
        switch (change) {
          case Added(var element) -> isOwnWord(element, person);
          case Altered(var before, var after) ->
              isOwnWord(before, person) && isOwnWord(after, person);
          case Removed(var element) -> isOwnWord(element, person);
        };
    return ownWord ? Action.TAKE_PART : Action.WRITE;
  }

  private static boolean isOwnWord(Element element, Id person) {
    return (element instanceof Vote || element instanceof Comment)
        && element.by() instanceof Stamp by
        && person.equals(by.person());
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
}

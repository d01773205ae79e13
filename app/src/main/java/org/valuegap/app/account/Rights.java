package org.valuegap.app.account;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.account.Person.Role;
import org.valuegap.core.document.Id;

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

package org.valuegap.app.account;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Text;

/**
 * A member of a workspace; the principal of every request that is signed in.
 *
 * @param email as it was written; compared through {@link #emailKey}
 */
public record Person(Id id, Id workspace, String name, String email, Role role, Colour colour) {

  /** What a member may do; {@link Rights} says what that is. Stored by name. */
  public enum Role {
    OWNER,
    EDITOR,
    VIEWER
  }

  /** How a person is marked beside the name. Stored by name. */
  public enum Colour {
    ROSE,
    BLUE,
    MOSS,
    PLUM,
    CLAY,
    TEAL;

    /** The class of the style sheet, such as {@code p-rose}. */
    public String css() {
      return "p-" + name().toLowerCase(Locale.ROOT);
    }

    /** The same one for the same thing, every time. */
    public static Colour of(Id thing) {
      return values()[Math.floorMod(thing.hashCode(), values().length)];
    }
  }

  /** What two spellings of one address have in common. */
  public static String emailKey(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  public String initials() {
    return initials(name);
  }

  /** The first letters of the first and the last word of a name, whatever the script. */
  public static String initials(String name) {
    var words =
        Stream.of(name.split("\\s+"))
            .filter(word -> !word.isEmpty() && Character.isLetterOrDigit(word.codePointAt(0)))
            .toList();
    var ends = words.size() < 2 ? words : List.of(words.getFirst(), words.getLast());
    return ends.stream()
        .map(word -> Text.cut(word, 1).toUpperCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}

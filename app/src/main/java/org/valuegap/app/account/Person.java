package org.valuegap.app.account;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.valuegap.core.document.Id;
import org.valuegap.core.document.Text;
import org.valuegap.core.valuemap.Viewer;

/**
 * A member of a workspace, or a guest of one of its maps: the principal of every request that is
 * signed in.
 *
 * @param email as it was written; compared through {@link #emailKey}; empty for a guest
 * @param language the tag of the language that was chosen; empty to go by the browser
 * @param pass what a guest's link says; null for a member
 */
public record Person(
    Id id,
    Id workspace,
    String name,
    String email,
    Role role,
    Colour colour,
    String language,
    @Nullable Pass pass) {

  /**
   * Where the link of a guest leads, and what it says of them.
   *
   * @param document the one map that they may see
   * @param hidesInternal whether internal processes and key opportunities are kept from them
   */
  public record Pass(Id document, boolean speaksForCustomer, boolean hidesInternal) {}

  /** A member. */
  public Person(Id id, Id workspace, String name, String email, Role role, Colour colour) {
    this(id, workspace, name, email, role, colour, "", null);
  }

  /** Someone who came by a link and gave a name. */
  public static Person guest(Id id, Id workspace, String name, Pass pass) {
    return new Person(id, workspace, name, "", Role.GUEST, Colour.of(id), "", pass);
  }

  /**
   * What a person may do; {@link Rights} says what that is. Those of members are stored by name.
   */
  public enum Role {
    OWNER,
    EDITOR,
    VIEWER,
    /** Has no account, and so never the role of a member. */
    GUEST;

    public static final List<Role> OF_MEMBERS = List.of(OWNER, EDITOR, VIEWER);
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

  public boolean isGuest() {
    return pass != null;
  }

  /** As whom this person sees maps. */
  public Viewer viewer() {
    return pass == null ? Viewer.TEAM : pass.hidesInternal ? Viewer.GUEST_OUTSIDE : Viewer.GUEST;
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

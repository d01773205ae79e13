package org.valuegap.app.page;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.account.Person;

/**
 * What every template is given as {@code page}.
 *
 * @param text the words, in the reader's language
 * @param assets addresses of styles, scripts and icons
 * @param me who reads, null when nobody is signed in
 * @param workspace its name
 * @param customers how many there are, for the navigation
 * @param mentions how much was said to the reader and is not read yet, for the navigation
 * @param path of this page below the base, such as {@code /customers}
 * @param keeps whether browsers may keep what is needed while this server cannot be reached
 */
public record Page(
    Messages text,
    Assets assets,
    @Nullable Person me,
    String workspace,
    int customers,
    int mentions,
    String path,
    boolean keeps) {

  /** The release, such as {@code 1.0.0}. */
  public String version() {
    var release = Page.class.getPackage().getImplementationVersion();
    return release == null ? "" : release;
  }

  /** What stands before every path of this server that a template writes. */
  public String base() {
    return assets.base();
  }

  /**
   * The address of the service worker of this release and language; blank where browsers keep
   * nothing. Another language is another worker, and with it everything that is kept comes anew.
   */
  public String worker() {
    return keeps
        ? base() + OfflinePages.WORKER + "?" + assets.release() + "&" + text.language()
        : "";
  }

  /** What the search says, as its script reads it: {@code key=pattern}, a line each. */
  public String searchWords() {
    var prefix = "palette.";
    return text.under("board." + prefix).entrySet().stream()
        .map(message -> prefix + message.getKey() + "=" + message.getValue())
        .collect(Collectors.joining("\n"));
  }

  /**
   * For {@code aria-current} of a link in the navigation: maps are customers' pages; null leaves
   * the attribute out.
   */
  public @Nullable String current(String to) {
    if (path.equals(to)) {
      return "page";
    }
    boolean within =
        path.startsWith(to + "/") || to.equals("/customers") && path.startsWith("/maps/");
    return !to.equals("/") && within ? "true" : null;
  }
}

package org.valuegap.core.language;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of products, the workspace's own and its competitors', that a statement must not hold. */
public final class Products {
  public static final Products NONE = new Products(List.of());
  private final List<Pattern> names;

  private Products(List<Pattern> names) {
    this.names = names;
  }

  public static Products of(Collection<String> names) {
    return new Products(
        names.stream()
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(name ->
                Pattern.compile(
                    "(?<![\\p{L}\\p{N}])"
                        + Pattern.quote(name.toLowerCase(Locale.ROOT))
                        + "(?![\\p{L}\\p{N}])"))
            .toList());
  }

  /** The first product that the text names, or null. */
  @Nullable Span in(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    for (var name : names) {
      var found = name.matcher(lower);
      if (found.find()) {
        return new Span(found.start(), found.end());
      }
    }
    return null;
  }
}

package org.valuegap.core.document;

import java.util.regex.Pattern;

/**
 * An identifier, drawn once, that means nothing and is unique within its document.
 *
 * @param value 1 to 64 letters, digits, hyphens or underscores (ASCII)
 */
public record Id(String value) implements Comparable<Id> {
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /**
   * @throws IllegalArgumentException when the value is not an id
   */
  public Id {
    if (!isValid(value)) {
      throw new IllegalArgumentException("Not an id: 1 to 64 of A-Z a-z 0-9 _ - expected");
    }
  }

  public static boolean isValid(String value) {
    return VALID.matcher(value).matches();
  }

  /** The id of the n-th thing that comes of another: the same again when decided again. */
  public Id derived(int n) {
    var suffix = "." + n;
    return new Id(value.substring(0, Math.min(value.length(), 60)) + suffix.replace('.', '_'));
  }

  @Override
  public int compareTo(Id other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

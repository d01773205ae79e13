package org.valuegap.core.language;

/**
 * A part of a text.
 *
 * @param start in UTF-16 units, inclusive
 * @param end exclusive
 */
public record Span(int start, int end) {
  public String of(String text) {
    return text.substring(start, end);
  }
}

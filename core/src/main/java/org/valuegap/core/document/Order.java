package org.valuegap.core.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list: a fraction written in base 62, so that there is always a place between two
 * others and nothing is ever renumbered. Equal places are told apart by the elements' ids.
 *
 * <p>A key is a head of three digits and a tail. Appending and prepending count the head up and
 * down; between two keys a longer one is made. Every key ends in the suffix of the client that made
 * it, so that two clients do not make the same. The browser makes the same keys: both are held to
 * the cases in {@code cases/order.json}.
 *
 * @param key digits {@code 0-9A-Za-z}, not ending in {@code 0}; compared as ASCII
 */
public record Order(String key) implements Comparable<Order> {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int BASE = DIGITS.length();
  private static final int HEAD = 3;
  private static final int HEADS = BASE * BASE * BASE;
  private static final int MAX_LENGTH = 500;

  /**
   * @throws IllegalArgumentException when the key is not a place
   */
  public Order {
    if (key.isEmpty() || key.length() > MAX_LENGTH || key.endsWith("0") || !digitsOnly(key)) {
      throw new IllegalArgumentException("Not an order key");
    }
  }

  /** The first place of an empty list. */
  public static Order first(String suffix) {
    return between(null, null, suffix);
  }

  /**
   * A place after {@code low} and before {@code high}; null stands for the end of the list.
   *
   * @param suffix digits of the client that asks, not ending in 0
   */
  public static Order between(@Nullable Order low, @Nullable Order high, String suffix) {
    var a = low == null ? "" : low.key;
    var b = high == null ? "" : high.key;
    if (b.isEmpty() && headOf(a) + 1 < HEADS) {
      return new Order(head(a.isEmpty() ? HEADS / 2 : headOf(a) + 1) + suffix);
    }
    if (a.isEmpty() && headOf(b) > 1) {
      return new Order(head(headOf(b) - 1) + suffix);
    }
    // Two that were placed alike at the same time leave nothing between: then right after both.
    var middle = b.isEmpty() || a.compareTo(b) < 0 ? middle(a, b) : middle(a, "");
    return new Order(middle + suffix);
  }

  /** Places for a list of {@code count} things side by side that no other list gets in between. */
  public static List<Order> run(
      @Nullable Order low, @Nullable Order high, String suffix, int count) {
    var start = between(low, high, suffix).key;
    var places = new ArrayList<Order>(count);
    for (int i = 0; i < count; i++) {
      places.add(new Order(i == 0 ? start : start + head(i) + suffix));
    }
    return places;
  }

  /** The shortest fraction between two, where {@code ""} is 0 as low and 1 as high. */
  private static String middle(String low, String high) {
    var made = new StringBuilder();
    boolean bounded = !high.isEmpty();
    for (int i = 0; ; i++) {
      int a = i < low.length() ? DIGITS.indexOf(low.charAt(i)) : 0;
      int b = bounded ? (i < high.length() ? DIGITS.indexOf(high.charAt(i)) : 0) : BASE;
      if (b - a > 1) {
        return made.append(DIGITS.charAt((a + b) / 2)).toString();
      }
      made.append(DIGITS.charAt(a));
      if (b > a) {
        bounded = false; // below high from here on, whatever follows
      }
    }
  }

  private static int headOf(String key) {
    int head = 0;
    for (int i = 0; i < HEAD; i++) {
      head = head * BASE + (i < key.length() ? DIGITS.indexOf(key.charAt(i)) : 0);
    }
    return head;
  }

  private static String head(int head) {
    return ""
        + DIGITS.charAt(head / BASE / BASE)
        + DIGITS.charAt(head / BASE % BASE)
        + DIGITS.charAt(head % BASE);
  }

  private static boolean digitsOnly(String key) {
    return key.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
  }

  @Override
  public int compareTo(Order other) {
    return key.compareTo(other.key);
  }
}

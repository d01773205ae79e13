package org.valuegap.core.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rule D15. */
class OrderTest {
  /** Shared with the browser, which makes the same keys. Run with {@code -Drewrite} to write it. */
  private static final Path CASES = Path.of("core/src/test/resources/cases/order.json");

  @Test
  void browserAndServerMakeTheKeysOfTheCases() throws IOException {
    var cases = "[\n" + String.join(",\n", cases()) + "\n]\n";
    if (System.getProperty("rewrite") != null) {
      Files.createDirectories(CASES.getParent());
      Files.writeString(CASES, cases);
    }
    assertThat(CASES).hasContent(cases);
  }

  @Test
  void thereIsAlwaysAPlaceBetween() {
    var random = new Random(7);
    var places = new ArrayList<Order>();
    for (int i = 0; i < 2_000; i++) {
      int at = i % 3 == 0 ? random.nextInt(places.size() + 1) : places.size() / 2;
      places.add(at, Order.between(at(places, at - 1), at(places, at), "a1"));
    }
    assertThat(places).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void listsThatTwoPutAtOnePlaceDoNotInterleave() {
    var low = new Order("UUUa1");
    var high = new Order("UUVa1");
    var one = Order.run(low, high, "b1", 50);
    var other = Order.run(low, high, "c1", 50);
    assertThat(one).isSorted();
    assertThat(one.getLast()).isLessThan(other.getFirst());
    assertThat(other.getLast()).isLessThan(high);
  }

  @Test
  void betweenTwoThatWerePlacedAlikeIsRightAfterBoth() {
    var same = new Order("UUUa1");
    assertThat(Order.between(same, same, "b1")).isGreaterThan(same);
  }

  @Test
  void aKeyEndingInZeroIsNone() {
    assertThatThrownBy(() -> new Order("UU0")).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> cases() {
    var cases = new ArrayList<String>();
    cases.add(written(null, null, "a1", 1));
    cases.add(written(null, null, "zz9", 3));
    cases.add(written("UUUa1", null, "b2", 1));
    cases.add(written("zzza1", null, "b2", 1));
    cases.add(written("zzzzza1", null, "b2", 2));
    cases.add(written(null, "001a1", "b2", 1));
    cases.add(written(null, "0001", "b2", 1));
    cases.add(written("UUUa1", "UUUa1", "b2", 1));
    cases.add(written("UUVa1", "UUUa1", "b2", 1));
    cases.add(written("UUUa1", "UUUa2", "b2", 4));
    cases.add(written("A", "B", "c1", 1));
    cases.add(written("A", "A1", "c1", 1));
    var random = new Random(62);
    var places = new ArrayList<Order>();
    for (int i = 0; i < 60; i++) {
      int at = random.nextInt(places.size() + 1);
      var low = at(places, at - 1);
      var high = at(places, at);
      var suffix = "ab".substring(random.nextInt(2)) + (1 + random.nextInt(9));
      var run = Order.run(low, high, suffix, 1 + random.nextInt(3));
      cases.add(written(key(low), key(high), suffix, run.size()));
      places.addAll(at, run);
    }
    return cases;
  }

  private static String written(
      @Nullable String low, @Nullable String high, String suffix, int count) {
    var keys = Order.run(order(low), order(high), suffix, count);
    return "  {\"low\": %s, \"high\": %s, \"suffix\": \"%s\", \"keys\": [%s]}"
        .formatted(
            quoted(low),
            quoted(high),
            suffix,
            String.join(", ", keys.stream().map(made -> quoted(made.key())).toList()));
  }

  private static @Nullable Order at(List<Order> places, int at) {
    return at < 0 || at >= places.size() ? null : places.get(at);
  }

  private static @Nullable Order order(@Nullable String key) {
    return key == null ? null : new Order(key);
  }

  private static @Nullable String key(@Nullable Order order) {
    return order == null ? null : order.key();
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "null" : '"' + text + '"';
  }
}

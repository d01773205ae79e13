package org.valuegap.app.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.store.Sessions.Device;

/**
 * What a browser says of itself, as far as people tell their browsers apart by it. Only these words
 * are kept, nothing that a browser can choose.
 */
final class Devices {
  /** In this order, because browsers name those whom they want to be taken for. */
  private static final List<List<String>> BROWSERS =
      List.of(
          List.of("Edg", "Edge"),
          List.of("OPR/", "Opera"),
          List.of("SamsungBrowser", "Samsung Internet"),
          List.of("Firefox/", "Firefox"),
          List.of("FxiOS", "Firefox"),
          List.of("Chrome/", "Chrome"),
          List.of("CriOS", "Chrome"),
          List.of("Safari/", "Safari"));

  private static final List<List<String>> PLATFORMS =
      List.of(
          List.of("iPhone", "iPhone"),
          List.of("iPad", "iPad"),
          List.of("Android", "Android"),
          List.of("CrOS", "ChromeOS"),
          List.of("Windows", "Windows"),
          List.of("Mac OS X", "macOS"),
          List.of("Linux", "Linux"));

  private Devices() {}

  static Device of(HttpServletRequest request) {
    var says = request.getHeader("User-Agent");
    return new Device(found(BROWSERS, says), found(PLATFORMS, says));
  }

  private static @Nullable String found(List<List<String>> known, @Nullable String says) {
    return says == null
        ? null
        : known.stream()
            .filter(one -> says.contains(one.getFirst()))
            .map(List::getLast)
            .findFirst()
            .orElse(null);
  }
}

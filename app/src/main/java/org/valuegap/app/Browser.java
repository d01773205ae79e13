package org.valuegap.app;

import java.io.IOException;
import java.util.Locale;

/** Opens an address in the browser of whoever sits before the terminal, when someone does. */
final class Browser {
  private Browser() {}

  static void open(String address) {
    var console = System.console();
    if (console == null || !console.isTerminal()) {
      return;
    }
    var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    boolean mac = system.contains("mac");
    if (mac || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null) {
      try {
        new ProcessBuilder(mac ? "open" : "xdg-open", address)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
      } catch (IOException e) {
        // no such program here: the address is printed and can be opened by hand
      }
    }
  }
}

package org.valuegap.app.store;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What this process has counted since it started, for {@code /metrics}: never whose, never what.
 */
public enum Tally {
  EDITS_REFUSED("reason", "Edits of browsers that were refused."),
  RESYNCS("", "Browsers that were sent a map anew because what they had was too old."),
  SIGN_INS_FAILED("", "Sign-ins with a wrong address or password, or too many of them."),
  SOCKETS_CLOSED("code", "Lines that the server closed; slow: the browser took nothing in.");

  private final String label;
  private final String help;
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  Tally(String label, String help) {
    this.label = label;
    this.help = help;
  }

  public void add() {
    add("");
  }

  /**
   * @param value of the label: one of few
   */
  public void add(String value) {
    counts.computeIfAbsent(value, _ -> new LongAdder()).increment();
  }

  /** What the values tell apart; empty when there is nothing to tell. */
  public String label() {
    return label;
  }

  public String help() {
    return help;
  }

  public Map<String, Long> counts() {
    var all = new TreeMap<String, Long>();
    if (label.isEmpty()) {
      all.put("", 0L);
    }
    counts.forEach((value, count) -> all.put(value, count.sum()));
    return all;
  }
}

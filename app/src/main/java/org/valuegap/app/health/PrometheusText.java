package org.valuegap.app.health;

import java.util.Locale;
import org.valuegap.app.store.Tally;
import org.valuegap.app.store.Timing;

/** Numbers in the text format of Prometheus 0.0.4. */
final class PrometheusText {
  private final StringBuilder text = new StringBuilder();

  void gauge(String name, String help, double value) {
    head(name, help, "gauge");
    line(name, "", value);
  }

  void counter(Tally tally) {
    var name = "valuegap_" + tally.name().toLowerCase(Locale.ROOT) + "_total";
    head(name, tally.help(), "counter");
    tally
        .counts()
        .forEach((value, count) ->
            line(name, tally.label().isEmpty() ? "" : tally.label() + "=\"" + value + "\"", count));
  }

  void histogram(Timing timing) {
    var name = "valuegap_" + timing.name().toLowerCase(Locale.ROOT) + "_seconds";
    head(name, timing.help(), "histogram");
    var bounds = Timing.bounds();
    var counts = timing.counts();
    for (int i = 0; i < bounds.length; i++) {
      line(name + "_bucket", "le=\"" + bounds[i] + "\"", counts[i]);
    }
    line(name + "_bucket", "le=\"+Inf\"", counts[bounds.length]);
    line(name + "_sum", "", timing.seconds());
    line(name + "_count", "", counts[bounds.length]);
  }

  private void head(String name, String help, String type) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private void line(String name, String labels, double value) {
    text.append(name).append(labels.isEmpty() ? "" : "{" + labels + "}").append(' ');
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    text.append(whole ? Long.toString((long) value) : Double.toString(value)).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
